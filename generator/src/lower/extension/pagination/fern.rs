//! `x-fern-pagination`: paths into the request and the answer.

use super::path::dotted;
use super::place::{Input, Location};
use super::{Description, Output, Step, Unusable, missing};
use crate::document::{Node, Pointer};
use crate::lower::extension::{Extension, UsualPages};
use crate::lower::report::Reporter;

/// Reads the extension at an operation, where `true` stands for the one at the root.
pub(super) fn fern_pages(
    at: &Pointer,
    value: &Node,
    reporter: &mut Reporter<'_>,
) -> Result<Option<Description>, Unusable> {
    let expected = "an object with `cursor` and `next_cursor`, `offset`, `next_uri` or `next_path`";
    let (at, value) = match value.as_bool() {
        Some(false) => return Ok(None),
        Some(true) => {
            let usual = Extension::<UsualPages>::first(&Pointer::root(), reporter.document);
            match usual {
                Some(Extension { at, value, .. }) => (at, value),
                None => return missing(at, "another at the root", reporter),
            }
        }
        None => (at.clone(), value),
    };
    let mut request = |key: &str| in_request(&at, value, key, reporter);
    let (cursor, offset, size) = (request("cursor")?, request("offset")?, request("step")?);
    let mut answer = |key: &str| in_answer(&at, value, key, reporter);
    let (results, more) = (answer("results")?, answer("has-next-page")?);
    let (next_cursor, next_uri) = (answer("next_cursor")?, answer("next_uri")?);
    let next_path = answer("next_path")?;
    if let Some((into, from)) = cursor.zip(next_cursor) {
        let step = Step::Cursor { from, into };
        // The cursor decides: a page may have nothing on it and others after it.
        return Ok(Some(Description { step, results: None, limit: None, count: None, more }));
    }
    if let Some(from) = next_uri.or(next_path) {
        let step = Step::Link { from, by_get: false };
        return Ok(Some(Description { step, results: None, limit: None, count: None, more }));
    }
    let Some(input) = offset else { return missing(&at, expected, reporter) };
    if results.is_none() && (more.is_none() || size.is_some()) {
        return missing(&at, "an object with `results`", reporter);
    }
    // Where pages have no size, they have numbers.
    let step = if size.is_some() { Step::Offset(input) } else { Step::Number(input) };
    Ok(Some(Description { step, results, limit: None, count: None, more }))
}

fn in_request(
    at: &Pointer,
    value: &Node,
    key: &str,
    reporter: &mut Reporter<'_>,
) -> Result<Option<Input>, Unusable> {
    let Some(node) = value.get(key) else { return Ok(None) };
    let at = at.join(key);
    let path = node.as_str().and_then(|text| dotted(text, "$request"));
    match path.filter(|path| *path != Pointer::root()) {
        Some(path) => Ok(Some(Input { at, location: Location::Either, path })),
        None => missing(&at, "a path like `$request.cursor`", reporter),
    }
}

fn in_answer(
    at: &Pointer,
    value: &Node,
    key: &str,
    reporter: &mut Reporter<'_>,
) -> Result<Option<Output>, Unusable> {
    let Some(node) = value.get(key) else { return Ok(None) };
    let at = at.join(key);
    match node.as_str().and_then(|text| dotted(text, "$response")) {
        Some(pointer) => Ok(Some(Output { at, pointer })),
        None => missing(&at, "a path like `$response.data.next`", reporter),
    }
}
