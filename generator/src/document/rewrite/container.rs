//! The keywords of arrays and objects that have another form in 3.0.

use crate::document::report::Reporter;
use crate::document::tree::node::{Kind, Node};

/// Gives the keywords of tuples their new names: before 2020-12, `prefixItems` was a list in
/// `items`, and `items` was `additionalItems`.
pub(super) fn tuple(schema: &mut Node, reporter: &mut Reporter<'_>) {
    let Some(items) = schema.get("items").filter(|items| !items.items().is_empty()) else {
        return;
    };
    let place = reporter.key_place(items.origin);
    let help = "it is read as `prefixItems`, which is what OpenAPI 3.1 calls it";
    reporter.warning("tuple-items", place, "`items` is one schema, and no list", help);
    schema.rename("items", "prefixItems");
    schema.rename("additionalItems", "items");
}

/// Says the keywords of objects and arrays as 3.0 does, where that is possible.
pub(super) fn object_keywords(schema: &mut Node, reporter: &mut Reporter<'_>) {
    boolean_required(schema, reporter);
    unevaluated(schema, "unevaluatedProperties", "additionalProperties");
    unevaluated(schema, "unevaluatedItems", "items");
    single_pattern(schema);
}

/// Reports the loss of `not`, unless it excludes everything: nothing else that it excludes makes a
/// type.
pub(super) fn negation(schema: &Node, reporter: &mut Reporter<'_>) {
    if let Some(not) = schema.get("not").filter(|not| !not.entries().is_empty()) {
        let place = reporter.key_place(not.origin);
        let instead = "values aren't checked against it";
        reporter.loss("unsupported-field", place, "`not` can't be expressed", instead);
    }
}

/// Takes out a boolean `required`: the schema around a property says whether it is required.
/// JSON Schema draft 3 had it in the property.
fn boolean_required(schema: &mut Node, reporter: &mut Reporter<'_>) {
    let Some(required) = schema.get("required") else { return };
    let boolean = match &required.kind {
        Kind::Boolean(value) => *value,
        Kind::String(text) if matches!(&**text, "true" | "false") => &**text == "true",
        _ => return,
    };
    let place = reporter.key_place(required.origin);
    schema.take("required");
    // Nobody misses a `false`.
    if boolean {
        let help =
            "it is ignored; name the property in the list `required` of the schema around it";
        let message = "`required` is a list of properties, and no boolean";
        reporter.warning("boolean-required", place, message, help);
    }
}

/// Makes `additionalProperties` or `items` of a keyword for the rest that neither a schema nor its
/// branches declare. Without branches the two are the same. With branches, a type has all that
/// these declare in the same struct, so that the rest is the same, too, if it may be anything; but
/// to forbid it would forbid the properties of the branches.
fn unevaluated(schema: &mut Node, keyword: &str, alone: &str) {
    let branches =
        ["allOf", "anyOf", "oneOf", "if", "dependentSchemas", "patternProperties", "$ref"];
    let has_branches = branches.iter().any(|keyword| schema.has(keyword));
    let forbids = schema.get(keyword).and_then(Node::as_bool) == Some(false);
    if schema.has(alone) || (has_branches && forbids) {
        return;
    }
    schema.rename(keyword, alone);
}

/// Makes a map of an object whose properties all have to match one pattern, whatever the pattern.
fn single_pattern(schema: &mut Node) {
    let closed = schema.get("additionalProperties").and_then(Node::as_bool) == Some(false);
    let properties =
        schema.get("properties").is_some_and(|properties| !properties.entries().is_empty());
    let patterns = schema.get("patternProperties").map(Node::entries).unwrap_or_default();
    if let ([_], true, false) = (patterns, closed, properties) {
        let patterns = schema.take("patternProperties").map(|patterns| patterns.kind);
        if let Some(Kind::Mapping(mut patterns)) = patterns
            && let Some(only) = patterns.pop()
        {
            schema.set("additionalProperties", only.value);
        }
    }
}
