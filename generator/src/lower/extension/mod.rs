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

use crate::document::{Node, Pointer};
use crate::lower::report::Reporter;

pub(super) use global::{Globals, find_globals, global, global_name};
pub(super) use message::Messages;
pub(super) use method::{MethodNames, method_names};
pub(super) use name::{Holder, chosen_name};
pub(super) use pagination::paginate;
pub(super) use retry::{note_sent_once, retries, usual_retries};
pub(super) use rust_type::rust_type;
pub use table::{VENDOR_EXTENSIONS, VendorExtension};
pub(super) use values::Annotations;

/// Returns true if an extension says that something is not for clients, and records that.
pub(super) fn is_ignored(pointer: &Pointer, what: &str, reporter: &mut Reporter<'_>) -> bool {
    const NAMES: &[&str] = &["x-speakeasy-ignore", "x-fern-ignore", "x-stainless-skip"];
    let Some((at, value)) = reporter.extension(NAMES, pointer) else { return false };
    // Lists name the languages whose clients go without it.
    let is_for_rust = |language: &Node| language.as_str() == Some("rust");
    let ignored = match value.as_bool() {
        Some(ignored) => ignored,
        None if value.is_sequence() => value.items().iter().any(is_for_rust),
        None => {
            reporter.unreadable(&at, "`true`, `false` or a list of languages");
            false
        }
    };
    if ignored {
        let message = format!("{what} is not for clients, as the description says");
        reporter.loss("ignored-by-extension", &at, message, "it is left out");
    }
    ignored
}
