//! `x-ms-pageable`: a page has a link to the next one.

use super::{Description, Output, Step, Unusable, missing};
use crate::document::{Node, Pointer};
use crate::lower::report::Reporter;

/// Reads the extension, where `nextLinkName: null` is for lists of one page.
///
/// Neither `itemName` nor `operationName`, which name the list and a method, change anything: a
/// page may have nothing on it and others after it, and links are followed with GET.
pub(super) fn pageable(
    at: &Pointer,
    value: &Node,
    reporter: &mut Reporter<'_>,
) -> Result<Option<Description>, Unusable> {
    let name = value.get("nextLinkName");
    if name.is_some_and(Node::is_null) {
        return Ok(None);
    }
    let Some(name) = name.and_then(Node::as_str) else {
        return missing(at, "an object with `nextLinkName`", reporter);
    };
    let pointer = Pointer::root().join(name);
    let step = Step::Link { from: Output { at: at.join("nextLinkName"), pointer }, by_get: true };
    Ok(Some(Description { step, results: None, limit: None, count: None, more: None }))
}
