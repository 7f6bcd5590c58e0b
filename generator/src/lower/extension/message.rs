//! `x-speakeasy-error-message`: the property of an error's body that is for people.

use super::super::Lowering;
use crate::document::{Node, Pointer};
use crate::http::media_type::is_json;
use crate::model::Api;

/// How deep in a body a message may stand.
const DEPTH: usize = 8;

impl Lowering<'_> {
    /// Notes where the answers of an operation have their messages.
    pub(in crate::lower) fn note_messages(&mut self, operation: &Pointer, api: &mut Api) {
        let document = self.document;
        let Some(responses) = document.value(&operation.join("responses")) else { return };
        for (status, _) in responses.iter() {
            let response = self.followed(operation.join("responses").join(status));
            let content = document.value(&response).and_then(|response| response.get("content"));
            for (media_type, _) in
                content.into_iter().flat_map(Node::iter).filter(|(m, _)| is_json(m))
            {
                let schema = response.join("content").join(media_type).join("schema");
                let found = self.messages_in(schema);
                for pointer in found {
                    let pointer = pointer.as_str().to_owned();
                    if !api.messages.contains(&pointer) {
                        api.messages.push(pointer);
                    }
                }
            }
        }
    }

    /// Where values of a schema have messages. Each schema is looked at once, however many answers it is part of.
    fn messages_in(&mut self, schema: Pointer) -> Vec<Pointer> {
        let schema = self.followed(schema);
        if let Some(known) = self.messages.get(&schema) {
            return known.clone();
        }
        // What it contains may contain it.
        self.messages.insert(schema.clone(), Vec::new());
        let mut found = Vec::new();
        let Some(node) = self.document.value(&schema) else { return found };
        if let Some(mark) = node.get("x-speakeasy-error-message") {
            match mark.as_bool() {
                Some(true) => found.push(Pointer::root()),
                Some(false) => {}
                None => self.unreadable(&schema.join("x-speakeasy-error-message"), "`true`"),
            }
        }
        for (name, _) in node.get("properties").into_iter().flat_map(Node::iter) {
            let within = self.messages_in(schema.join("properties").join(name));
            found.extend(below(name, &within));
        }
        if node.has("items") {
            let within = self.messages_in(schema.join("items"));
            found.extend(below("0", &within));
        }
        for keyword in ["allOf", "oneOf", "anyOf"] {
            for index in 0..node.get(keyword).map_or(0, |branches| branches.items().len()) {
                found.extend(self.messages_in(schema.join(keyword).join(&index.to_string())));
            }
        }
        self.messages.insert(schema, found.clone());
        found
    }
}

/// The same places, from outside of what they are in.
fn below<'p>(name: &'p str, places: &'p [Pointer]) -> impl Iterator<Item = Pointer> + 'p {
    let outer = Pointer::root().join(name);
    let below = move |place: &Pointer| {
        place.tokens().fold(outer.clone(), |outer, token| outer.join(&token))
    };
    places.iter().filter(|place| place.tokens().count() < DEPTH).map(below)
}
