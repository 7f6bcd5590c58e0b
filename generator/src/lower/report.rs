//! Diagnostics about the description, each with its place.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Document, Pointer};

/// The description, and the diagnostics that lowering adds about it.
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

    /// Records something that the maintainer may want to choose.
    pub(super) fn note(
        &mut self,
        code: &'static str,
        pointer: &Pointer,
        message: impl Into<String>,
        help: &str,
    ) {
        self.push(Diagnostic::note(code, message).help(help), pointer);
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
    pub(super) fn unreadable_extension(&mut self, pointer: &Pointer, expected: &str) {
        let is_name = |token: &Cow<'_, str>| token.starts_with("x-");
        let name = pointer.tokens().rfind(is_name).unwrap_or_default().into_owned();
        let message = format!("`{name}` has no value that is understood here");
        let help = format!("it is ignored; {expected} was expected");
        self.warning("vendor-extension", pointer, message, help);
    }

    /// The diagnostics, for callers that have the places already.
    pub(super) fn diagnostics(&mut self) -> &mut Diagnostics {
        self.diagnostics
    }

    fn push(&mut self, diagnostic: Diagnostic, pointer: &Pointer) {
        self.diagnostics.push(diagnostic.at(self.document.place(pointer)));
    }
}
