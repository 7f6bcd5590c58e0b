//! Whether an instance is one, as a library for JSON Schema sees it.

use jsonschema::{Draft, Registry, RegistryBuilder, Resource, Validator};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

/// The name of the description, as far as references are concerned.
const NAME: &str = "urn:description";

/// What can't stand in a fragment, and a little more.
const FRAGMENT: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Knows the schemas of a description.
pub(super) struct Judge {
    registry: Registry<'static>,
}

/// Whether a schema by itself can be judged by.
pub(super) fn reads(schema: &Value) -> bool {
    jsonschema::options().with_draft(Draft::Draft202012).build(schema).is_ok()
}

impl Judge {
    /// Reads the description, or says why that can't be done.
    pub(super) fn new(document: &Value) -> Result<Self, String> {
        let resource = Resource::from_contents(document.clone());
        let registry = Registry::new().draft(Draft::Draft202012).add(NAME, resource);
        let registry = registry.and_then(RegistryBuilder::prepare);
        registry.map(|registry| Self { registry }).map_err(|error| error.to_string())
    }

    /// Who knows the schema at a pointer, or why nobody does.
    pub(super) fn of(&self, pointer: &str) -> Result<Validator, String> {
        let fragment = utf8_percent_encode(pointer, FRAGMENT);
        let schema = json!({ "$ref": format!("{NAME}#{fragment}") });
        let options = jsonschema::options().with_draft(Draft::Draft202012);
        let built = options.with_registry(&self.registry).build(&schema);
        built.map_err(|error| error.to_string())
    }
}
