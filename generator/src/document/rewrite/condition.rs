//! Properties that only stand in a schema which a condition asks for: `then`, `else` and `dependentSchemas`.
//!
//! When they are there depends on values, which types can't tell; that they may be there is for the types. So they go
//! on beside the schema's own properties, and the condition goes into the ledger.

use crate::document::tree::node::{Entry, Kind, Node};

/// Where they are put.
const CONDITIONAL: &str = "x-conditional-properties";

/// Gathers what conditions say of properties that the schema doesn't declare itself.
pub(super) fn conditions(schema: &mut Node) {
    let mut found = Vec::new();
    gather(schema, &mut found);
    let own = schema.get("properties");
    found.retain(|entry| own.is_none_or(|own| !own.has(&entry.key)));
    let mut merged: Vec<Entry> = Vec::new();
    for Entry { key, value } in found {
        match merged.iter_mut().find(|known| known.key == key) {
            Some(known) => alternative(&mut known.value, value),
            None => merged.push(Entry { key, value }),
        }
    }
    if let Some(first) = merged.first() {
        let origin = first.value.origin;
        schema.set(CONDITIONAL, Node::new(Kind::Mapping(merged), origin));
    }
}

/// Takes the properties out of the schemas that a condition asks for.
fn gather(schema: &mut Node, found: &mut Vec<Entry>) {
    let branches: &[&str] = if schema.has("if") { &["then", "else"] } else { &[] };
    for branch in branches {
        schema.get_mut(branch).into_iter().for_each(|branch| take(branch, found));
    }
    let dependent = schema.get_mut("dependentSchemas").and_then(Node::entries_mut);
    dependent.into_iter().flatten().for_each(|entry| take(&mut entry.value, found));
}

fn take(branch: &mut Node, found: &mut Vec<Entry>) {
    gather(branch, found);
    let Some(properties) = branch.get_mut("properties").and_then(Node::entries_mut) else { return };
    // `true` says nothing of a property, and `false` that it isn't there.
    found.extend(properties.extract_if(.., |entry| entry.value.is_mapping()));
}

/// Makes room for another schema of the same property.
fn alternative(known: &mut Node, other: Node) {
    let origin = known.origin;
    if let Some(branches) = known.get_mut("anyOf").filter(|any| any.origin == origin) {
        branches.items_mut().into_iter().for_each(|branches| branches.push(other.clone()));
        return;
    }
    let first = std::mem::replace(known, Node::new(Kind::Mapping(Vec::new()), origin));
    known.set("anyOf", Node::new(Kind::Sequence(vec![first, other]), origin));
}
