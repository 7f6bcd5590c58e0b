//! Finds the objects of a document, without changing anything.

use std::collections::HashMap;

use super::shape::{Field, Object, Shape};
use crate::document::tree::link::Link;
use crate::document::tree::node::{Kind, Node};
use crate::document::tree::pointer::Pointer;

/// All objects that the tables and references lead to.
#[derive(Debug, Default)]
pub(super) struct Reached<'n> {
    objects: HashMap<Link<'n>, Object>,
    /// The objects that only references lead to, without those inside of others: in an extension,
    /// say.
    outside: Vec<Outside<'n>>,
}

/// An object that no table leads to.
#[derive(Debug)]
pub(super) struct Outside<'n> {
    node: &'n Node,
    pub(super) object: Object,
    pub(super) pointer: Pointer,
}

impl<'n> Reached<'n> {
    /// Goes along the tables from the root, and on from the targets of the references on the way.
    /// `target` is asked once for each object that may be a reference.
    pub(super) fn from(
        root: &'n Node,
        mut target: impl FnMut(&'n Node, Object) -> Option<(&'n Node, Pointer)>,
    ) -> Self {
        let mut reached = Self::default();
        let mut next = Vec::new();
        let shape = Shape::Object(Object::OpenApi);
        objects(root, shape, &mut |node, object| {
            reached.objects.insert(Link(node), object);
            next.extend(target(node, object).map(|target| (object, target)));
        });
        // Those that are found first come first, in each round.
        while !next.is_empty() {
            for (object, (node, pointer)) in std::mem::take(&mut next) {
                // A boolean may be a schema; everything else is no object.
                let fits = node.is_mapping() || node.as_bool().is_some();
                let is_known = reached.objects.contains_key(&Link(node));
                if !fits || is_known || object.section().is_none() {
                    continue;
                }
                objects(node, Shape::Object(object), &mut |node, object| {
                    if reached.objects.insert(Link(node), object).is_none() {
                        next.extend(target(node, object).map(|target| (object, target)));
                    } else {
                        // It is inside of another one, which counts.
                        reached.outside.retain(|inner| !std::ptr::eq(inner.node, node));
                    }
                });
                reached.outside.push(Outside { node, object, pointer });
            }
        }
        reached
    }

    /// The kind of object that a node has been reached as.
    pub(super) fn object(&self, node: &'n Node) -> Option<Object> {
        self.objects.get(&Link(node)).copied()
    }

    /// The objects that only references lead to.
    pub(super) fn outside(self) -> Vec<Outside<'n>> {
        self.outside
    }
}

impl Outside<'_> {
    /// The shape that it has in its place.
    pub(super) fn shape(&self) -> Shape {
        match self.object {
            Object::Schema => Shape::Schema,
            Object::PathItem => Shape::Object(Object::PathItem),
            object => Shape::Reference(object),
        }
    }
}

/// Shows every object in a value of this shape to `visitor`, the outer ones first. Values that
/// should be objects and aren't are passed over: the rewriting reports them.
pub(super) fn objects<'n>(
    node: &'n Node,
    shape: Shape,
    visitor: &mut impl FnMut(&'n Node, Object),
) {
    match shape {
        Shape::Any
        | Shape::String
        | Shape::Boolean
        | Shape::Number
        | Shape::Count
        | Shape::Style(_) => {}
        Shape::Schema | Shape::SchemaOrBoolean => match &node.kind {
            // Before 2020-12, `items` could be a list, and some still write it so.
            Kind::Sequence(items) => items.iter().for_each(|item| objects(item, shape, visitor)),
            _ => object(node, Object::Schema, visitor),
        },
        Shape::Object(kind) | Shape::Reference(kind) => object(node, kind, visitor),
        Shape::List(inner) => node.items().iter().for_each(|item| objects(item, *inner, visitor)),
        Shape::Map(inner) => node.iter().for_each(|(_, value)| objects(value, *inner, visitor)),
    }
}

fn object<'n>(node: &'n Node, object: Object, visitor: &mut impl FnMut(&'n Node, Object)) {
    if !node.is_mapping() {
        return;
    }
    visitor(node, object);
    for (key, value) in node.iter() {
        if let Some(field) = object.field(key).or_else(|| misplaced(node, object, key)) {
            objects(value, field.shape, visitor);
        }
    }
}

/// The field that rewriting makes of one in the wrong place or of another version.
fn misplaced(node: &Node, object: Object, key: &str) -> Option<Field> {
    match object {
        Object::Schema if key == "additionalItems" => {
            object.field("items").filter(|_| node.get("items").is_some_and(Node::is_sequence))
        }
        Object::Parameter | Object::Header if !node.has("schema") && !node.has("content") => {
            object.lifted_field(key)
        }
        _ => None,
    }
}
