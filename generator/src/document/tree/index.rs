//! Pointers to values, quickly: a description may have thousands of components, and be asked for
//! each of them.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::node::Node;
use super::origin::Origin;
use super::pointer::Pointer;

/// From so many entries on, looking for a key takes longer than having a table of them.
const LONG: usize = 32;

/// The places of the keys of long mappings, and the names of all vendor extensions.
#[derive(Debug, Clone, Default)]
pub(in crate::document) struct Index {
    long: HashMap<Origin, HashMap<Arc<str>, usize>>,
    extensions: HashSet<Arc<str>>,
}

impl Index {
    /// The keys of a document, which may change afterwards: values that have moved take longer to
    /// find.
    pub(in crate::document) fn of(root: &Node) -> Self {
        let mut index = Self::default();
        index.add(root);
        index
    }

    fn add(&mut self, node: &Node) {
        let entries = node.entries();
        if entries.len() >= LONG {
            let places = entries.iter().enumerate();
            let places = places.map(|(place, entry)| (entry.key.clone(), place));
            self.long.insert(node.origin, places.collect());
        }
        let keys = entries.iter().map(|entry| &entry.key);
        self.extensions.extend(keys.filter(|key| key.starts_with("x-")).cloned());
        node.children().for_each(|child| self.add(child));
    }

    /// Returns true if a vendor extension stands anywhere.
    pub(in crate::document) fn has_extension(&self, name: &str) -> bool {
        self.extensions.contains(name)
    }

    /// The value that a pointer leads to from the root.
    pub(in crate::document) fn find<'n>(
        &self,
        root: &'n Node,
        pointer: &Pointer,
    ) -> Option<&'n Node> {
        pointer.tokens().try_fold(root, |node, token| self.step(node, &token))
    }

    /// The value one step down.
    pub(in crate::document) fn step<'n>(&self, node: &'n Node, token: &str) -> Option<&'n Node> {
        if node.entries().len() < LONG {
            return node.step(token);
        }
        let place = self.long.get(&node.origin).and_then(|places| places.get(token));
        let entry = place.and_then(|place| node.entries().get(*place));
        match entry.filter(|entry| &*entry.key == token) {
            Some(entry) => Some(&entry.value),
            None => node.step(token),
        }
    }
}
