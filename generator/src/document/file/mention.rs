//! The mentions in a file: references, and the values of discriminators' mappings, which may be
//! references, too.

use crate::document::reference::reference_of;
use crate::document::shape::{Object, Shape};
use crate::document::tree::node::{Kind, Node};
use crate::document::tree::origin::Origin;

/// A text that may lead to another file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention<'n> {
    /// The object that is the reference.
    pub(super) holder: Origin,
    /// The text itself.
    pub(super) value: Origin,
    pub(super) text: &'n str,
    pub(super) role: Role,
}

/// The role of a text.
#[derive(Debug, Clone, Copy)]
pub(super) enum Role {
    /// A `$ref` where the specification allows it. It is `alone` if nothing stands beside it.
    Reference { object: Object, alone: bool },
    /// A `$ref` in place of something that can't be a reference, such as all of `paths`.
    Include(Shape),
    /// A value of a discriminator's mapping.
    Mapping,
}

/// Calls the visitor with all mentions in a value of this shape.
pub(super) fn find<'n>(node: &'n Node, shape: Shape, visitor: &mut impl FnMut(Mention<'n>)) {
    match shape {
        Shape::Any
        | Shape::String
        | Shape::Boolean
        | Shape::Number
        | Shape::Count
        | Shape::Style(_) => {}
        Shape::Schema | Shape::SchemaOrBoolean => match &node.kind {
            // Before 2020-12, `items` could be a list, and some still write it so.
            Kind::Sequence(items) => items.iter().for_each(|item| find(item, shape, visitor)),
            _ => object(node, Object::Schema, visitor),
        },
        Shape::Object(Object::PathItem) => object(node, Object::PathItem, visitor),
        Shape::Reference(kind) => object(node, kind, visitor),
        _ if let Some((value, text)) = only_reference(node) => {
            let role = Role::Include(shape);
            visitor(Mention { holder: node.origin, value: value.origin, text, role });
        }
        Shape::Object(kind) => fields(node, kind, visitor),
        Shape::List(inner) => node.items().iter().for_each(|item| find(item, *inner, visitor)),
        Shape::Map(inner) => node.iter().for_each(|(_, value)| find(value, *inner, visitor)),
    }
}

/// Visits an object that may be a reference.
fn object<'n>(node: &'n Node, object: Object, visitor: &mut impl FnMut(Mention<'n>)) {
    if let Some((value, text)) = reference_of(node) {
        let alone = node.entries().len() == 1;
        let role = Role::Reference { object, alone };
        visitor(Mention { holder: node.origin, value: value.origin, text, role });
    }
    fields(node, object, visitor);
}

/// Visits the fields of an object.
fn fields<'n>(node: &'n Node, object: Object, visitor: &mut impl FnMut(Mention<'n>)) {
    if object == Object::Discriminator {
        for (_, target) in node.get("mapping").into_iter().flat_map(Node::iter) {
            if let Some(text) = target.as_str() {
                let (holder, value) = (node.origin, target.origin);
                visitor(Mention { holder, value, text, role: Role::Mapping });
            }
        }
    }
    for (key, value) in node.iter() {
        if let Some(field) = object.field(key) {
            find(value, field.shape, visitor);
        }
    }
}

/// Returns a `$ref` that has nothing beside it, with its text.
fn only_reference(node: &Node) -> Option<(&Node, &str)> {
    let value = node.get("$ref").filter(|_| node.entries().len() == 1)?;
    Some((value, value.as_str()?))
}
