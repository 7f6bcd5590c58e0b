//! Makes components of values that stand somewhere else.

use crate::document::tree::node::{Kind, Node};
use crate::document::tree::pointer::Pointer;

/// Adds a component under the first of the names that is free, and returns its place; `None` if the
/// section for it is no mapping.
pub(super) fn add(
    root: &mut Node,
    section: &str,
    names: impl IntoIterator<Item = String>,
    node: Node,
) -> Option<Pointer> {
    let address = Pointer::root().join("components").join(section);
    let section = mapping(mapping(root, "components")?, section)?;
    let mut names = names.into_iter();
    let free = names.find(|name| !section.has(name))?;
    section.set(&free, node);
    Some(address.join(&free))
}

/// The mapping under a key, which is made if there is none.
fn mapping<'n>(node: &'n mut Node, key: &str) -> Option<&'n mut Node> {
    if !node.has(key) {
        // It was never written, so it has the place of the mapping around it.
        node.set(key, Node::new(Kind::Mapping(Vec::new()), node.origin));
    }
    node.get_mut(key).filter(|node| node.is_mapping())
}
