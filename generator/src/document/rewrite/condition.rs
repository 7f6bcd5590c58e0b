//! Properties in the schemas that a condition asks for: `then`, `else` and `dependentSchemas`.
//!
//! Types have them as properties that may be there, so they stay where they are, unless they say
//! nothing.

use crate::document::tree::node::Node;

/// Takes out the properties in conditions that are booleans: `true` says nothing of a property that
/// it doesn't ask for, and `false` that it isn't there.
pub(super) fn conditions(schema: &mut Node) {
    for branch in ["then", "else"] {
        schema.get_mut(branch).into_iter().for_each(declared);
    }
    let dependent = schema.get_mut("dependentSchemas").and_then(Node::entries_mut);
    dependent.into_iter().flatten().for_each(|entry| declared(&mut entry.value));
}

/// Takes the booleans out of the properties that a branch declares.
fn declared(branch: &mut Node) {
    if let Some(properties) = branch.get_mut("properties").and_then(Node::entries_mut) {
        properties.retain(|entry| entry.value.as_bool().is_none());
    }
}
