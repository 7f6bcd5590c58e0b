//! The addresses of targets, and their way into the references to them.

use std::collections::HashMap;

use super::{Assembled, Assembly};
use crate::document::tree::node::{Kind, Node};
use crate::document::tree::origin::Origin;

impl Assembly<'_> {
    /// Gives every target a place, and makes all references lead there.
    pub(super) fn finish(mut self) -> (Node, Assembled) {
        self.settle();
        let Self { library, homes, known, failures, .. } = self;
        let mut addresses = HashMap::new();
        for (origin, spot) in &known {
            let address = spot.as_ref().and_then(|spot| homes.address(spot));
            addresses.extend(address.map(|address| (*origin, address.to_reference())));
        }
        let (mut root, files) = library.into_parts();
        if !addresses.is_empty() {
            write(&mut root, &addresses);
        }
        (root, Assembled { files, failures })
    }
}

/// Replaces the texts in a value that have an address, by their origins.
fn write(node: &mut Node, addresses: &HashMap<Origin, String>) {
    if let Kind::String(text) = &mut node.kind
        && let Some(address) = addresses.get(&node.origin)
    {
        *text = address.as_str().into();
    }
    node.children_mut().for_each(|child| write(child, addresses));
}
