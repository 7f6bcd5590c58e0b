//! Vendor extensions: fields that start with `x-`, by which descriptions say what OpenAPI has no word for.
//!
//! [`VENDOR_EXTENSIONS`] lists those that are understood; all others are ignored, as the specification wants it
//! (OpenAPI 3.1.1, section 4.9). What the maintainer chose counts more than any of them, and an overlay can add one where
//! a description has none. One that can't be read is worth a warning and nothing more: a description is not wrong for
//! what it says to others.

mod global;
mod message;
mod method;
mod name;
mod pagination;
mod retry;
mod rust_type;
mod table;
mod values;

pub(super) use global::Globals;
pub(super) use method::MethodNames;
pub(super) use name::Holder;
pub use table::{VENDOR_EXTENSIONS, VendorExtension};
pub(super) use values::Annotations;

use super::Lowering;
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Pointer};

impl<'a> Lowering<'a> {
    /// The first of some extensions that stands at a pointer, with its place.
    fn extension(&self, names: &[&str], pointer: &Pointer) -> Option<(Pointer, &'a Node)> {
        let document = self.document;
        // Most places are asked for extensions that most descriptions don't have.
        let mut names = names.iter().filter(|name| document.has_extension(name)).peekable();
        names.peek()?;
        let holder = document.value(pointer)?;
        names.find_map(|name| Some((pointer.join(name), holder.get(name)?)))
    }

    /// The place to which references lead from a place. Where they lead nowhere, that is the place itself.
    pub(in crate::lower) fn followed(&self, pointer: Pointer) -> Pointer {
        self.document.follow(pointer.clone()).map_or(pointer, |target| target.pointer)
    }

    /// Says that an extension can't be read, and what it should look like.
    fn unreadable(&mut self, pointer: &Pointer, expected: &str) {
        let is_name = |token: &std::borrow::Cow<'_, str>| token.starts_with("x-");
        let name = pointer.tokens().rfind(is_name).unwrap_or_default().into_owned();
        let message = format!("`{name}` has no value that is understood here");
        let place = self.document.place(pointer);
        let help = format!("it is ignored; {expected} was expected");
        self.diagnostics
            .push(Diagnostic::warning("vendor-extension", message).at(place).help(help));
    }

    /// Whether an extension says that something is not for clients. It goes into the ledger.
    pub(super) fn is_ignored(&mut self, pointer: &Pointer, what: &str) -> bool {
        const NAMES: &[&str] = &["x-speakeasy-ignore", "x-fern-ignore", "x-stainless-skip"];
        let Some((at, value)) = self.extension(NAMES, pointer) else { return false };
        // Lists name the languages whose clients go without it.
        let is_for_rust = |language: &Node| language.as_str() == Some("rust");
        let ignored = match value.as_bool() {
            Some(ignored) => ignored,
            None if value.is_sequence() => value.items().iter().any(is_for_rust),
            None => {
                self.unreadable(&at, "`true`, `false` or a list of languages");
                false
            }
        };
        if ignored {
            let message = format!("{what} is not for clients, as the description says");
            self.loss("ignored-by-extension", &at, message, "it is left out");
        }
        ignored
    }
}
