//! Arguments: the values that the caller of a method passes, but for the body.

use super::constructor::Constructor;
use super::types::Type;
use crate::style::Style;

/// A value that the caller passes beside the body.
#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    /// The name in Rust.
    pub name: String,
    /// The name in the description.
    pub wire: String,
    /// Its documentation.
    pub docs: String,
    /// The type of the value.
    pub ty: Type,
    /// The form in which a method takes the value.
    pub passing: Passing,
    /// True if the caller must pass it.
    pub required: bool,
    /// True if it is a field of the operation's [`Parameters`].
    pub grouped: bool,
    /// The place that it goes to.
    pub kind: ArgumentKind,
    /// The style in which it is written, if that takes more than its text: the style of each
    /// element of a list, in the query.
    pub style: Option<Style>,
}

/// The form in which a method takes a value that it only looks at: the same for a type and for all
/// of its other names.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Passing {
    /// The value itself, since copying it costs no more than borrowing it.
    Copied,
    /// `&str`
    Text,
    /// A slice of elements of this type.
    Slice(Type),
    /// A reference.
    Borrowed,
}

impl Argument {
    /// True for a list, by whatever name.
    pub fn is_list(&self) -> bool {
        matches!(self.passing, Passing::Slice(_))
    }

    /// The types of the value, to be replaced.
    pub fn types_mut(&mut self) -> impl Iterator<Item = &mut Type> {
        [&mut self.ty].into_iter().chain(self.passing.types_mut())
    }
}

impl Passing {
    /// True if the value itself is passed.
    pub fn is_copied(&self) -> bool {
        matches!(self, Self::Copied)
    }

    /// The type in it, to be replaced.
    pub fn types_mut(&mut self) -> impl Iterator<Item = &mut Type> {
        match self {
            Self::Slice(element) => Some(element).into_iter(),
            Self::Copied | Self::Text | Self::Borrowed => None.into_iter(),
        }
    }
}

/// The arguments of an operation that are fields of a struct.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameters {
    /// The name of the struct.
    pub name: String,
    /// The struct with the same fields of an operation before this one, which gets another name.
    pub same_as: Option<String>,
    /// The function that makes a value, if something must be given.
    pub constructor: Option<Constructor>,
}

/// The place in a request that an argument goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ArgumentKind {
    /// The path.
    Path,
    /// The query, as `name=value`.
    Query,
    /// The query, with reserved characters as they are.
    ReservedQuery,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
}
