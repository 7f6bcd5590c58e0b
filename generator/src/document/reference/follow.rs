//! New addresses for targets that rewriting has moved.

use std::collections::{HashMap, HashSet};

use super::References;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::tree::index::Index;
use crate::document::tree::node::{Kind, Node};
use crate::document::tree::origin::{Origin, Origins};
use crate::document::tree::pointer::Pointer;

impl References {
    /// Makes every reference lead to the present place of its target, in the one form `#/…` without
    /// percent-encoding.
    pub(in crate::document) fn follow(
        &self,
        root: &mut Node,
        origins: &Origins,
        diagnostics: &mut Diagnostics,
    ) {
        let (mut addresses, missing) = self.addresses(root);
        if !missing.is_empty() {
            let mut wanted: HashSet<Origin> = HashSet::new();
            for (_, origin) in &missing {
                wanted.extend(origins.ancestry(*origin));
            }
            let mut found = HashMap::new();
            locate(root, &Pointer::root(), &wanted, &mut found);
            for (text, origin) in missing {
                let line = origins.ancestry(origin);
                let Some((steps, pointer)) =
                    line.enumerate().find_map(|(steps, origin)| Some((steps, found.get(&origin)?)))
                else {
                    continue;
                };
                if steps > 0 {
                    diagnostics.push(swallowed(text, pointer, origin, origins));
                }
                addresses.insert(text, pointer.to_reference());
            }
        }
        if !addresses.is_empty() {
            self.replace(root, &addresses);
        }
    }

    /// The new texts that are known at once, and the targets that have left their places.
    fn addresses(&self, root: &Node) -> (HashMap<&str, String>, Vec<(&str, Origin)>) {
        let index = Index::of(root);
        let mut addresses = HashMap::new();
        let mut missing = Vec::new();
        for (text, target) in &self.targets {
            if index.find(root, &target.pointer).is_none_or(|node| node.origin != target.origin) {
                missing.push((text.as_str(), target.origin));
            } else {
                let address = target.pointer.to_reference();
                if address != *text {
                    addresses.insert(text.as_str(), address);
                }
            }
        }
        // The map that they come from has no order of its own.
        missing.sort_unstable();
        (addresses, missing)
    }

    /// Replaces the texts of references by their new addresses.
    fn replace(&self, node: &mut Node, addresses: &HashMap<&str, String>) {
        if let Kind::String(text) = &mut node.kind
            && let Some(address) = addresses.get(&**text)
            && self.values.contains(&node.origin)
        {
            *text = address.as_str().into();
        }
        for child in node.children_mut() {
            self.replace(child, addresses);
        }
    }
}

/// Finds the present places of values: that of the outermost, if rewriting has made several out of
/// one.
pub(super) fn locate(
    node: &Node,
    pointer: &Pointer,
    wanted: &HashSet<Origin>,
    found: &mut HashMap<Origin, Pointer>,
) {
    if wanted.contains(&node.origin) {
        found.entry(node.origin).or_insert_with(|| pointer.clone());
    }
    for (token, child) in node.steps() {
        if matches!(child.kind, Kind::Sequence(_) | Kind::Mapping(_)) {
            locate(child, &pointer.join(&token), wanted, found);
        }
    }
}

/// The loss of a target that has become a part of the value around it.
fn swallowed(text: &str, pointer: &Pointer, origin: Origin, origins: &Origins) -> Diagnostic {
    let message = format!("what `{text}` refers to has become a part of what is around it");
    let instead = format!("the reference leads to `{}`", pointer.to_reference());
    Diagnostic::loss("moved-reference", message, instead).at(origins.place(origin))
}
