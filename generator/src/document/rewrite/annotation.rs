//! Notes on values that don't limit them: examples, and the contents of strings.

use super::newer::NewerKeywords;
use super::null_branch::set_nullable;
use crate::document::report::Reporter;
use crate::document::tree::node::{Kind, Node};

/// Reads `x-nullable`, the `nullable` of Swagger 2.0.
pub(super) fn nullable_extension(schema: &mut Node, reporter: &mut Reporter<'_>) {
    let Some(value) = schema.get("x-nullable") else { return };
    let origin = value.origin;
    match value.as_bool() {
        Some(true) => set_nullable(schema, origin),
        Some(false) => {}
        None => {
            let message = "`x-nullable` has no value that is understood here";
            let help = "it is ignored; `true` or `false` was expected";
            reporter.warning("vendor-extension", reporter.place(origin), message, help);
        }
    }
}

/// Makes the `example` of 3.0, which has room for one, of the list `examples` of 3.1.
pub(super) fn schema_examples(schema: &mut Node, newer: &mut NewerKeywords) {
    let Some(examples) = schema.get("examples") else { return };
    newer.note("`examples` in a schema", examples.origin);
    let Some(mut examples) = schema.take("examples") else { return };
    let first = match &mut examples.kind {
        Kind::Sequence(items) if items.len() == 1 => items.pop(),
        Kind::Sequence(items) => items.first().cloned(),
        // The examples of a media type are a mapping, and easily mistaken for these.
        Kind::Mapping(entries) => {
            entries.first().and_then(|entry| entry.value.get("value")).cloned()
        }
        Kind::Null => None,
        _ => Some(examples.clone()),
    };
    if let Some(first) = first.filter(|_| !schema.has("example")) {
        schema.set("example", first);
    }
}

/// Makes formats, as 3.0 has them, of the content keywords of 3.1 (OpenAPI 3.1.1, section 4.4.2).
pub(super) fn content(schema: &mut Node) {
    let text = |key: &str| schema.get(key).and_then(Node::as_str);
    let format = match (text("contentEncoding"), text("contentMediaType")) {
        (Some("base64"), _) => "byte",
        (Some("base64url"), _) => "base64url",
        // Bytes as they are (RFC 2045, section 6.2).
        (Some("binary"), _) | (None, Some("application/octet-stream")) => "binary",
        _ => return,
    };
    let source = schema.get("contentEncoding").or_else(|| schema.get("contentMediaType"));
    let Some(origin) = source.map(|source| source.origin) else { return };
    if !schema.has("format") {
        schema.set("format", Node::string(format, origin));
    }
    // Only strings have such contents.
    if !schema.has("type") {
        schema.set("type", Node::string("string", origin));
    }
}
