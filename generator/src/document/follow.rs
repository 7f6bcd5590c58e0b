//! The one way to follow references in the rewritten document, which can't go round.

use super::Document;
use super::tree::link::Link;
use super::tree::node::Node;
use super::tree::pointer::Pointer;
use super::typed::{self, Part};
use crate::chain::{self, Circle};

/// The value at the end of a chain of references, and its place.
#[derive(Debug, Clone)]
pub(crate) struct Target<'d> {
    pub(crate) node: &'d Node,
    pub(crate) pointer: Pointer,
}

/// The way in which a chain of references fails to lead anywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Astray {
    /// It comes back to one of its links.
    Circle,
    /// The text is no pointer, or there is nothing at it.
    Nowhere(String),
}

impl Target<'_> {
    /// The value, if `openapiv3` can read it as such a part of a description.
    pub(crate) fn read<T: Part>(&self) -> Option<T> {
        typed::read_part(self.node)
    }
}

impl Document {
    /// Follows references from a place. A value that is no reference is its own target.
    pub(crate) fn follow(&self, pointer: Pointer) -> Result<Target<'_>, Astray> {
        let nowhere = || Astray::Nowhere(pointer.to_reference());
        let start = self.value(&pointer).ok_or_else(nowhere)?;
        let mut dangling = None;
        let links = chain::links(Link(start), |Link(node)| {
            let text = reference(node)?;
            let found = Pointer::from_reference(text).and_then(|pointer| self.value(&pointer));
            if found.is_none() {
                dangling = Some(text);
            }
            found.map(Link)
        });
        let links = links.map_err(|Circle(_)| Astray::Circle)?;
        if let Some(text) = dangling {
            return Err(Astray::Nowhere(text.to_owned()));
        }
        let pointer = match links.as_slice() {
            // The last reference is what leads to the end.
            [.., Link(last), _] => reference(last).and_then(Pointer::from_reference),
            [] | [_] => Some(pointer),
        };
        match (links.last(), pointer) {
            (Some(Link(node)), Some(pointer)) => Ok(Target { node, pointer }),
            _ => Err(Astray::Circle),
        }
    }

    /// Follows a reference to its target.
    pub(crate) fn target(&self, reference: &str) -> Result<Target<'_>, Astray> {
        match Pointer::from_reference(reference) {
            Some(pointer) => self.follow(pointer),
            None => Err(Astray::Nowhere(reference.to_owned())),
        }
    }
}

fn reference(node: &Node) -> Option<&str> {
    node.get("$ref")?.as_str()
}
