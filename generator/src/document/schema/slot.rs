//! The places for schemas, each with a schema or a reference to one.

use super::Schema;
use crate::document::Node;
use crate::document::tree::pointer::Pointer;

/// The value of a place for a schema.
#[derive(Debug, Clone)]
pub(crate) enum Slot<'a> {
    Schema(Schema<'a>),
    Reference(Reference<'a>),
}

/// A reference to a schema, and the place of the reference.
#[derive(Debug, Clone)]
pub(crate) struct Reference<'a> {
    pub(crate) text: &'a str,
    pub(crate) pointer: Pointer,
}

impl<'a> Slot<'a> {
    /// The value of a place for a schema.
    pub(crate) fn new(node: &'a Node, pointer: Pointer) -> Self {
        match node.get("$ref").and_then(Node::as_str) {
            Some(text) => Self::Reference(Reference { text, pointer }),
            None => Self::Schema(Schema { node, pointer }),
        }
    }

    /// The place, whatever stands there.
    pub(crate) fn pointer(&self) -> &Pointer {
        match self {
            Self::Schema(schema) => &schema.pointer,
            Self::Reference(reference) => &reference.pointer,
        }
    }

    /// The schema, unless this is a reference to one.
    pub(crate) fn schema(&self) -> Option<&Schema<'a>> {
        match self {
            Self::Schema(schema) => Some(schema),
            Self::Reference(_) => None,
        }
    }
}

/// References are equal if they lead to the same place.
impl PartialEq for Reference<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl PartialEq for Slot<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Schema(one), Self::Schema(other)) => one == other,
            (Self::Reference(one), Self::Reference(other)) => one == other,
            (Self::Schema(_), Self::Reference(_)) | (Self::Reference(_), Self::Schema(_)) => false,
        }
    }
}
