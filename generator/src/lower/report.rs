//! The description, and what lowering has to say about it.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Document, Node, Pointer};

/// The description with all that is said about it, each with its place.
pub(super) struct Reporter<'a> {
    pub(super) document: &'a Document,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Reporter<'a> {
    pub(super) fn new(document: &'a Document, diagnostics: &'a mut Diagnostics) -> Self {
        Self { document, diagnostics }
    }

    /// Records something that can't be expressed, and what the output does instead.
    pub(super) fn loss(
        &mut self,
        code: &'static str,
        pointer: &Pointer,
        message: impl Into<String>,
        instead: &str,
    ) {
        self.push(Diagnostic::loss(code, message, instead), pointer);
    }

    /// Records something that the description says by mistake, and what the output makes of it.
    pub(super) fn warning(
        &mut self,
        code: &'static str,
        pointer: &Pointer,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Diagnostic::warning(code, message).help(help), pointer);
    }

    /// Records something that the description must not say.
    pub(super) fn error(
        &mut self,
        code: &'static str,
        pointer: &Pointer,
        message: impl Into<String>,
        help: &str,
    ) {
        self.push(Diagnostic::error(code, message).help(help), pointer);
    }

    /// Records that a vendor extension can't be read, and what it should look like.
    pub(super) fn unreadable(&mut self, pointer: &Pointer, expected: &str) {
        let is_name = |token: &Cow<'_, str>| token.starts_with("x-");
        let name = pointer.tokens().rfind(is_name).unwrap_or_default().into_owned();
        let message = format!("`{name}` has no value that is understood here");
        let help = format!("it is ignored; {expected} was expected");
        self.warning("vendor-extension", pointer, message, help);
    }

    /// The diagnostics, for those who know the places by themselves.
    pub(super) fn diagnostics(&mut self) -> &mut Diagnostics {
        self.diagnostics
    }

    /// The first of some vendor extensions that stands at a pointer, with its place.
    pub(super) fn extension(
        &self,
        names: &[&str],
        pointer: &Pointer,
    ) -> Option<(Pointer, &'a Node)> {
        let document = self.document;
        // Most places are asked for extensions that most descriptions don't have.
        let mut names = names.iter().filter(|name| document.has_extension(name)).peekable();
        names.peek()?;
        let holder = document.value(pointer)?;
        names.find_map(|name| Some((pointer.join(name), holder.get(name)?)))
    }

    fn push(&mut self, diagnostic: Diagnostic, pointer: &Pointer) {
        self.diagnostics.push(diagnostic.at(self.document.place(pointer)));
    }
}
