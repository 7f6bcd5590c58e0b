//! `$id`: the address that a schema gives itself, to which references in it are relative
//! (JSON Schema 2020-12, section 8.2).
//!
//! Said as pointers from the root of the document, such references are like any other. One that
//! leads to no schema by its address stays as it is: many who write an `$id` mean it for others,
//! and go on referring to `#/components/schemas/…`.

use std::collections::HashMap;

use url::Url;

use super::target::address;
use crate::document::shape::{Object, Shape};
use crate::document::tree::node::{Kind, Node};
use crate::document::tree::origin::{Origin, Origins};
use crate::document::tree::pointer::Pointer;
use crate::document::walk;

/// The address that stands for that of the description, which it doesn't know itself.
const HERE: &str = "description:///";

/// Makes pointers of all references that lead somewhere by the addresses of schemas.
pub(in crate::document) fn resolve(root: &mut Node, origins: &Origins) {
    let resources = Resources::collect(root, origins);
    if resources.addresses.is_empty() {
        return;
    }
    let mut targets: HashMap<Origin, String> = HashMap::new();
    walk::objects(root, Shape::Object(Object::OpenApi), &mut |node, object| {
        if object == Object::Schema
            && let Some(text) = node.get("$ref").and_then(Node::as_str)
            && let Some(pointer) = resources.target(root, node.origin, text)
        {
            targets.insert(node.origin, pointer.to_reference());
        }
    });
    if !targets.is_empty() {
        replace(root, &targets);
    }
}

/// The schemas that have addresses of their own.
struct Resources<'n> {
    origins: &'n Origins,
    /// The addresses that references within each are relative to.
    bases: HashMap<Origin, Url>,
    addresses: HashMap<Url, Origin>,
    /// The anchors, by the schema with an address that they are in.
    anchors: HashMap<(Option<Origin>, &'n str), Origin>,
}

impl<'n> Resources<'n> {
    fn collect(root: &'n Node, origins: &'n Origins) -> Self {
        let mut found = Self {
            origins,
            bases: HashMap::new(),
            addresses: HashMap::new(),
            anchors: HashMap::new(),
        };
        // The outer ones come first, so that the inner ones know what they are relative to.
        walk::objects(root, Shape::Object(Object::OpenApi), &mut |node, object| {
            if object != Object::Schema {
                return;
            }
            let id = node.get("$id").and_then(Node::as_str);
            // Before 2019-09, one with a fragment only was an anchor.
            let id = id.filter(|id| !id.starts_with('#'));
            if let Some(id) = id
                && let Some(base) = found.base(node.origin)
                && let Ok(mut address) = base.join(id)
            {
                address.set_fragment(None);
                found.bases.insert(node.origin, address.clone());
                found.addresses.entry(address).or_insert(node.origin);
            }
            for keyword in ["$anchor", "$dynamicAnchor"] {
                if let Some(anchor) = node.get(keyword).and_then(Node::as_str) {
                    let resource = found.around(node.origin);
                    found.anchors.entry((resource, anchor)).or_insert(node.origin);
                }
            }
        });
        found
    }

    /// The innermost schema with an address around a value.
    fn around(&self, origin: Origin) -> Option<Origin> {
        self.origins.ancestry(origin).find(|origin| self.bases.contains_key(origin))
    }

    /// The address that others in a value are relative to.
    fn base(&self, origin: Origin) -> Option<Url> {
        match self.around(origin) {
            Some(resource) => self.bases.get(&resource).cloned(),
            None => Url::parse(HERE).ok(),
        }
    }

    /// The place where a reference leads by the addresses of schemas.
    fn target(&self, root: &Node, holder: Origin, text: &str) -> Option<Pointer> {
        let mut wanted = self.base(holder)?.join(text).ok()?;
        let fragment = wanted.fragment().unwrap_or_default().to_owned();
        wanted.set_fragment(None);
        let resource = *self.addresses.get(&wanted)?;
        if !fragment.is_empty() && !fragment.starts_with('/') {
            let anchor = self.anchors.get(&(Some(resource), fragment.as_str()))?;
            return Some(address(root, *anchor, self.origins));
        }
        let below = Pointer::from_reference(&format!("#{fragment}"))?;
        let start = address(root, resource, self.origins);
        let pointer = below.tokens().fold(start, |pointer, token| pointer.join(&token));
        root.find(&pointer).is_some().then_some(pointer)
    }
}

fn replace(node: &mut Node, targets: &HashMap<Origin, String>) {
    if let Some(target) = targets.get(&node.origin)
        && let Some(reference) = node.get_mut("$ref")
    {
        reference.kind = Kind::String(target.as_str().into());
    }
    for child in node.children_mut() {
        replace(child, targets);
    }
}
