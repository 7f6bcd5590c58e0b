//! Pieces: the parts of the runtime's sources that a client has or hasn't.

use std::ops::Range;

use super::condition::Stated;
use super::import::Leaf;
use super::mention::Mention;

/// A part of a file that is kept or cut as a whole, but for the pieces in it.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    /// The bytes of the file, with documentation and attributes.
    pub(super) range: Range<usize>,
    /// The piece that this one stands in, as an index.
    pub(super) parent: Option<usize>,
    pub(super) stated: Stated,
    pub(super) mentions: Vec<Mention>,
}

/// The kind of a piece, which says when it is needed.
#[derive(Debug)]
pub(super) enum Kind {
    /// A function, type, constant or macro of a module.
    Item {
        name: String,
        is_public: bool,
    },
    /// The declaration of a module.
    Module(String),
    Import {
        leaves: Vec<Leaf>,
        visibility: String,
    },
    /// Methods of a type.
    Methods,
    Method(Method),
    /// A trait for a type, with the names in its head.
    Implementation {
        names: Vec<String>,
    },
    /// A field that users of the crate don't see.
    Field {
        owner: String,
        name: String,
    },
    Variant {
        owner: String,
        name: String,
    },
    /// An arm of a `match`, for one variant.
    Arm {
        path: Vec<String>,
    },
    /// The value of a field where its type is made.
    Value {
        owner: String,
        name: String,
    },
    /// A statement, or an item within a macro.
    Statement,
}

/// A function in an implementation.
#[derive(Debug)]
pub(super) struct Method {
    pub(super) owner: String,
    pub(super) name: String,
    /// The number of arguments behind `self`, if there is a `self`.
    pub(super) arguments: Option<usize>,
    pub(super) is_public: bool,
    /// The names in the type of the outcome.
    pub(super) outcome: Vec<String>,
}
