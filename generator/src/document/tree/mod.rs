//! The tree of values that a text is read into, and the way from each value back to its place.
//!
//! - `node` is a value: the JSON data model, with an origin for each.
//! - `change` changes values, and `write` writes them.
//! - `origin` is the place of a value in the source, however far rewriting has moved it.
//! - `pointer` is the way from the root to a value (RFC 6901).
//! - `link` is a value as a link of a chain of references.
//! - `index` finds values by their pointers in long mappings.

mod change;
pub(super) mod index;
pub(super) mod link;
pub(super) mod node;
pub(super) mod origin;
pub(super) mod pointer;
pub(super) mod write;
