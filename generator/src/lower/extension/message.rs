//! `x-speakeasy-error-message`: the property of an error's body that is for people.

use std::collections::HashMap;

use super::{ErrorMessage, Extension};
use crate::document::{Node, Pointer};
use crate::http::media_type::is_json;
use crate::lower::reference::followed;
use crate::lower::report::Reporter;

/// The number of steps below which nobody looks for a message in a body.
const DEPTH: usize = 8;

/// The messages that are known by now.
#[derive(Default)]
pub(in crate::lower) struct Messages {
    /// The places of messages in values of a schema, by the place of the schema.
    of_schemas: HashMap<Pointer, Vec<Pointer>>,
    /// The places of messages in the answers of operations.
    found: Vec<String>,
}

impl Messages {
    /// Notes the places of messages in the answers of an operation.
    pub(in crate::lower) fn note(&mut self, operation: &Pointer, reporter: &mut Reporter<'_>) {
        let document = reporter.document;
        let Some(responses) = document.value(&operation.join("responses")) else { return };
        for (status, _) in responses.iter() {
            let response = followed(operation.join("responses").join(status), document);
            let content = document.value(&response).and_then(|response| response.get("content"));
            let media_types = content.into_iter().flat_map(Node::iter).map(|(key, _)| key);
            for media_type in media_types.filter(|media_type| is_json(media_type)) {
                let schema = response.join("content").join(media_type).join("schema");
                for pointer in messages_in(schema, reporter, &mut self.of_schemas) {
                    let pointer = pointer.as_str().to_owned();
                    if !self.found.contains(&pointer) {
                        self.found.push(pointer);
                    }
                }
            }
        }
    }

    /// The places of messages in the answers of all operations that were noted.
    pub(in crate::lower) fn finish(self) -> Vec<String> {
        self.found
    }
}

/// The places of messages in values of a schema. Each schema is looked at once, however many
/// answers it is part of.
fn messages_in(
    schema: Pointer,
    reporter: &mut Reporter<'_>,
    messages: &mut HashMap<Pointer, Vec<Pointer>>,
) -> Vec<Pointer> {
    let schema = followed(schema, reporter.document);
    if let Some(known) = messages.get(&schema) {
        return known.clone();
    }
    // What it contains may contain it.
    messages.insert(schema.clone(), Vec::new());
    let mut found = Vec::new();
    let Some(node) = reporter.document.value(&schema) else { return found };
    if let Some(mark) = Extension::<ErrorMessage>::first(&schema, reporter.document) {
        match mark.value.as_bool() {
            Some(true) => found.push(Pointer::root()),
            Some(false) => {}
            None => reporter.unreadable_extension(&mark.at, "`true`"),
        }
    }
    for (name, _) in node.get("properties").into_iter().flat_map(Node::iter) {
        let within = messages_in(schema.join("properties").join(name), reporter, messages);
        found.extend(below(name, &within));
    }
    if node.has("items") {
        let within = messages_in(schema.join("items"), reporter, messages);
        found.extend(below("0", &within));
    }
    for keyword in ["allOf", "oneOf", "anyOf"] {
        for index in 0..node.get(keyword).map_or(0, |branches| branches.items().len()) {
            found.extend(messages_in(
                schema.join(keyword).join(&index.to_string()),
                reporter,
                messages,
            ));
        }
    }
    messages.insert(schema, found.clone());
    found
}

/// The places of messages in a property, as seen from the value that has the property.
fn below<'p>(name: &'p str, places: &'p [Pointer]) -> impl Iterator<Item = Pointer> + 'p {
    let outer = Pointer::root().join(name);
    let below = move |place: &Pointer| {
        place.tokens().fold(outer.clone(), |outer, token| outer.join(&token))
    };
    places.iter().filter(|place| place.tokens().count() < DEPTH).map(below)
}
