//! The judgement about an instance, by a library for JSON Schema.

use jsonschema::{Draft, Registry, RegistryBuilder, Resource, Validator};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

/// The name of the description, as far as references are concerned.
const NAME: &str = "urn:description";

/// The characters that can't stand in a fragment, and a few more.
const FRAGMENT: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The schemas of a description.
pub(super) struct Judge {
    registry: Registry<'static>,
}

/// Returns true if the library can read a schema by itself.
pub(super) fn reads(schema: &Value) -> bool {
    jsonschema::options().with_draft(Draft::Draft202012).build(schema).is_ok()
}

impl Judge {
    /// Reads the description, or returns the reason why that can't be done.
    pub(super) fn new(document: &Value) -> Result<Self, String> {
        let resource = Resource::from_contents(document.clone());
        let registry = Registry::new().draft(Draft::Draft202012).add(NAME, resource);
        let registry = registry.and_then(RegistryBuilder::prepare);
        registry.map(|registry| Self { registry }).map_err(|error| error.to_string())
    }

    /// The validator of the schema at a pointer, or the reason why there is none.
    pub(super) fn of(&self, pointer: &str) -> Result<Validator, String> {
        let fragment = utf8_percent_encode(pointer, FRAGMENT);
        let schema = json!({ "$ref": format!("{NAME}#{fragment}") });
        let options = jsonschema::options().with_draft(Draft::Draft202012);
        let built = options.with_registry(&self.registry).build(&schema);
        built.map_err(|error| error.to_string())
    }
}
