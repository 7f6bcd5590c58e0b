//! Nodes as the links of a chain of references.

use std::hash::{Hash, Hasher};

use super::node::Node;

/// A node that is the same only as itself, whatever it says.
#[derive(Debug, Clone, Copy)]
pub(in crate::document) struct Link<'n>(pub(in crate::document) &'n Node);

impl PartialEq for Link<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Eq for Link<'_> {}

impl Hash for Link<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::ptr::hash(self.0, state);
    }
}
