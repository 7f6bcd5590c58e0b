//! The rules for a schema, in the order in which they build on each other.

use super::{
    Rewriter, annotation, bound, condition, container, discriminator, document, enumeration,
    keyword, null_branch, scalar, sibling, types,
};
use crate::document::report::Reporter;
use crate::document::shape::Object;
use crate::document::tree::node::{Entry, Kind, Node};

impl Rewriter<'_> {
    /// Rewrites a schema and all schemas in it. Returns true if it stays.
    pub(super) fn schema(&mut self, node: &mut Node) -> bool {
        let Self { version, names, newer, reporter, .. } = self;
        boolean_schema(node, reporter);
        scalar::empty_list_as_mapping(node, reporter);
        if !node.is_mapping() {
            reporter.unexpected(node, "a schema");
            return false;
        }
        document::dialect(node, "$schema", reporter);
        dynamic_reference(node, reporter);
        // A reference alone is a Reference Object, which has no other fields.
        if sibling::siblings(node, *version, reporter) {
            return true;
        }
        annotation::nullable_extension(node, reporter);
        null_branch::null_branches(node, names, *version, reporter);
        enumeration::constant(node);
        annotation::content(node);
        container::negation(node, reporter);
        container::tuple(node, reporter);
        condition::conditions(node);
        container::object_keywords(node, reporter);
        types::types(node, newer, reporter);
        enumeration::enumeration(node, reporter);
        bound::bounds(node, newer, reporter);
        annotation::schema_examples(node, newer);
        discriminator::discriminator(node, reporter);
        keyword::foreign_keywords(node, reporter);
        self.object(node, Object::Schema)
    }
}

/// Makes an object of a boolean: `true` allows everything, as `{}` does, and `false` nothing, as
/// `{"not": {}}` does (JSON Schema 2020-12, section 4.3.2). A key without a value allows
/// everything, too: it is a property about which nothing is known.
fn boolean_schema(node: &mut Node, reporter: &mut Reporter<'_>) {
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
            let place = reporter.key_place(origin);
            let message = "a schema must be here";
            reporter.warning("null-field", place, message, help);
            *node = everything();
        }
        _ => {}
    }
}

/// Makes a `$ref` of `$dynamicRef`, whose target depends on the way to this schema; read by itself,
/// it is one.
fn dynamic_reference(node: &mut Node, reporter: &mut Reporter<'_>) {
    let Some(reference) = node.get("$dynamicRef").filter(|reference| reference.as_str().is_some())
    else {
        return;
    };
    if node.has("$ref") {
        return;
    }
    let place = reporter.place(reference.origin);
    let instead = "it refers to the schema that has the anchor, wherever it is used from";
    let message = "a reference can't depend on where it is used from";
    reporter.loss("dynamic-reference", place, message, instead);
    node.rename("$dynamicRef", "$ref");
}
