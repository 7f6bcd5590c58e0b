//! `$recursiveRef`, which JSON Schema had for one version before `$dynamicRef`.
//!
//! It can only be `#`, and means the outermost schema around it that says `$recursiveAnchor: true`
//! (2019-09, section 8.2.4.2). Said as a pointer, it is a reference like any other.

use std::collections::{HashMap, HashSet};

use crate::document::shape::{Object, Shape};
use crate::document::tree::node::{Kind, Node};
use crate::document::tree::origin::{Origin, Origins};
use crate::document::walk;

/// Makes `$dynamicRef`s of all `$recursiveRef`s that mean something.
pub(in crate::document) fn resolve(root: &mut Node, origins: &Origins) {
    let mut anchors: HashSet<Origin> = HashSet::new();
    let mut references: Vec<Origin> = Vec::new();
    walk::objects(root, Shape::Object(Object::OpenApi), &mut |node, object| {
        if object == Object::Schema {
            anchors.extend(
                node.get("$recursiveAnchor")
                    .filter(|anchor| anchor.as_bool() == Some(true))
                    .map(|_| node.origin),
            );
            references.extend(node.get("$recursiveRef").map(|_| node.origin));
        }
    });
    let targets: HashMap<Origin, String> = references
        .into_iter()
        .filter_map(|origin| {
            let outermost =
                origins.ancestry(origin).filter(|above| anchors.contains(above)).last()?;
            Some((origin, origins.pointer(outermost).to_reference()))
        })
        .collect();
    if !targets.is_empty() {
        replace(root, &targets);
    }
}

fn replace(node: &mut Node, targets: &HashMap<Origin, String>) {
    if let Some(target) = targets.get(&node.origin)
        && let Some(reference) = node.get_mut("$recursiveRef")
    {
        reference.kind = Kind::String(target.as_str().into());
        node.rename("$recursiveRef", "$dynamicRef");
    }
    for child in node.children_mut() {
        replace(child, targets);
    }
}
