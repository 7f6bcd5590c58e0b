//! The Rust crate to be written, as plain data: `lower` decides it, and `emit` spells it out.
//!
//! Names are final and valid, texts are ready to stand in rustdoc, and everything is in the order
//! of the description. Reading this module is the quickest way to learn what the generator can
//! express.

mod answer;
mod argument;
mod body;
mod client;
mod constructor;
mod definition;
mod enumeration;
mod form;
mod method;
mod number;
mod operation;
mod pagination;
mod retry;
mod server;
mod share;
mod types;
mod union;

use std::collections::{BTreeMap, BTreeSet};

pub use crate::style::Style;
pub use answer::{
    Content, ErrorDefinition, ErrorKind, ErrorVariant, HeaderField, HeaderKind, Headers, Payload,
    Status, Success,
};
pub use argument::{Argument, ArgumentKind, Parameters, Passing};
pub use body::{Body, BodyKind, BodyValue, FormEncoding, PropertyEncoding};
pub use client::{
    Carried, Credential, CredentialKind, Filled, FilledPlace, RequestKind, SetParameter, Setting,
};
pub use constructor::{Constructor, ConstructorArgument, Taken};
pub use definition::{Access, Codec, Constant, Field, Presence, Shape, Struct, TypeDefinition};
pub use enumeration::{Enumeration, Variant};
pub use form::{Form, Part, PartContent, PartHeader, PartHeaderValue, PartKind};
pub use method::Method;
pub use number::{Float, Integer};
pub use operation::{Group, Handle, Operation, Owner, PathPart};
pub use pagination::{NextPage, PageLimit, PagePlace, PageWalk, Pagination};
pub use retry::{Retries, RetryPolicy, RetryRule};
pub use server::{
    ListedServer, OperationServer, OwnServer, Server, ServerList, ServerVariable, UrlPart,
    VariableValues,
};
pub use share::Shares;
pub use types::{Dependency, External, Transfer, Type};
pub use union::{Conversion, Union, UnionVariant};

/// Everything about one API.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Api {
    /// The title of the description.
    pub title: String,
    /// The version of the description, which is not that of the crate.
    pub version: String,
    /// The documentation of the API.
    pub docs: String,
    /// The name of the package, for a new crate.
    pub package: String,
    /// The schemas.
    pub types: Vec<TypeDefinition>,
    /// The types by the JSON pointers of the schemas they are for, of schemas that have a type of
    /// their own.
    pub schemas: BTreeMap<String, Type>,
    /// The names of the types that callers make values of. All others, only the server makes.
    pub sent: BTreeSet<String>,
    /// The JSON pointers of the schemas that any JSON value is for.
    pub untyped: Vec<String>,
    /// The operations.
    pub operations: Vec<Operation>,
    /// The operations that belong together; none if they aren't parted.
    pub groups: Vec<Group>,
    /// The error statuses of the operations.
    pub errors: Vec<ErrorDefinition>,
    /// The headers of answers, those of errors among them.
    pub headers: Vec<Headers>,
    /// The ways to start a request. The first is the usual one.
    pub requests: Vec<RequestKind>,
    /// The media types that most operations answer with, as a header value.
    pub accept: String,
    /// Parameters that are set once, for the client.
    pub settings: Vec<Setting>,
    /// Credentials, which are set once, too.
    pub credentials: Vec<Credential>,
    /// The policies by which calls are repeated that fail.
    pub retry_policies: Vec<RetryPolicy>,
    /// The name of the policy for operations without one of their own, if calls are repeated at
    /// all.
    pub retries: Option<String>,
    /// The JSON pointers to the messages of error bodies, by the description.
    pub messages: Vec<String>,
    /// True if parts of answers that can't be read are left out.
    pub leaves_out: bool,
    /// The further dependencies of a new crate, a line of its manifest each.
    pub dependencies: Vec<String>,
    /// The bodies of requests that the server sends.
    pub payloads: Vec<Payload>,
    /// The servers whose URLs have variables.
    pub servers: Vec<Server>,
    /// The servers of the description, if there are several.
    pub server_list: Option<ServerList>,
    /// The servers that some operations go to instead.
    pub own_servers: Vec<OwnServer>,
    /// The URL of the first server with all variables at their defaults, if it is absolute.
    pub default_base_url: Option<String>,
}

impl Api {
    /// The types of values that are read and written as JSON, as they stand in definitions and
    /// answers.
    pub fn value_types(&self) -> impl Iterator<Item = &Type> {
        let defined = self.types.iter().flat_map(|definition| definition.shape.types());
        let successes = self.operations.iter().flat_map(|operation| &operation.successes);
        defined.chain(successes.filter_map(|success| match &success.content {
            Content::Json { body, .. } => Some(body),
            Content::Events(data) => data.as_ref(),
            Content::Empty | Content::Text | Content::Bytes => None,
        }))
    }

    /// The operations with an outcome of their own: the first of those that share one.
    pub fn with_outcomes(&self) -> impl Iterator<Item = (&str, &Operation)> {
        let mut seen = BTreeSet::new();
        let outcomes = self.operations.iter().filter_map(|operation| {
            operation.outcome.as_deref().map(|outcome| (outcome, operation))
        });
        outcomes.filter(move |(outcome, _)| seen.insert(*outcome))
    }
}
