//! Bodies in parts.

use super::constructor::Constructor;
use super::types::Type;

/// A body in parts: a struct with a field for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The name of the struct.
    pub name: String,
    /// The parts that the description knows by name.
    pub parts: Vec<Part>,
    /// The content of all other parts, if there may be any. They are in a map.
    pub rest: Option<PartContent>,
    /// The function that makes a value, if something must be given.
    pub constructor: Option<Constructor>,
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
    /// True if the caller must pass it.
    pub required: bool,
    /// Its content.
    pub content: PartContent,
    /// The headers that it has besides its name and media type.
    pub headers: Vec<PartHeader>,
}

/// The content of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartContent {
    /// The type of the value.
    pub ty: Type,
    /// The notation of the value.
    pub kind: PartKind,
    /// The media type, if that doesn't go without saying.
    pub media_type: Option<String>,
    /// The content that may stand in place of a file.
    pub other: Option<Box<PartContent>>,
}

/// The notation of a part's value.
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
    /// The source of its text.
    pub value: PartHeaderValue,
}

/// The source of a header's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartHeaderValue {
    /// A constant.
    Constant(String),
    /// A field of the form.
    Field {
        /// The name of the field.
        name: String,
        /// Its documentation.
        docs: String,
        /// The type of the value.
        ty: Type,
        /// True if the caller must pass it.
        required: bool,
    },
}

impl Form {
    /// The types of the values that the caller passes.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        let headers = self.parts.iter().flat_map(|part| &part.headers);
        let headers = headers.filter_map(|header| match &header.value {
            PartHeaderValue::Field { ty, .. } => Some(ty),
            PartHeaderValue::Constant(_) => None,
        });
        let contents = self.parts.iter().map(|part| &part.content).chain(&self.rest);
        contents.flat_map(PartContent::types).chain(headers)
    }

    /// The same types, to be replaced.
    pub fn types_mut(&mut self) -> impl Iterator<Item = &mut Type> {
        let parts = self.parts.iter_mut().flat_map(|part| {
            let headers = part.headers.iter_mut().filter_map(|header| match &mut header.value {
                PartHeaderValue::Field { ty, .. } => Some(ty),
                PartHeaderValue::Constant(_) => None,
            });
            part.content.types_mut().into_iter().chain(headers)
        });
        parts.chain(self.rest.iter_mut().flat_map(PartContent::types_mut))
    }
}

impl PartContent {
    fn types(&self) -> Vec<&Type> {
        let other = self.other.iter().flat_map(|other| other.types());
        std::iter::once(&self.ty).chain(other).collect()
    }

    fn types_mut(&mut self) -> Vec<&mut Type> {
        let other = self.other.iter_mut().flat_map(|other| other.types_mut());
        std::iter::once(&mut self.ty).chain(other).collect()
    }
}
