//! The rules for a schema, in the order in which they build on each other.

use super::{Rewriter, annotation, condition, enumeration};
use crate::document::shape::Object;
use crate::document::tree::node::{Entry, Kind, Node};

impl Rewriter<'_> {
    /// Rewrites a schema and all schemas in it.
    pub(super) fn schema(&mut self, node: &mut Node) -> bool {
        self.boolean_schema(node);
        self.empty_list_as_mapping(node);
        if !node.is_mapping() {
            return self.unexpected(node, "a schema");
        }
        self.dialect(node, "$schema");
        self.dynamic_reference(node);
        // A reference alone is a Reference Object, which has no other fields.
        if self.siblings(node) {
            return true;
        }
        self.nullable_extension(node);
        self.null_branches(node);
        enumeration::constant(node);
        annotation::content(node);
        self.negation(node);
        self.tuple(node);
        condition::conditions(node);
        self.object_keywords(node);
        self.types(node);
        self.enumeration(node);
        self.bounds(node);
        self.schema_examples(node);
        self.discriminator(node);
        self.foreign_keywords(node);
        self.object(node, Object::Schema)
    }

    /// `true` allows everything, as `{}` does, and `false` nothing, as `{"not": {}}` does (JSON
    /// Schema 2020-12, section 4.3.2). So does a key without a value, which is how a property about
    /// which nothing is known is left.
    fn boolean_schema(&mut self, node: &mut Node) {
        let origin = node.origin;
        let everything = || Node::new(Kind::Mapping(Vec::new()), origin);
        match node.kind {
            Kind::Boolean(true) => *node = everything(),
            Kind::Boolean(false) => {
                let nothing = Entry { key: "not".into(), value: everything() };
                node.kind = Kind::Mapping(vec![nothing]);
            }
            Kind::Null => {
                let help = "any value is allowed; write `{}` if that is meant";
                self.warning(
                    "null-field",
                    self.origins.key_place(origin),
                    "a schema must be here",
                    help,
                );
                *node = everything();
            }
            _ => {}
        }
    }

    /// `$dynamicRef` means another schema depending on who refers to this one; read by itself, it
    /// is a `$ref`.
    fn dynamic_reference(&mut self, node: &mut Node) {
        let Some(reference) =
            node.get("$dynamicRef").filter(|reference| reference.as_str().is_some())
        else {
            return;
        };
        if node.has("$ref") {
            return;
        }
        let place = self.place(reference.origin);
        let instead = "it refers to the schema that has the anchor, wherever it is used from";
        self.loss(
            "dynamic-reference",
            place,
            "a reference can't depend on where it is used from",
            instead,
        );
        node.rename("$dynamicRef", "$ref");
    }
}
