//! Operations: what is sent, and what each answer means.

use super::answer::Success;
use super::form::Form;
use super::method::Method;
use super::pagination::Pagination;
use super::retry::Retries;
use super::types::Type;

/// A method of the client.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// The name of the method.
    pub name: String,
    /// Its documentation, which starts with a paragraph of one sentence, or is empty.
    pub docs: String,
    /// Whether the description calls it deprecated.
    pub deprecated: bool,
    /// The first of its tags.
    pub tag: Option<String>,
    /// The HTTP method.
    pub method: Method,
    /// The path template, for people.
    pub path: String,
    /// The URL of the server it goes to, for people, and the name of its [`OwnServer`](super::OwnServer), if that isn't
    /// the client's.
    pub server: Option<(String, String)>,
    /// The path template, in pieces.
    pub path_parts: Vec<PathPart>,
    /// What the caller passes.
    pub arguments: Vec<Argument>,
    /// The struct for those arguments that are fields of one.
    pub parameters: Option<Parameters>,
    /// What goes into the body of the request.
    pub body: Option<Body>,
    /// The method that starts the request: a [`RequestKind`](super::RequestKind)'s name.
    pub request: String,
    /// The media types of its answers, as a header value, if they aren't [the usual](super::Api::accept).
    pub accept: Option<String>,
    /// How it is repeated when it fails, if not as usual.
    pub retries: Option<Retries>,
    /// How its pages follow each other, if its answers are such.
    pub pages: Option<Pagination>,
    /// The answers that are successes.
    pub successes: Vec<Success>,
    /// The name of the enum of its successes, if there are several. Methods that differ only in
    /// what they send share one.
    pub outcome: Option<String>,
    /// The name of the [`ErrorDefinition`](super::ErrorDefinition), where errors are documented.
    pub error: Option<String>,
    /// The documented error statuses, for people.
    pub error_statuses: Vec<String>,
}

impl Operation {
    /// The body in parts, if that is what it sends.
    pub fn form(&self) -> Option<&Form> {
        match &self.body {
            Some(Body { kind: BodyKind::Multipart(form), .. }) => Some(form),
            _ => None,
        }
    }

    /// The types of what the caller passes.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        let arguments = self.arguments.iter().map(|argument| &argument.ty);
        arguments.chain(self.form().into_iter().flat_map(Form::types))
    }

    /// The same, for those who give types other names.
    pub fn types_mut(&mut self) -> impl Iterator<Item = &mut Type> {
        let arguments = self.arguments.iter_mut().map(|argument| &mut argument.ty);
        let form = match &mut self.body {
            Some(Body { kind: BodyKind::Multipart(form), .. }) => Some(form),
            _ => None,
        };
        arguments.chain(form.into_iter().flat_map(|form| form.types_mut()))
    }
}

/// Operations that are in a file together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The name of the module, which no system refuses as that of a file.
    pub name: String,
    /// What they have in common, and what the description says about that.
    pub docs: String,
    /// Their places in [`Api::operations`](super::Api::operations).
    pub operations: Vec<usize>,
}

/// A piece of a path template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathPart {
    /// Text as it stands there.
    Text(String),
    /// The value of the operation's argument at this index.
    Parameter(usize),
    /// The value of a setting of the client, for a parameter.
    Setting {
        /// The name of the setting.
        setting: String,
        /// The name of the parameter.
        wire: String,
    },
}

/// Something that the caller passes.
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
    /// Whether values are passed as they are, since copying one costs no more than borrowing it.
    pub copied: bool,
    /// Whether the caller must pass it.
    pub required: bool,
    /// Whether it is a field of the operation's [`Parameters`].
    pub grouped: bool,
    /// Where it goes.
    pub kind: ArgumentKind,
    /// How it is written, if that takes more than its text: that of each element of a list, in the query.
    pub style: Option<Style>,
}

/// The arguments of an operation that are fields of a struct.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameters {
    /// The name of the struct.
    pub name: String,
    /// The struct with the same fields of an operation before this one, of which this is another name.
    pub same_as: Option<String>,
}

/// Where an argument goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ArgumentKind {
    /// Into the path.
    Path,
    /// Into the query, as `name=value`.
    Query,
    /// Into the query, with reserved characters as they are.
    ReservedQuery,
    /// Into a header.
    Header,
    /// Into a cookie.
    Cookie,
    /// Into the body.
    Body,
}

/// How lists and objects are written in a parameter: its `style` and `explode`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// `a,b`
    Simple,
    /// `key=value,key=value` for an object.
    SimpleExploded,
    /// `.a,b`
    Label,
    /// `.a.b`
    LabelExploded,
    /// `;name=a,b`
    Matrix,
    /// `;name=a;name=b`
    MatrixExploded,
    /// `name=a,b`
    Form,
    /// `name=a&name=b`
    FormExploded,
    /// `name=a%20b`
    SpaceDelimited,
    /// `name=a|b`
    PipeDelimited,
    /// `name[key]=value`
    DeepObject,
    /// As JSON.
    Json,
}

/// What the body of a request holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// The name of the argument that has it.
    pub argument: String,
    /// Its documentation.
    pub docs: String,
    /// Whether the caller must pass it.
    pub required: bool,
    /// The media type that is sent.
    pub media_type: String,
    /// How it is written.
    pub kind: BodyKind,
}

/// How the body of a request is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyKind {
    /// As JSON.
    Json,
    /// As the pairs of a form.
    Form(FormEncoding),
    /// In parts.
    Multipart(Box<Form>),
    /// As the text that the caller passes.
    Text,
    /// As the bytes that the caller passes, or those of a stream.
    Bytes,
}

impl BodyKind {
    /// The media type that goes without saying.
    pub fn usual(&self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Form(_) => "application/x-www-form-urlencoded",
            Self::Multipart(_) => "multipart/form-data",
            Self::Text => "text/plain",
            Self::Bytes => "application/octet-stream",
        }
    }
}

/// How the properties of a form are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormEncoding {
    /// By their types alone: lists a pair for each element, objects as JSON.
    Usual,
    /// Lists and objects with their paths in brackets.
    Deep,
    /// These in ways of their own, the others as usual.
    Each(Vec<PropertyEncoding>),
}

/// How a property of a form is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PropertyEncoding {
    /// The name in the description.
    pub wire: String,
    /// How lists and objects are written.
    pub style: Style,
    /// Whether reserved characters stand as they are.
    pub reserved: bool,
}
