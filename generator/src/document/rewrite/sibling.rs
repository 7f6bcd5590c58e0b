//! Keywords beside `$ref`.
//!
//! In 3.1 they count as much as the reference; in 3.0 they are ignored by the letter, but whoever
//! writes a description there means it. So a schema with a reference and more becomes `allOf:
//! [{$ref: …}]` with the rest beside that, which 3.0 has for exactly this.

use super::Rewriter;
use crate::document::schema::keyword::is_annotation;
use crate::document::tree::node::{Entry, Kind, Node};
use crate::document::version::Version;

impl Rewriter<'_> {
    /// Parts a reference from what is beside it. Whether nothing is.
    pub(super) fn siblings(&mut self, schema: &mut Node) -> bool {
        let Some(reference) = schema.get("$ref") else { return false };
        if !self.is_reference(reference) {
            return true;
        }
        if schema.entries().len() > 1 {
            // The summary of a Reference Object, where descriptions are not seen everywhere.
            schema.rename("summary", "description");
            self.strip_ignored(schema);
        }
        if schema.entries().len() == 1 {
            return true;
        }
        let Some(reference) = schema.take("$ref") else { return false };
        let reference_origin = reference.origin;
        let alone = vec![Entry { key: "$ref".into(), value: reference }];
        let alone = Node::new(Kind::Mapping(alone), reference_origin);
        match schema.get_mut("allOf").and_then(Node::items_mut) {
            Some(all) => all.insert(0, alone),
            None => schema.set("allOf", Node::new(Kind::Sequence(vec![alone]), reference_origin)),
        }
        false
    }

    /// Takes out what means nothing beside a reference in 3.0, and nobody can have relied on.
    fn strip_ignored(&mut self, schema: &mut Node) {
        if self.version >= Version::V3_1 {
            return;
        }
        let counts = |key: &str| key == "$ref" || is_annotation(key);
        let Some(first) = schema.entries().iter().find(|entry| !counts(&entry.key)) else { return };
        let place = self.origins.key_place(first.value.origin);
        let ignored: Vec<_> =
            schema.iter().map(|(key, _)| key).filter(|key| !counts(key)).collect();
        let message = format!(
            "in OpenAPI 3.0 a reference has no use for `{}` beside it",
            ignored.join("`, `")
        );
        self.warning(
            "ignored-sibling",
            place,
            message,
            "it is ignored; put both into `allOf` if it should count",
        );
        if let Some(entries) = schema.entries_mut() {
            entries.retain(|entry| counts(&entry.key));
        }
    }
}
