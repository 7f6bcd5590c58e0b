//! `x-speakeasy-pagination`: inputs, which are parameters or properties of the body, and outputs,
//! which are paths into the answer.

use super::path::json_path;
use super::place::{Input, Location};
use super::{Description, Output, Step, Unusable, missing};
use crate::document::{Node, Pointer};
use crate::lower::report::Reporter;

/// An input with its role.
struct ListedInput {
    role: Role,
    input: Input,
}

/// The role of an input, which is its `type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Page,
    Offset,
    Limit,
    Cursor,
}

/// Reads the extension at an operation.
pub(super) fn speakeasy_pages(
    at: &Pointer,
    value: &Node,
    reporter: &mut Reporter<'_>,
) -> Result<Description, Unusable> {
    let mut inputs = inputs(&at.join("inputs"), value.get("inputs"), reporter)?;
    let outputs = at.join("outputs");
    let mut output = |key: &str| output(&outputs, value, key, reporter);
    let (results, count) = (output("results")?, output("numPages")?);
    let (cursor, link) = (output("nextCursor")?, output("nextUrl")?);
    let mut take = |roles: &[Role]| {
        let index = inputs.iter().position(|listed| roles.contains(&listed.role))?;
        Some(inputs.remove(index))
    };
    let (step, limit) = match value.get("type").and_then(Node::as_str) {
        Some("offsetLimit") => {
            let Some(ListedInput { role, input }) = take(&[Role::Page, Role::Offset]) else {
                return missing(&at.join("inputs"), "one of the type `page` or `offset`", reporter);
            };
            let is_page = role == Role::Page;
            if results.is_none() && !(is_page && count.is_some()) {
                return missing(&outputs, "an object with `results`", reporter);
            }
            let step = if is_page { Step::Number(input) } else { Step::Offset(input) };
            // Nobody can tell a page that isn't full by the number of pages.
            let limit = take(&[Role::Limit]).filter(|_| results.is_some());
            (step, limit.map(|listed| listed.input))
        }
        Some("cursor") => {
            let Some(ListedInput { input: into, .. }) = take(&[Role::Cursor]) else {
                return missing(&at.join("inputs"), "one of the type `cursor`", reporter);
            };
            let Some(from) = cursor else {
                return missing(&outputs, "an object with `nextCursor`", reporter);
            };
            (Step::Cursor { from, into }, None)
        }
        Some("url") => {
            let Some(from) = link else {
                return missing(&outputs, "an object with `nextUrl`", reporter);
            };
            (Step::Link { from, by_get: false }, None)
        }
        _ => {
            let expected = "an object with the `type` `offsetLimit`, `cursor` or `url`";
            return missing(at, expected, reporter);
        }
    };
    let count = count.filter(|_| matches!(step, Step::Number(_)));
    Ok(Description { step, results, limit, count, more: None })
}

/// Reads all inputs.
fn inputs(
    at: &Pointer,
    listed: Option<&Node>,
    reporter: &mut Reporter<'_>,
) -> Result<Vec<ListedInput>, Unusable> {
    let mut inputs = Vec::new();
    for (index, node) in listed.map(Node::items).unwrap_or_default().iter().enumerate() {
        let at = at.join(&index.to_string());
        let text = |key: &str| node.get(key).and_then(Node::as_str);
        let role = match text("type") {
            Some("page") => Some(Role::Page),
            Some("offset") => Some(Role::Offset),
            Some("limit") => Some(Role::Limit),
            Some("cursor") => Some(Role::Cursor),
            _ => None,
        };
        let location = match text("in") {
            Some("parameters") => Some(Location::Parameter),
            Some("requestBody") => Some(Location::Body),
            _ => None,
        };
        let Some(((role, location), name)) = role.zip(location).zip(text("name")) else {
            let expected = "an object with `name`, `in` (`parameters` or `requestBody`) and `type` \
                            (`page`, `offset`, `limit` or `cursor`)";
            return missing(&at, expected, reporter);
        };
        let path = Pointer::root().join(name);
        let input = Input { at: at.join("name"), location, path };
        inputs.push(ListedInput { role, input });
    }
    Ok(inputs)
}

/// Reads one of the outputs.
fn output(
    outputs: &Pointer,
    value: &Node,
    key: &str,
    reporter: &mut Reporter<'_>,
) -> Result<Option<Output>, Unusable> {
    let Some(node) = value.get("outputs").and_then(|outputs| outputs.get(key)) else {
        return Ok(None);
    };
    let at = outputs.join(key);
    match node.as_str().and_then(json_path) {
        Some(pointer) => Ok(Some(Output { at, pointer })),
        None => missing(&at, "a path like `$.data.items[-1].id`", reporter),
    }
}
