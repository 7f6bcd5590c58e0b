//! Answers: which statuses there are, and what comes with each.

use super::types::Type;

/// The statuses that a documented answer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// One status.
    Exact(u16),
    /// A hundred of them, such as `4XX`, but for those that are documented themselves.
    Range(u16),
    /// All others.
    Default,
}

/// An answer that is a success.
#[derive(Debug, Clone, PartialEq)]
pub struct Success {
    /// Its statuses.
    pub status: Status,
    /// The name of its variant in the operation's outcome, if there are several successes.
    pub name: String,
    /// The documentation of that variant.
    pub docs: String,
    /// The content of its body.
    pub content: Content,
    /// The name of the [`Headers`] that the description gives types for, if there are any.
    pub headers: Option<String>,
    /// True if it is on the heap, as it is larger than the outcome's other variants.
    pub boxed: bool,
}

impl Success {
    /// True if there is nothing to it but its status.
    pub fn is_bare(&self) -> bool {
        self.content == Content::Empty && self.headers.is_none()
    }

    /// True if it holds a value of the same type.
    pub fn is_like(&self, other: &Self) -> bool {
        let is_same_content = match (&self.content, &other.content) {
            (Content::Json { result, .. }, Content::Json { result: other, .. }) => result == other,
            (one, other) => one == other,
        };
        is_same_content && self.headers == other.headers && self.boxed == other.boxed
    }
}

/// The content of an answer's body.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Content {
    /// Nothing that anybody needs.
    Empty,
    /// JSON.
    Json {
        /// The type of the whole body.
        body: Type,
        /// The fields that lead to the part that the caller gets, and that part's type.
        path: Vec<String>,
        /// The type of the value that the caller gets.
        result: Type,
    },
    /// Text.
    Text,
    /// Bytes, as they come.
    Bytes,
    /// Events, as they come, with data of this type. Without one, it is text.
    Events(Option<Type>),
}

impl Content {
    /// The type of the description in the value that the caller gets.
    pub fn ty(&self) -> Option<&Type> {
        match self {
            Self::Json { result, .. } => Some(result),
            Self::Events(data) => data.as_ref(),
            Self::Empty | Self::Text | Self::Bytes => None,
        }
    }

    /// True if the caller gets it while it arrives.
    pub fn is_streamed(&self) -> bool {
        match self {
            Self::Bytes | Self::Events(_) => true,
            Self::Empty | Self::Json { .. } | Self::Text => false,
        }
    }
}

/// Headers of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Headers {
    /// The name of the struct.
    pub name: String,
    /// The headers.
    pub fields: Vec<HeaderField>,
}

/// A header of an answer. Any can be missing.
#[derive(Debug, Clone, PartialEq)]
pub struct HeaderField {
    /// The name in Rust.
    pub name: String,
    /// The name of the header.
    pub wire: String,
    /// Its documentation.
    pub docs: String,
    /// The type of its value, or of each of its values.
    pub ty: Type,
    /// Its notation.
    pub kind: HeaderKind,
}

/// The notation of a header's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HeaderKind {
    /// The text of one value.
    Scalar,
    /// The texts of several values, with commas between them.
    List,
    /// JSON.
    Json,
}

/// The error statuses of an operation.
#[derive(Debug, Clone, PartialEq)]
pub struct ErrorDefinition {
    /// The name of the type.
    pub name: String,
    /// The path of the operation's method, from the root of the generated code.
    pub method: String,
    /// Its definition.
    pub kind: ErrorKind,
}

/// The definition of an operation's error type.
#[derive(Debug, Clone, PartialEq)]
pub enum ErrorKind {
    /// An enum with a variant for each documented error.
    Enum(Vec<ErrorVariant>),
    /// The same as that of an operation before it.
    Alias(String),
}

/// An answer that is an error.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ErrorVariant {
    /// Its statuses.
    pub status: Status,
    /// The name of the variant.
    pub name: String,
    /// Its documentation.
    pub docs: String,
    /// The type of its JSON body, if it has one.
    pub body: Option<Type>,
    /// The name of its [`Headers`], if there are any.
    pub headers: Option<String>,
}

/// The body of a request that the server sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payload {
    /// The webhook or callback, for people.
    pub sender: String,
    /// The type of the body.
    pub ty: Type,
}
