//! The schemas that tell the type of their values: those must not become any JSON value.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::schema;

/// The types of JSON Schema without `integer`, which is a part of `number`.
const TYPES: [&str; 6] = ["null", "boolean", "object", "array", "number", "string"];

/// Returns true if the schema at a pointer of a description tells the type of its values, and not
/// just that it is one of all.
pub(crate) fn is_typed(document: &Value, pointer: &str) -> bool {
    let Some(schema) = document.pointer(pointer) else { return false };
    types(document, schema, &mut BTreeSet::new()).len() < TYPES.len()
}

/// The types that a schema allows.
fn types<'a>(
    document: &'a Value,
    schema: &'a Value,
    inside: &mut BTreeSet<&'a str>,
) -> BTreeSet<&'static str> {
    let Value::Object(keywords) = schema else { return all() };
    let mut types = own(keywords);
    let mut also = |said: BTreeSet<&'static str>| types.retain(|ty| said.contains(ty));
    if let Some(reference) = keywords.get("$ref").and_then(Value::as_str)
        && let Some(target) = schema::target(document, reference)
        && inside.insert(reference)
    {
        also(self::types(document, target, inside));
        inside.remove(reference);
    }
    let list = |keyword| keywords.get(keyword).and_then(Value::as_array).into_iter().flatten();
    for member in list("allOf") {
        also(self::types(document, member, inside));
    }
    for keyword in ["oneOf", "anyOf"] {
        let branches = list(keyword).map(|branch| self::types(document, branch, inside));
        let branches = branches.reduce(|mut one, other| {
            one.extend(other);
            one
        });
        branches.into_iter().for_each(&mut also);
    }
    types
}

/// The types that the keywords of a schema allow by themselves.
fn own(keywords: &Map<String, Value>) -> BTreeSet<&'static str> {
    let mut types = match keywords.get("type") {
        Some(Value::String(name)) => named(name).into_iter().collect(),
        Some(Value::Array(names)) => {
            names.iter().filter_map(Value::as_str).filter_map(named).collect()
        }
        _ => implied(keywords).map_or_else(all, |ty| [ty].into()),
    };
    // In 3.0, this adds to a type (3.0.3, section 4.7.24.1); without one, it says nothing.
    if keywords.get("nullable") == Some(&Value::Bool(true)) {
        types.insert("null");
    }
    let values = keywords.get("enum").and_then(Value::as_array).into_iter().flatten();
    let values: BTreeSet<_> = values.chain(keywords.get("const")).map(schema::type_of).collect();
    if !values.is_empty() {
        types.retain(|ty| values.contains(ty));
    }
    types
}

/// The type that keywords are about which say nothing of values of other types. Strictly, they
/// allow all of these; but nobody means that.
fn implied(keywords: &Map<String, Value>) -> Option<&'static str> {
    const KEYWORDS: [(&str, &[&str]); 3] = [
        ("object", &["properties", "patternProperties", "additionalProperties"]),
        ("array", &["items", "prefixItems"]),
        ("string", &["pattern", "minLength", "maxLength"]),
    ];
    let says = |keyword: &&str| match keywords.get(*keyword) {
        Some(Value::Object(said)) => !said.is_empty(),
        said => said.is_some_and(|said| !said.is_boolean()),
    };
    let mut kinds = KEYWORDS.into_iter().filter(|(_, keywords)| keywords.iter().any(says));
    kinds.next().map(|(ty, _)| ty)
}

fn all() -> BTreeSet<&'static str> {
    TYPES.into()
}

fn named(name: &str) -> Option<&'static str> {
    let name = if name == "integer" { "number" } else { name };
    TYPES.into_iter().find(|known| *known == name)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn is_typed(schema: &Value) -> bool {
        let other = json!({ "anyOf": [{ "type": "string" }, { "$ref": "#/schemas/Other" }] });
        let document = json!({ "schema": schema, "schemas": { "Other": other, "Any": {} } });
        super::is_typed(&document, "/schema")
    }

    #[test]
    fn what_tells_a_type_is_typed() {
        for schema in [
            json!({ "type": "object" }),
            json!({ "type": "object", "properties": {}, "nullable": true }),
            json!({ "type": "null" }),
            json!({ "enum": [null] }),
            json!({ "properties": { "a": {} } }),
            json!({ "items": { "$ref": "#/schemas/Any" } }),
            json!({ "const": "" }),
            json!({ "enum": [1, "a"] }),
            json!({ "anyOf": [{ "type": "string" }, { "type": "object" }, { "nullable": false, "type": "null" }] }),
            json!({ "allOf": [{}, { "$ref": "#/schemas/Any" }, { "type": "array" }] }),
            json!({ "oneOf": [{}, { "type": "string" }], "type": "string" }),
        ] {
            assert!(is_typed(&schema), "{schema}");
        }
    }

    #[test]
    fn what_allows_every_type_is_not() {
        for schema in [
            json!({}),
            json!(true),
            json!({ "nullable": true }),
            json!({ "additionalProperties": true, "properties": {} }),
            json!({ "description": "Whatever.", "not": { "type": "string" } }),
            json!({ "$ref": "#/schemas/Any" }),
            json!({ "anyOf": [{}, { "type": "string" }] }),
            json!({ "oneOf": [{ "nullable": true }, { "type": "string" }] }),
            json!({ "type": ["null", "boolean", "object", "array", "number", "string", "integer"] }),
            json!({ "anyOf": [{ "$ref": "#/schemas/Other" }, { "$ref": "#/schemas/Any" }] }),
        ] {
            assert!(!is_typed(&schema), "{schema}");
        }
    }
}
