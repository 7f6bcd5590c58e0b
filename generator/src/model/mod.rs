//! The Rust crate to be written, as plain data: what `lower` decided and `emit` spells out.
//!
//! Names are final and valid, texts are ready to stand in rustdoc, and everything is in the order of the
//! description. Reading this module is the quickest way to learn what the generator can express.

mod answer;
mod client;
mod form;
mod method;
mod number;
mod operation;
mod pagination;
mod retry;
mod types;

use std::collections::{BTreeMap, BTreeSet};

pub use answer::{
    Content, ErrorDefinition, ErrorKind, ErrorVariant, HeaderField, HeaderKind, Headers, Payload,
    Status, Success,
};
pub use client::{
    Credential, CredentialKind, Filled, ListedServer, OwnServer, RequestKind, Server, ServerList,
    ServerVariable, Setting, UrlPart,
};
pub use form::{Form, Part, PartHeader, PartHeaderValue, PartKind};
pub use method::Method;
pub use number::{Float, Integer};
pub use operation::{
    Argument, ArgumentKind, Body, BodyKind, FormEncoding, Group, Operation, Parameters, PathPart,
    PropertyEncoding, Style,
};
pub use pagination::{NextPage, PagePlace, Pagination};
pub use retry::{Retries, RetryPolicy};
pub use types::{
    Access, Dependency, Enumeration, External, Field, Presence, Shape, Struct, Type,
    TypeDefinition, Union, UnionVariant, Variant,
};

/// Everything about one API.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Api {
    /// The title of the description.
    pub title: String,
    /// The version of the description, which is not that of the crate.
    pub version: String,
    /// What the description says about itself.
    pub docs: String,
    /// The name of the package, for a new crate.
    pub package: String,
    /// The schemas.
    pub types: Vec<TypeDefinition>,
    /// The types by the JSON pointers of the schemas they are for, of schemas that have a type of their own.
    pub schemas: BTreeMap<String, Type>,
    /// The JSON pointers of the schemas that any JSON value is for.
    pub untyped: Vec<String>,
    /// The operations.
    pub operations: Vec<Operation>,
    /// Which of them share a file; nothing if all are in one.
    pub groups: Vec<Group>,
    /// The error statuses of the operations.
    pub errors: Vec<ErrorDefinition>,
    /// The headers of answers, those of errors among them.
    pub headers: Vec<Headers>,
    /// The ways a request starts: which settings and credentials it carries. The first is the usual one.
    pub requests: Vec<RequestKind>,
    /// The media types that most operations answer with, as a header value.
    pub accept: String,
    /// Parameters that are set once, for the client.
    pub settings: Vec<Setting>,
    /// Credentials, which are set once, too.
    pub credentials: Vec<Credential>,
    /// The policies by which calls are repeated that fail.
    pub retry_policies: Vec<RetryPolicy>,
    /// The name of that for all operations that don't have another, if calls are repeated at all.
    pub retries: Option<String>,
    /// Where error bodies have their message, as JSON pointers, by the description.
    pub messages: Vec<String>,
    /// What the manifest of a new crate must depend on besides, a line each.
    pub dependencies: Vec<String>,
    /// What the server sends by itself.
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
    /// The operations with an outcome of their own: the first of those that share one.
    pub fn with_outcomes(&self) -> impl Iterator<Item = (&str, &Operation)> {
        let mut seen = BTreeSet::new();
        let outcomes = self.operations.iter().filter_map(|operation| {
            operation.outcome.as_deref().map(|outcome| (outcome, operation))
        });
        outcomes.filter(move |(outcome, _)| seen.insert(*outcome))
    }
}
