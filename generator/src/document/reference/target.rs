//! The target of a reference.

use std::collections::{HashMap, HashSet};

use super::Target;
use super::follow::locate;
use crate::document::shape::{Object, Shape};
use crate::document::tree::index::Index;
use crate::document::tree::node::Node;
use crate::document::tree::origin::{Origin, Origins};
use crate::document::tree::pointer::Pointer;
use crate::document::walk;

/// The names that a document gives to itself and its schemas, beside their pointers.
#[derive(Debug)]
pub(super) struct Names<'n> {
    index: Index,
    /// `$anchor` and `$dynamicAnchor`.
    anchors: HashMap<&'n str, Pointer>,
    /// `$id`.
    identifiers: HashMap<&'n str, Pointer>,
}

/// The reason why a reference leads nowhere.
#[derive(Debug)]
pub(super) enum Unresolved {
    /// It is an address, and nothing in the document has it.
    Outside,
    /// There is nothing at this place.
    Pointer(Pointer),
    /// It is no pointer, and no schema has this anchor.
    Anchor(String),
}

impl<'n> Names<'n> {
    pub(super) fn collect(root: &'n Node, origins: &Origins) -> Self {
        let mut anchors = HashMap::new();
        let mut identifiers = HashMap::new();
        walk::objects(root, Shape::Object(Object::OpenApi), &mut |node, object| {
            if object != Object::Schema {
                return;
            }
            for keyword in ["$anchor", "$dynamicAnchor", "$id"] {
                if let Some(name) = node.get(keyword).and_then(Node::as_str) {
                    let names = if keyword == "$id" { &mut identifiers } else { &mut anchors };
                    names.entry(name).or_insert_with(|| address(root, node.origin, origins));
                }
            }
        });
        Self { index: Index::of(root), anchors, identifiers }
    }

    /// The target of a reference.
    pub(super) fn resolve(&self, root: &Node, text: &str) -> Result<Target, Unresolved> {
        let pointer = self.pointer(text)?;
        let Some(node) = self.index.find(root, &pointer) else {
            return Err(Unresolved::Pointer(pointer));
        };
        // A boolean may be a schema.
        let fits = node.is_mapping() || node.as_bool().is_some();
        Ok(Target { origin: node.origin, pointer, misfit: (!fits).then(|| node.describe()) })
    }

    /// The value at a pointer.
    pub(super) fn find(&self, root: &'n Node, pointer: &Pointer) -> Option<&'n Node> {
        self.index.find(root, pointer)
    }

    /// The anchors, for a suggestion.
    pub(super) fn anchors(&self) -> impl Iterator<Item = &'n str> {
        let mut anchors: Vec<_> = self.anchors.keys().copied().collect();
        // The map has no order of its own, and suggestions must not depend on chance.
        anchors.sort_unstable();
        anchors.into_iter()
    }

    fn pointer(&self, text: &str) -> Result<Pointer, Unresolved> {
        if let Some(pointer) = self.identifiers.get(text) {
            return Ok(pointer.clone());
        }
        let Some(fragment) = text.strip_prefix('#').or_else(|| text.is_empty().then_some(""))
        else {
            return Err(Unresolved::Outside);
        };
        if let Some(pointer) = self.anchors.get(fragment) {
            return Ok(pointer.clone());
        }
        let pointer = Pointer::from_reference(&format!("#{fragment}"));
        pointer.ok_or_else(|| Unresolved::Anchor(fragment.to_owned()))
    }
}

/// The place of a value: usually that of its text, but an overlay writes elsewhere, and moves other
/// values.
pub(in crate::document) fn address(root: &Node, origin: Origin, origins: &Origins) -> Pointer {
    let written = origins.pointer(origin);
    if root.find(&written).is_some_and(|node| node.origin == origin) {
        return written;
    }
    let mut found = HashMap::new();
    locate(root, &Pointer::root(), &HashSet::from([origin]), &mut found);
    found.remove(&origin).unwrap_or(written)
}
