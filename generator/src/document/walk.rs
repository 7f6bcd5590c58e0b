//! Finds the objects of a document, without changing anything.

use super::shape::{Field, Object, Shape};
use crate::document::tree::node::{Kind, Node};

/// Shows every object in a value of this shape to `visitor`, the outer ones first. What should be an object and isn't
/// is passed over: complaining is the rewriting's part.
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
        | Shape::Choice(_) => {}
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
