//! `x-speakeasy-error-message`: the property of an error's body that is for people.

use super::super::Lowering;
use super::super::operation::is_json;
use crate::document::{Node, Pointer};
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
                let mut found = Vec::new();
                self.find_messages(schema, &Pointer::root(), DEPTH, &mut found);
                for pointer in found {
                    let pointer = pointer.as_str().to_owned();
                    if !api.messages.contains(&pointer) {
                        api.messages.push(pointer);
                    }
                }
            }
        }
    }

    /// Finds the messages in values of a schema, of which this is the place in the body.
    fn find_messages(
        &mut self,
        schema: Pointer,
        at: &Pointer,
        depth: usize,
        found: &mut Vec<Pointer>,
    ) {
        let schema = self.followed(schema);
        let Some(node) = self.document.value(&schema).filter(|_| depth > 0) else { return };
        if let Some(mark) = node.get("x-speakeasy-error-message") {
            match mark.as_bool() {
                Some(true) => found.push(at.clone()),
                Some(false) => {}
                None => self.unreadable(&schema.join("x-speakeasy-error-message"), "`true`"),
            }
        }
        for (name, _) in node.get("properties").into_iter().flat_map(Node::iter) {
            let place = schema.join("properties").join(name);
            self.find_messages(place, &at.join(name), depth - 1, found);
        }
        if node.has("items") {
            self.find_messages(schema.join("items"), &at.join("0"), depth - 1, found);
        }
        for keyword in ["allOf", "oneOf", "anyOf"] {
            for index in 0..node.get(keyword).map_or(0, |branches| branches.items().len()) {
                let branch = schema.join(keyword).join(&index.to_string());
                self.find_messages(branch, at, depth - 1, found);
            }
        }
    }
}
