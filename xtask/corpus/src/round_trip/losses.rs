//! The differences that the ledger explains: those at schemas that the generator can't express.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use super::{schema, text};
use generator_command::location::Location;

/// The losses of a description.
#[derive(Debug, Default)]
pub(super) struct Losses {
    pointers: BTreeSet<String>,
    description: Option<Location>,
    document: OnceCell<Value>,
}

impl Losses {
    /// The losses at these JSON pointers. The description is only read when it matters.
    pub(super) fn new(pointers: &BTreeSet<String>, description: &Location) -> Self {
        let (pointers, description) = (pointers.clone(), Some(description.clone()));
        Self { pointers, description, document: OnceCell::new() }
    }

    /// Returns true if one of them explains a difference within an instance of a schema: it is
    /// about the schema, about one on the way to the difference, or about something within the last
    /// of these.
    pub(super) fn explain(&self, pointer: &str, at: &str) -> bool {
        if self.pointers.is_empty() {
            return false;
        }
        let document = self.document.get_or_init(|| self.read());
        let mut here = BTreeSet::from([pointer.to_owned()]);
        complete(document, &mut here);
        for step in at.split('/').skip(1) {
            if here.iter().any(|pointer| self.pointers.contains(pointer)) {
                return true;
            }
            here = here.iter().flat_map(|pointer| within(document, pointer, step)).collect();
            complete(document, &mut here);
        }
        let is_within = |loss: &String| {
            here.iter().any(|pointer| {
                loss.strip_prefix(pointer)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
        };
        self.pointers.iter().any(is_within)
    }

    fn read(&self) -> Value {
        let location = self.description.as_ref();
        let description = location.and_then(|location| fs::read_to_string(location.path()).ok());
        description.and_then(|text| text::read(&text).ok()).unwrap_or_default()
    }
}

/// Adds the schemas that are about the same values.
fn complete(document: &Value, pointers: &mut BTreeSet<String>) {
    let mut open: Vec<String> = pointers.iter().cloned().collect();
    while let Some(pointer) = open.pop() {
        let Some(schema) = document.pointer(&pointer) else { continue };
        let reference = schema.get("$ref").and_then(Value::as_str).and_then(schema::pointer);
        let lists = ["allOf", "anyOf", "oneOf"].into_iter().flat_map(|keyword| {
            let list = schema.get(keyword).and_then(Value::as_array).map_or(0, Vec::len);
            let pointer = &pointer;
            (0..list).map(move |index| format!("{pointer}/{keyword}/{index}"))
        });
        for also in reference.into_iter().chain(lists) {
            if pointers.insert(also.clone()) {
                open.push(also);
            }
        }
    }
}

/// The schemas that are about a member or an item of a schema's values.
fn within(document: &Value, pointer: &str, step: &str) -> Vec<String> {
    let Some(schema) = document.pointer(pointer) else { return Vec::new() };
    let keys = |keyword: &str| {
        let members = schema.get(keyword).and_then(Value::as_object);
        members.into_iter().flat_map(|members| members.keys()).map(|key| escape(key))
    };
    let patterns = keys("patternProperties").map(|key| format!("patternProperties/{key}"));
    let always = ["additionalProperties", "items", "unevaluatedProperties"].map(str::to_owned);
    let steps = [format!("properties/{step}"), format!("prefixItems/{step}")];
    let steps = steps.into_iter().chain(always).chain(patterns);
    steps.map(|step| format!("{pointer}/{step}")).collect()
}

/// A key as a step of a JSON pointer (RFC 6901, section 3).
fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_loss_explains_differences_at_its_schema() {
        let document = json!({ "schemas": {
            "A": { "properties": { "b": { "$ref": "#/schemas/B" }, "c": { "items": { "type": "string" } } } },
            "B": { "allOf": [{ "additionalProperties": {} }, {}] },
        } });
        let explains = |loss: &str, pointer: &str, at: &str| {
            let pointers = BTreeSet::from([loss.to_owned()]);
            let document = OnceCell::from(document.clone());
            Losses { pointers, description: None, document }.explain(pointer, at)
        };
        assert!(explains("/schemas/A", "/schemas/A", ""));
        assert!(explains("/schemas/A", "/schemas/A", "/c/0"));
        assert!(explains("/schemas/A/properties/c/items", "/schemas/A", ""));
        assert!(explains("/schemas/A/properties/c/items", "/schemas/A", "/c/0"));
        assert!(explains("/schemas/B/allOf/0/additionalProperties", "/schemas/A", "/b/x"));
        assert!(!explains("/schemas/A/properties/c/items", "/schemas/A", "/b"));
        assert!(!explains("/schemas/B", "/schemas/A", "/c"));
        assert!(!explains("/schemas/Another", "/schemas/A", ""));
    }
}
