//! Whether an instance is one, as a library for JSON Schema sees it.

use jsonschema::{Draft, Registry, Resource, Validator};
use serde_json::{Value, json};

/// The name of the description, as far as references are concerned.
const NAME: &str = "urn:description";

/// Knows the schemas of a description.
pub(super) struct Judge {
    registry: Registry<'static>,
}

impl Judge {
    /// Reads the description, unless that can't be done.
    pub(super) fn new(document: &Value) -> Option<Self> {
        let resource = Resource::from_contents(document.clone());
        let registry = Registry::new().draft(Draft::Draft202012).add(NAME, resource).ok()?;
        Some(Self { registry: registry.prepare().ok()? })
    }

    /// Who knows the schema at a pointer.
    pub(super) fn of(&self, pointer: &str) -> Option<Validator> {
        let mut fragment = String::new();
        for character in pointer.chars() {
            if character.is_ascii_alphanumeric() || "/-._~".contains(character) {
                fragment.push(character);
            } else {
                let mut bytes = [0; 4];
                for byte in character.encode_utf8(&mut bytes).bytes() {
                    fragment.push_str(&format!("%{byte:02X}"));
                }
            }
        }
        let schema = json!({ "$ref": format!("{NAME}#{fragment}") });
        let options = jsonschema::options().with_draft(Draft::Draft202012);
        options.with_registry(&self.registry).build(&schema).ok()
    }
}
