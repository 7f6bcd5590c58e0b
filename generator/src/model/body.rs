//! Bodies of requests.

use super::argument::Passing;
use super::form::Form;
use super::types::Type;
use crate::style::Style;

/// The body of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// The name of the argument that has it.
    pub argument: String,
    /// Its documentation.
    pub docs: String,
    /// True if the caller must pass it.
    pub required: bool,
    /// The media type that is sent.
    pub media_type: String,
    /// Its notation.
    pub kind: BodyKind,
}

impl Body {
    /// The media type, unless it goes without saying.
    pub fn unusual_media_type(&self) -> Option<&str> {
        Some(self.media_type.as_str()).filter(|media_type| *media_type != self.kind.usual())
    }
}

/// The notation of a request's body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyKind {
    /// JSON.
    Json(BodyValue),
    /// The pairs of a form.
    Form(BodyValue, FormEncoding),
    /// Several parts.
    Multipart(Box<Form>),
    /// The text that the caller passes.
    Text,
    /// The bytes that the caller passes, or those of a stream.
    Bytes,
}

impl BodyKind {
    /// The media type that goes without saying.
    pub fn usual(&self) -> &'static str {
        match self {
            Self::Json(_) => "application/json",
            Self::Form(..) => "application/x-www-form-urlencoded",
            Self::Multipart(_) => "multipart/form-data",
            Self::Text => "text/plain",
            Self::Bytes => "application/octet-stream",
        }
    }

    /// The parts, if there are several.
    pub fn form(&self) -> Option<&Form> {
        match self {
            Self::Multipart(form) => Some(form),
            Self::Json(_) | Self::Form(..) | Self::Text | Self::Bytes => None,
        }
    }

    /// The same, to be completed.
    pub fn form_mut(&mut self) -> Option<&mut Form> {
        match self {
            Self::Multipart(form) => Some(form),
            Self::Json(_) | Self::Form(..) | Self::Text | Self::Bytes => None,
        }
    }

    /// The value, if it is sent as JSON.
    pub fn json(&self) -> Option<&BodyValue> {
        match self {
            Self::Json(value) => Some(value),
            Self::Form(..) | Self::Multipart(_) | Self::Text | Self::Bytes => None,
        }
    }

    /// The value, if it is a single one that a schema types.
    pub fn value(&self) -> Option<&BodyValue> {
        match self {
            Self::Json(value) | Self::Form(value, _) => Some(value),
            Self::Multipart(_) | Self::Text | Self::Bytes => None,
        }
    }

    /// The types of the values that the caller passes.
    pub fn types(&self) -> Vec<&Type> {
        match self {
            Self::Json(value) | Self::Form(value, _) => vec![&value.ty],
            Self::Multipart(form) => form.types().collect(),
            Self::Text | Self::Bytes => Vec::new(),
        }
    }

    /// The same types, to be replaced.
    pub fn types_mut(&mut self) -> Vec<&mut Type> {
        match self {
            Self::Json(value) | Self::Form(value, _) => {
                [&mut value.ty].into_iter().chain(value.passing.types_mut()).collect()
            }
            Self::Multipart(form) => form.types_mut().collect(),
            Self::Text | Self::Bytes => Vec::new(),
        }
    }

    /// True if all of the body is in memory, so that it can be sent again.
    pub fn is_in_memory(&self) -> bool {
        match self {
            Self::Json(_) | Self::Form(..) | Self::Text => true,
            Self::Multipart(_) | Self::Bytes => false,
        }
    }
}

/// The value of a body that a schema types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyValue {
    /// Its type.
    pub ty: Type,
    /// The form in which a method takes it.
    pub passing: Passing,
}

/// The notation of a form's properties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormEncoding {
    /// Each by its type alone: lists a pair for each element, objects as JSON.
    Usual,
    /// Lists and objects with their paths in brackets.
    Deep,
    /// These in ways of their own, the others as usual.
    Each(Vec<PropertyEncoding>),
}

/// The notation of one property of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PropertyEncoding {
    /// The name in the description.
    pub wire: String,
    /// The notation of lists and objects.
    pub style: Style,
    /// True if reserved characters stand as they are.
    pub reserved: bool,
}
