//! Bodies in parts.

use super::types::Type;

/// A body in parts: a struct with a field for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The name of the struct.
    pub name: String,
    /// The parts that the description knows by name.
    pub parts: Vec<Part>,
    /// What all other parts are like, if there may be any. They are in a map.
    pub rest: Option<Part>,
}

/// A part, or one for each element of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The name in Rust.
    pub name: String,
    /// The name in the description.
    pub wire: String,
    /// Its documentation.
    pub docs: String,
    /// The type of the value.
    pub ty: Type,
    /// Whether the caller must pass it.
    pub required: bool,
    /// What it holds.
    pub kind: PartKind,
    /// The media type, if that doesn't go without saying.
    pub media_type: Option<String>,
    /// What its head says besides.
    pub headers: Vec<PartHeader>,
    /// What it may hold in place of a file: only the type and how it is written count.
    pub other: Option<Box<Part>>,
}

/// What a part of a multipart body holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartKind {
    /// A file, from memory or a stream.
    File,
    /// The text of a scalar, or a part for each element of a list of scalars.
    Text,
    /// The same of scalars whose text is known to JSON only, without its quotes.
    Scalar,
    /// JSON.
    Json,
}

/// A header of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartHeader {
    /// Its name, in small letters.
    pub wire: String,
    /// Where its text comes from.
    pub value: PartHeaderValue,
}

/// Where the text of a header comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartHeaderValue {
    /// It is always the same.
    Constant(String),
    /// A field of the form.
    Field {
        /// The name of the field.
        name: String,
        /// Its documentation.
        docs: String,
        /// The type of the value.
        ty: Type,
        /// Whether the caller must pass it.
        required: bool,
    },
}

impl Form {
    /// The types of what the caller passes.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        self.parts.iter().chain(&self.rest).flat_map(|part| {
            let headers = part.headers.iter().filter_map(|header| match &header.value {
                PartHeaderValue::Field { ty, .. } => Some(ty),
                PartHeaderValue::Constant(_) => None,
            });
            let other = part.other.iter().map(|other| &other.ty);
            std::iter::once(&part.ty).chain(other).chain(headers)
        })
    }

    /// The same, for those who give types other names.
    pub fn types_mut(&mut self) -> impl Iterator<Item = &mut Type> {
        self.parts.iter_mut().chain(&mut self.rest).flat_map(|part| {
            let headers = part.headers.iter_mut().filter_map(|header| match &mut header.value {
                PartHeaderValue::Field { ty, .. } => Some(ty),
                PartHeaderValue::Constant(_) => None,
            });
            let other = part.other.iter_mut().map(|other| &mut other.ty);
            std::iter::once(&mut part.ty).chain(other).chain(headers)
        })
    }
}
