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
    /// True if values are passed as they are, since copying one costs no more than borrowing it.
    pub copied: bool,
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
