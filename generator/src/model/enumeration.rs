//! Enumerations: sets of strings, or of numbers with names.

use super::number::Integer;

/// A set of strings or of numbers with names, of which the server may know more than the
/// description.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Enumeration {
    /// The values that the description knows.
    pub variants: Vec<Variant>,
    /// The variant that keeps any other value.
    pub unknown: String,
    /// The type of the values, if they are integers and no strings.
    pub integer: Option<Integer>,
}

/// One value of an enumeration.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Variant {
    /// The name in Rust.
    pub name: String,
    /// The string, or the number in digits.
    pub wire: String,
    /// Its documentation.
    pub docs: String,
}
