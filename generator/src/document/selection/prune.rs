//! Takes everything out of a document that no selected operation needs.

use super::reach::Reached;
use super::{Selected, is_operation, is_path};
use crate::document::component;
use crate::document::shape::{Object, Shape};
use crate::document::tree::node::Node;
use crate::document::tree::pointer::Pointer;

/// Leaves the selected operations and everything they reach.
pub(super) fn prune(root: &mut Node, selected: &Selected, reached: &Reached) {
    // Webhooks are requests that the server sends. Nobody can select those.
    root.take("webhooks");
    if !reached.common_security {
        root.take("security");
    }
    if let Some(entries) = root.get_mut("paths").and_then(Node::entries_mut) {
        entries.retain_mut(|entry| {
            !is_path(&entry.key) || path_item(&mut entry.value, &entry.key, selected)
        });
    }
    components(root, reached);
    for (address, section, node) in &reached.elsewhere {
        if root.find(address).is_none_or(|found| found.origin != node.origin) {
            component::add(root, section, names(address), node.clone());
        }
    }
}

/// Takes the operations that aren't selected out of a path item. Returns true if any is left.
fn path_item(item: &mut Node, path: &str, selected: &Selected) -> bool {
    let Some(entries) = item.entries_mut() else { return false };
    entries.retain(|entry| !is_operation(&entry.key) || selected.has(path, &entry.key));
    entries.iter().any(|entry| is_operation(&entry.key))
}

fn components(root: &mut Node, reached: &Reached) {
    let Some(sections) = root.get_mut("components").and_then(Node::entries_mut) else { return };
    sections.retain_mut(|section| {
        let field = Object::Components.field(&section.key);
        let holds_components = field.is_some_and(|field| matches!(field.shape, Shape::Map(_)));
        let Some(entries) = section.value.entries_mut().filter(|_| holds_components) else {
            // An extension, or no components at all.
            return !holds_components;
        };
        entries.retain(|entry| reached.has(&section.key, &entry.key));
        !entries.is_empty()
    });
}

/// Returns the names for a value at a pointer, in a part that has gone: its last step, as without a
/// selection. References find the value by its origin.
fn names(address: &Pointer) -> impl Iterator<Item = String> {
    let name = address.tokens().next_back().unwrap_or_default().into_owned();
    (0..).map(move |underscores| format!("{name}{}", "_".repeat(underscores)))
}
