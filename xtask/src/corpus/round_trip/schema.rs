//! A description as JSON Schema 2020-12, read without any part of the generator: it is the generator that is judged.
//!
//! OpenAPI 3.1 is that already. 3.0 has a few keywords of its own, and ignores what stands beside `$ref`.

use serde_json::{Map, Value, json};

use super::text;
use super::together::Together;

/// The keywords whose value is a schema.
const ONE: [&str; 12] = [
    "items", "additionalProperties", "not", "contains", "propertyNames", "if", "then", "else",
    "unevaluatedProperties", "unevaluatedItems", "additionalItems", "contentSchema",
];
/// The keywords whose value is a list of schemas.
const LIST: [&str; 4] = ["allOf", "oneOf", "anyOf", "prefixItems"];
/// The keywords whose value has schemas by name.
const NAMED: [&str; 5] =
    ["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"];

/// Reads a description, or says why that can't be done.
pub(in super::super) fn read(text: &str) -> Result<Value, String> {
    let mut document = text::read(text)?;
    let version = document.get("openapi").and_then(Value::as_str).unwrap_or_default();
    let is_3_0 = version.starts_with("3.0");
    document_schemas(&mut document, &|schema| convert(schema, is_3_0));
    if let Some(document) = document.as_object_mut() {
        // These would be the identity of the whole as a schema.
        document.retain(|key, _| !key.starts_with('$'));
    }
    Ok(document)
}

/// Calls something for each schema that isn't within another.
fn document_schemas(value: &mut Value, convert: &dyn Fn(&mut Value)) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                match (key.as_str(), member) {
                    ("schema", member @ Value::Object(_)) => convert(member),
                    ("schemas", Value::Object(schemas)) => {
                        schemas.values_mut().for_each(convert);
                    }
                    // What looks like a description here is somebody's data.
                    ("example" | "examples" | "default", _) => {}
                    (_, member) => document_schemas(member, convert),
                }
            }
        }
        Value::Array(items) => {
            items.iter_mut().for_each(|item| document_schemas(item, convert));
        }
        _ => {}
    }
}

/// Says a schema, and those within it, in the terms of 2020-12.
fn convert(schema: &mut Value, is_3_0: bool) {
    let Value::Object(keywords) = schema else { return };
    if is_3_0 {
        if let Some(reference) = keywords.get("$ref").filter(|value| value.is_string()).cloned() {
            *schema = json!({ "$ref": reference });
            return;
        }
        nullable(keywords);
        null_branch(keywords);
    }
    // In 3.1 this is a mistake, which many make.
    bound(keywords, "minimum", "exclusiveMinimum");
    bound(keywords, "maximum", "exclusiveMaximum");
    // `id` and the like name schemas in old drafts, and examples are no constraints.
    keywords.retain(|key, _| !matches!(key.as_str(), "example" | "examples" | "$schema" | "id"));
    for key in ONE {
        if let Some(inner) = keywords.get_mut(key) {
            convert(inner, is_3_0);
        }
    }
    for key in LIST {
        let inner = keywords.get_mut(key).and_then(Value::as_array_mut);
        inner.into_iter().flatten().for_each(|inner| convert(inner, is_3_0));
    }
    for key in NAMED {
        let inner = keywords.get_mut(key).and_then(Value::as_object_mut);
        inner.into_iter().flat_map(Map::values_mut).for_each(|inner| convert(inner, is_3_0));
    }
}

/// `nullable` only adds to a `type` (OpenAPI 3.0.3, section 4.7.24.1).
fn nullable(keywords: &mut Map<String, Value>) {
    let nullable = keywords.remove("nullable") == Some(Value::Bool(true));
    if nullable && let Some(kind) = keywords.get("type").filter(|kind| kind.is_string()).cloned() {
        keywords.insert("type".to_owned(), json!([kind, "null"]));
    }
}

/// `{nullable: true}` beside other branches would allow everything, but everybody who writes it means null.
fn null_branch(keywords: &mut Map<String, Value>) {
    for key in ["oneOf", "anyOf"] {
        let branches = keywords.get_mut(key).and_then(Value::as_array_mut);
        for branch in branches.into_iter().flatten() {
            if *branch == json!({ "nullable": true }) {
                *branch = json!({ "type": "null" });
            }
        }
    }
}

/// `exclusiveMinimum: true` says that `minimum` is no value itself.
fn bound(keywords: &mut Map<String, Value>, bound: &str, exclusive: &str) {
    if let Some(Value::Bool(is_exclusive)) = keywords.get(exclusive).cloned() {
        keywords.remove(exclusive);
        if is_exclusive && let Some(bound) = keywords.remove(bound) {
            keywords.insert(exclusive.to_owned(), bound);
        }
    }
}

/// What a reference within the description leads to.
pub(super) fn target<'a>(document: &'a Value, reference: &str) -> Option<&'a Value> {
    let fragment = reference.strip_prefix('#')?;
    let pointer = percent_encoding::percent_decode_str(fragment).decode_utf8().ok()?;
    document.pointer(&pointer)
}

/// Whether the schema at a pointer says anything about its values.
pub(in super::super) fn says_something(document: &Value, pointer: &str) -> bool {
    let Some(schema) = document.pointer(pointer) else { return false };
    let together = Together::new(document, &[schema]);
    together.kinds().is_some() || together.values().is_some() || !together.unions.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_3_0_schema_is_said_in_the_terms_of_2020_12() {
        let text = "
            openapi: 3.0.3
            components:
              schemas:
                A:
                  type: object
                  properties:
                    nullable: {type: string, nullable: true}
                    number: {type: number, minimum: 1, exclusiveMinimum: true}
                    other: {$ref: '#/components/schemas/B', description: ignored}
            paths: {/a: {get: {responses: {200: {content: {text: {schema: {nullable: true}}}}}}}}
        ";
        let document = read(text).expect("it is YAML");
        let properties = json!({
            "nullable": { "type": ["string", "null"] },
            "number": { "type": "number", "exclusiveMinimum": 1 },
            "other": { "$ref": "#/components/schemas/B" },
        });
        assert_eq!(document.pointer("/components/schemas/A/properties"), Some(&properties));
        let inline = "/paths/~1a/get/responses/200/content/text/schema";
        assert_eq!(document.pointer(inline), Some(&json!({})));
    }

    #[test]
    fn a_3_1_schema_stays() {
        let schema = json!({ "$ref": "#/components/schemas/B", "nullable": true });
        let text = json!({ "openapi": "3.1.0", "components": { "schemas": { "A": schema } } });
        let document = read(&text.to_string()).expect("it is JSON");
        assert_eq!(target(&document, "#/components/schemas/A"), Some(&schema));
    }
}
