// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.

//! Finds the line in an error's body that a person wants to read.

use serde_json::Value;

/// The places in which JSON errors keep their message: RFC 9457, OAuth 2.0 (RFC 6749, section 5.2),
/// and habit.
const POINTERS: [&str; 9] = [
    "/detail", "/message", "/error_description", "/error/message", "/errors/0/message",
    "/errors/0/detail", "/errors/0", "/error", "/title",
];

/// The message of a body. The body alone tells what it is: servers call HTML JSON, and the other
/// way round. What starts like HTML or JSON, but isn't whole, is nothing to read.
pub(crate) fn of(body: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(body).ok()?.trim();
    match serde_json::from_str::<Value>(text) {
        Ok(json) => in_json(&json),
        Err(_) if text.starts_with(['<', '{', '[', '"']) => None,
        Err(_) => text.lines().next().map(str::to_owned),
    }
}

/// A message in one line of at most 200 characters. Secrets must be out of it before: of one that
/// is cut short, the start would be left.
pub(crate) fn shorten(message: &str) -> Option<String> {
    let line = message.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown = line.chars().filter(|c| !c.is_control()).take(200).collect::<String>();
    (!shown.is_empty()).then_some(shown)
}

fn in_json(json: &Value) -> Option<String> {
    let pointers = POINTERS.iter();
    first(json, pointers).or(json.as_str()).map(str::to_owned)
}

/// The first text that a pointer leads to.
fn first(json: &Value, mut pointers: impl Iterator<Item = &'static &'static str>) -> Option<&str> {
    pointers.find_map(|pointer| json.pointer(pointer)?.as_str())
}
