//! Parts of a description that are not for clients.

use super::{Extension, Ignored};
use crate::document::{Node, Pointer};
use crate::lower::report::Reporter;

/// Returns true if an extension says that something is not for clients, and records that.
///
/// `part` names the thing in the ledger.
pub(in crate::lower) fn is_ignored(
    pointer: &Pointer,
    part: &str,
    reporter: &mut Reporter<'_>,
) -> bool {
    let found = Extension::<Ignored>::first(pointer, reporter.document);
    let Some(Extension { at, value, .. }) = found else { return false };
    // Lists name the languages whose clients go without it.
    let is_for_rust = |language: &Node| language.as_str() == Some("rust");
    let ignored = match value.as_bool() {
        Some(ignored) => ignored,
        None if value.is_sequence() => value.items().iter().any(is_for_rust),
        None => {
            reporter.unreadable_extension(&at, "`true`, `false` or a list of languages");
            false
        }
    };
    if ignored {
        let message = format!("{part} is not for clients, as the description says");
        reporter.loss("ignored-by-extension", &at, message, "it is left out");
    }
    ignored
}
