//! Operations: the requests that the client sends, and the meaning of their answers.

use super::answer::{Status, Success};
use super::argument::{Argument, Parameters};
use super::body::Body;
use super::form::Form;
use super::method::Method;
use super::pagination::Pagination;
use super::retry::Retries;
use super::server::OperationServer;
use super::types::Type;

/// A method of the client, or of the handle of a group.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// The name of the method.
    pub name: String,
    /// Its documentation, which starts with a paragraph of one sentence, or is empty.
    pub docs: String,
    /// True if the description calls it deprecated.
    pub deprecated: bool,
    /// The type that has the method.
    pub owner: Owner,
    /// The HTTP method.
    pub method: Method,
    /// The path template, for people.
    pub path: String,
    /// The server it goes to, if that isn't the client's.
    pub server: Option<OperationServer>,
    /// The path template, in pieces.
    pub path_parts: Vec<PathPart>,
    /// The values that the caller passes beside the body.
    pub arguments: Vec<Argument>,
    /// The struct for those arguments that are fields of one.
    pub parameters: Option<Parameters>,
    /// The body of the request.
    pub body: Option<Body>,
    /// The method that starts the request: a [`RequestKind`](super::RequestKind)'s name.
    pub request: String,
    /// The media types of its answers, as a header value, if they aren't
    /// [the usual](super::Api::accept).
    pub accept: Option<String>,
    /// The repetition of the call when it fails, if that isn't as usual.
    pub retries: Option<Retries>,
    /// The walk through its pages, if its answers are such.
    pub pages: Option<Pagination>,
    /// The answers that are successes.
    pub successes: Vec<Success>,
    /// The name of the enum of its successes, if there are several. Methods that differ only in
    /// what they send share one.
    pub outcome: Option<String>,
    /// The name of the [`ErrorDefinition`](super::ErrorDefinition), where errors are documented.
    pub error: Option<String>,
    /// The documented error statuses, for its documentation.
    pub error_statuses: Vec<Status>,
}

impl Operation {
    /// The path of the method, from the root of the generated code.
    pub fn method_path(&self) -> String {
        self.owner.method(&self.name)
    }

    /// The body in parts, if that is what it sends.
    pub fn form(&self) -> Option<&Form> {
        self.body.as_ref()?.kind.form()
    }

    /// The arguments that the method takes one by one.
    pub fn single_arguments(&self) -> impl Iterator<Item = &Argument> {
        self.arguments.iter().filter(|argument| !argument.grouped)
    }

    /// The arguments that are fields of the operation's [`Parameters`].
    pub fn grouped_arguments(&self) -> impl Iterator<Item = &Argument> {
        self.arguments.iter().filter(|argument| argument.grouped)
    }

    /// The first of the successes, if all of them hold values of the same type.
    pub fn alike_successes(&self) -> Option<&Success> {
        let [first, others @ ..] = self.successes.as_slice() else { return None };
        let is_alike = !first.is_bare() && others.iter().all(|other| other.is_like(first));
        is_alike.then_some(first)
    }

    /// True if any of the answers is read as it arrives, so that the status must be known before
    /// the body.
    pub fn is_streamed(&self) -> bool {
        self.successes.iter().any(|success| success.content.is_streamed())
    }

    /// The types of the values that the caller passes.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        let arguments = self.arguments.iter().map(|argument| &argument.ty);
        arguments.chain(self.body.iter().flat_map(|body| body.kind.types()))
    }

    /// The same types, to be replaced.
    pub fn types_mut(&mut self) -> impl Iterator<Item = &mut Type> {
        let arguments = self.arguments.iter_mut().flat_map(Argument::types_mut);
        arguments.chain(self.body.iter_mut().flat_map(|body| body.kind.types_mut()))
    }
}

/// The type that has the method of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// The client.
    Client,
    /// The handle of a group, by its name.
    Handle(String),
}

impl Owner {
    /// The name of the type.
    pub fn name(&self) -> &str {
        match self {
            Self::Client => "Client",
            Self::Handle(name) => name,
        }
    }

    /// The path of a method of the type, from the root of the generated code.
    pub fn method(&self, name: &str) -> String {
        format!("{}::{name}", self.name())
    }
}

/// Operations that belong together, and are in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The name of the module, which no system refuses as that of a file.
    pub name: String,
    /// The documentation, which starts with a paragraph of one sentence.
    pub docs: String,
    /// The type that has their methods, if that isn't the client.
    pub handle: Option<Handle>,
    /// Their places in [`Api::operations`](super::Api::operations).
    pub operations: Vec<usize>,
}

/// A view of the client that has the methods of one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handle {
    /// The name of the type.
    pub ty: String,
    /// The name of the client's method that returns it.
    pub method: String,
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
