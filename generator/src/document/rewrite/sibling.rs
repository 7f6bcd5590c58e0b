//! Keywords beside `$ref`.
//!
//! In 3.1 they count as much as the reference; in 3.0 they are ignored by the letter, but whoever
//! writes a description there means it. So a schema with a reference and more becomes `allOf:
//! [{$ref: …}]` with the rest beside that, which 3.0 has for exactly this.

use crate::document::report::Reporter;
use crate::document::schema::keyword::is_annotation;
use crate::document::tree::node::{Entry, Kind, Node};
use crate::document::version::Version;

/// Moves a reference into `allOf`, away from the keywords beside it. Returns true if there are
/// none, so that the schema is a reference.
pub(super) fn siblings(schema: &mut Node, version: Version, reporter: &mut Reporter<'_>) -> bool {
    let Some(reference) = schema.get("$ref") else { return false };
    if !is_reference(reference, reporter) {
        return true;
    }
    if schema.entries().len() > 1 {
        // The summary of a Reference Object, where descriptions are not seen everywhere.
        schema.rename("summary", "description");
        if version < Version::V3_1 {
            strip_ignored(schema, reporter);
        }
    }
    if schema.entries().len() == 1 {
        return true;
    }
    let Some(reference) = schema.take("$ref") else { return false };
    let reference_origin = reference.origin;
    let alone = vec![Entry { key: "$ref".into(), value: reference }];
    let alone = Node::new(Kind::Mapping(alone), reference_origin);
    match schema.get_mut("allOf").and_then(Node::items_mut) {
        Some(all) => all.insert(0, alone),
        None => schema.set("allOf", Node::new(Kind::Sequence(vec![alone]), reference_origin)),
    }
    false
}

/// Takes out the keywords that mean nothing beside a reference in 3.0, on which nobody can have
/// relied.
fn strip_ignored(schema: &mut Node, reporter: &mut Reporter<'_>) {
    let counts = |key: &str| key == "$ref" || is_annotation(key);
    let Some(first) = schema.entries().iter().find(|entry| !counts(&entry.key)) else { return };
    let place = reporter.key_place(first.value.origin);
    let ignored: Vec<_> = schema.iter().map(|(key, _)| key).filter(|key| !counts(key)).collect();
    let message =
        format!("in OpenAPI 3.0 a reference has no use for `{}` beside it", ignored.join("`, `"));
    let help = "it is ignored; put both into `allOf` if it should count";
    reporter.warning("ignored-sibling", place, message, help);
    if let Some(entries) = schema.entries_mut() {
        entries.retain(|entry| counts(&entry.key));
    }
}

/// Reports the fields beside the reference of a Reference Object, which have no effect. Returns
/// true if the object stays.
pub(super) fn reference_object(node: &Node, reporter: &mut Reporter<'_>) -> bool {
    let Some(reference) = node.get("$ref") else { return true };
    if !is_reference(reference, reporter) {
        return false;
    }
    // Summary and description stay in the node, where a later stage can look them up.
    let ignored =
        |key: &str| !matches!(key, "$ref" | "summary" | "description") && !key.starts_with("x-");
    if let Some(first) = node.entries().iter().find(|entry| ignored(&entry.key)) {
        let keys: Vec<_> = node.iter().map(|(key, _)| key).filter(|key| ignored(key)).collect();
        let place = reporter.key_place(first.value.origin);
        let message = format!("a reference has no use for `{}` beside it", keys.join("`, `"));
        let help = "it is ignored; only what is referred to counts";
        reporter.warning("ignored-sibling", place, message, help);
    }
    true
}

/// Returns true if the value of `$ref` is a text, and reports it if not.
fn is_reference(value: &Node, reporter: &mut Reporter<'_>) -> bool {
    if value.as_str().is_none() {
        let message = format!("expected a reference, found {}", value.describe());
        let help = "references look like `#/components/schemas/Name`";
        reporter.error("invalid-description", reporter.place(value.origin), message, help);
    }
    value.as_str().is_some()
}
