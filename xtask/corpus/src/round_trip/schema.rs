//! A description as JSON Schema 2020-12, read without any part of the generator: it is the
//! generator that is judged.
//!
//! OpenAPI 3.1 is that already. 3.0 has a few keywords of its own, and ignores what stands beside
//! `$ref`.

use serde_json::{Map, Value, json};

use super::judge;

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

/// Rewrites a description's schemas in the terms of 2020-12.
pub(super) fn convert(document: &mut Value) {
    let version = document.get("openapi").and_then(Value::as_str).unwrap_or_default();
    let is_3_0 = version.starts_with("3.0");
    document_schemas(document, &|schema| convert_schema(schema, is_3_0));
    if let Some(document) = document.as_object_mut() {
        // These would be the identity of the whole as a schema.
        document.retain(|key, _| !key.starts_with('$'));
    }
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

/// Rewrites a schema, and those within it, in the terms of 2020-12.
fn convert_schema(schema: &mut Value, is_3_0: bool) {
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
    discriminated(keywords);
    unreadable_patterns(keywords);
    // References within a description are pointers; names would make them start elsewhere. Examples
    // are no constraints.
    let ignored = ["example", "examples", "$schema", "$id", "id"];
    keywords.retain(|key, _| !ignored.contains(&key.as_str()));
    for key in ONE {
        if let Some(inner) = keywords.get_mut(key) {
            convert_schema(inner, is_3_0);
        }
    }
    for key in LIST {
        let inner = keywords.get_mut(key).and_then(Value::as_array_mut);
        inner.into_iter().flatten().for_each(|inner| convert_schema(inner, is_3_0));
    }
    for key in NAMED {
        let inner = keywords.get_mut(key).and_then(Value::as_object_mut);
        inner.into_iter().flat_map(Map::values_mut).for_each(|inner| convert_schema(inner, is_3_0));
    }
}

/// `nullable` only adds to a `type` (OpenAPI 3.0.3, section 4.7.24.1).
fn nullable(keywords: &mut Map<String, Value>) {
    let nullable = keywords.remove("nullable") == Some(Value::Bool(true));
    if nullable && let Some(kind) = keywords.get("type").filter(|kind| kind.is_string()).cloned() {
        keywords.insert("type".to_owned(), json!([kind, "null"]));
    }
}

/// `{nullable: true}` beside other branches would allow everything, but everybody who writes it
/// means null.
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

/// Turns `oneOf` into `anyOf` beside a discriminator: where a property names the branch, it is no
/// mistake that others allow the value as well (OpenAPI 3.1.1, section 4.8.25).
fn discriminated(keywords: &mut Map<String, Value>) {
    if keywords.contains_key("discriminator")
        && !keywords.contains_key("anyOf")
        && let Some(branches) = keywords.remove("oneOf")
    {
        keywords.insert("anyOf".to_owned(), branches);
    }
}

/// Patterns should be as ECMA-262 has them with its flag `u` (2020-12, section 6.4); what isn't
/// judges nothing.
fn unreadable_patterns(keywords: &mut Map<String, Value>) {
    let is_readable = |pattern: &str| judge::reads(&json!({ "pattern": pattern }));
    if keywords.get("pattern").and_then(Value::as_str).is_some_and(|pattern| !is_readable(pattern))
    {
        keywords.remove("pattern");
    }
    if let Some(Value::Object(patterns)) = keywords.get_mut("patternProperties") {
        patterns.retain(|pattern, _| is_readable(pattern));
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

/// A description in which any branch will do where one should.
pub(super) fn without_one_of(mut value: Value) -> Value {
    fn replace(value: &mut Value) {
        match value {
            Value::Object(members) => {
                if !members.contains_key("anyOf")
                    && let Some(branches) = members.remove("oneOf")
                {
                    members.insert("anyOf".to_owned(), branches);
                }
                members.values_mut().for_each(replace);
            }
            Value::Array(items) => items.iter_mut().for_each(replace),
            _ => {}
        }
    }
    replace(&mut value);
    value
}

/// The target of a reference within the description.
pub(super) fn target<'a>(document: &'a Value, reference: &str) -> Option<&'a Value> {
    document.pointer(&pointer(reference)?)
}

/// The JSON pointer of a reference within the description.
pub(super) fn pointer(reference: &str) -> Option<String> {
    let fragment = reference.strip_prefix('#')?;
    let pointer = percent_encoding::percent_decode_str(fragment).decode_utf8().ok()?;
    Some(pointer.into_owned())
}

/// The type of a value. Integers are numbers.
pub(super) fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

#[cfg(test)]
mod tests {
    use super::super::text;
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
        let mut document = text::read(text).expect("it is YAML");
        convert(&mut document);
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
    fn what_no_judge_can_read_is_left_out() {
        let mut schema =
            json!({ "$id": "a", "pattern": "[\\w-/]", "oneOf": [], "discriminator": {} });
        convert_schema(&mut schema, false);
        assert_eq!(schema, json!({ "anyOf": [], "discriminator": {} }));
        let mut readable = json!({ "pattern": "^\\p{L}(?=a)\\d$" });
        convert_schema(&mut readable, false);
        assert_eq!(readable, json!({ "pattern": "^\\p{L}(?=a)\\d$" }));
    }

    #[test]
    fn a_3_1_schema_stays() {
        let schema = json!({ "$ref": "#/components/schemas/B", "nullable": true });
        let mut document =
            json!({ "openapi": "3.1.0", "components": { "schemas": { "A": schema } } });
        convert(&mut document);
        assert_eq!(target(&document, "#/components/schemas/A"), Some(&schema));
    }
}
