//! Properties that only stand in a schema which a condition asks for: `then`, `else` and
//! `dependentSchemas`.
//!
//! Their presence depends on other values, which no type can tell. So a type has them as
//! properties that may be there.

use super::{Schema, Slot};
use crate::document::tree::node::Node;
use crate::document::tree::pointer::Pointer;

impl<'a> Schema<'a> {
    /// The properties in conditions that it doesn't declare itself. Several conditions may have one
    /// of a name.
    pub(crate) fn conditional_properties(&self) -> Vec<(&'a str, Slot<'a>)> {
        let mut found = Vec::new();
        gather(self.node, &self.pointer, &mut found);
        let own = self.node.get("properties");
        found.retain(|(name, _)| own.is_none_or(|own| !own.has(name)));
        found
    }
}

/// Gathers the properties of the schemas that a condition asks for.
fn gather<'a>(schema: &'a Node, pointer: &Pointer, found: &mut Vec<(&'a str, Slot<'a>)>) {
    if schema.has("if") {
        for branch in ["then", "else"] {
            if let Some(node) = schema.get(branch) {
                declared(node, &pointer.join(branch), found);
            }
        }
    }
    if let Some(dependent) = schema.get("dependentSchemas") {
        let place = pointer.join("dependentSchemas");
        dependent.iter().for_each(|(name, node)| declared(node, &place.join(name), found));
    }
}

/// Gathers the properties that a branch declares, and those that its own conditions ask for.
fn declared<'a>(branch: &'a Node, pointer: &Pointer, found: &mut Vec<(&'a str, Slot<'a>)>) {
    gather(branch, pointer, found);
    let Some(properties) = branch.get("properties") else { return };
    let place = pointer.join("properties");
    found.extend(properties.iter().map(|(name, node)| (name, Slot::new(node, place.join(name)))));
}
