//! Drafts: operations as far as they are known before all others are.

use openapiv3::ExternalDocumentation;

use super::NamedOperation;
use super::answer::{AnswerAlternative, Results, answers};
use super::body::{BodyAlternative, request_bodies};
use super::parameter::{parameters, path_parts};
use super::request::starting;
use crate::docs;
use crate::lower::client::Client;
use crate::lower::extension::retries;
use crate::lower::schema::Schemas;
use crate::lower::security::{requirements, scopes};
use crate::lower::server::own_server;
use crate::lower::types::Types;
use crate::model::{
    Argument, Body, Carried, FilledPlace, Method, Operation, OperationServer, Owner, Parameters,
    PathPart, RequestKind, Retries, Status, Success,
};
use crate::name::Names;

/// An operation with its methods, as far as they are known before all others are.
pub(super) struct Draft {
    deprecated: bool,
    owner: Owner,
    method: Method,
    path: String,
    server: Option<OperationServer>,
    path_parts: Vec<PathPart>,
    arguments: Vec<Argument>,
    parameters: Option<Parameters>,
    pub(super) retries: Option<Retries>,
    error: Option<String>,
    error_statuses: Vec<Status>,
    /// The settings and credentials that all of its requests carry.
    pub(super) carried: Carried,
    pub(super) methods: Vec<MethodDraft>,
}

/// One of an operation's methods: a body that can be sent, and an answer that can be asked for.
pub(super) struct MethodDraft {
    name: String,
    docs: String,
    body: Option<Body>,
    /// The media types of its answers, as a header value.
    pub(super) accept: String,
    successes: Vec<Success>,
    outcome: Option<String>,
}

/// Decides about an operation.
pub(super) fn draft(
    operation: &NamedOperation<'_>,
    names: &mut Names,
    schemas: &mut Schemas<'_>,
    client: &mut Client,
    results: &mut Results,
) -> Draft {
    let site = operation.site;
    let described = site.operation;
    let parameters = parameters(operation, schemas, client);
    let path_parts = path_parts(site, &parameters, &mut schemas.reporter);
    let arguments = parameters.arguments;
    let bodies = request_bodies(operation, &arguments, schemas);
    let parameter_struct = parameter_struct(&operation.type_name, &arguments, &mut schemas.types);
    let answers = answers(operation, schemas, results);
    let (summary, description) = (described.summary.as_deref(), described.description.as_deref());
    let requirements = requirements(described, schemas.document);
    let docs = docs::documentation(summary, description) + &scopes(requirements);
    let link = link(&docs, described.external_docs.as_ref());
    let docs = docs + &link;
    let server = own_server(site, schemas, client);
    let (name, reporter) = (&operation.method_name, &mut schemas.reporter);
    let retries = retries(&site.pointer, name, reporter, client);
    let mut carried = parameters.settings;
    carried.retain(|set| set.filled.place != FilledPlace::Path);
    Draft {
        deprecated: described.deprecated,
        owner: operation.owner.clone(),
        method: site.method,
        path: site.path.to_owned(),
        server,
        path_parts,
        arguments,
        parameters: parameter_struct,
        retries,
        error: answers.error,
        error_statuses: answers.error_statuses,
        carried: Carried { credentials: client.credentials(requirements), parameters: carried },
        methods: methods(operation, &docs, &bodies, &answers.alternatives, names),
    }
}

/// The link to further documentation, as one more paragraph, unless the text has it already.
fn link(docs: &str, elsewhere: Option<&ExternalDocumentation>) -> String {
    let elsewhere = elsewhere.filter(|elsewhere| !docs.contains(&elsewhere.url));
    let link = elsewhere.and_then(|it| docs::see(&it.url, it.description.as_deref()));
    link.map(|link| format!("\n\n{link}")).unwrap_or_default()
}

/// The struct for the arguments that are fields of one.
fn parameter_struct(
    type_name: &str,
    arguments: &[Argument],
    types: &mut Types,
) -> Option<Parameters> {
    let grouped = arguments.iter().any(|argument| argument.grouped);
    grouped.then(|| {
        let name = types.claim(format!("{type_name}Parameters"));
        Parameters { name, same_as: None, constructor: None }
    })
}

/// A method for each body that can be sent and each answer that can be asked for. The names of all
/// but the first tell them from it.
fn methods(
    operation: &NamedOperation<'_>,
    docs: &str,
    bodies: &[BodyAlternative],
    answers: &[AnswerAlternative],
    names: &mut Names,
) -> Vec<MethodDraft> {
    let stem = operation.method_name.trim_start_matches("r#");
    let bodies: Vec<_> = match bodies {
        [] => vec![None],
        bodies => bodies.iter().map(Some).collect(),
    };
    let mut methods = Vec::new();
    for answer in answers {
        for body in &bodies {
            let suffix = body.and_then(|body| body.suffix);
            let suffixes: Vec<_> = suffix.into_iter().chain(answer.suffix).collect();
            methods.push(MethodDraft {
                name: match suffixes.as_slice() {
                    [] => operation.method_name.clone(),
                    suffixes => names.claim(format!("{stem}_{}", suffixes.join("_"))),
                },
                docs: match answer.suffix {
                    Some(_) => format!("{docs}\n\nAsks for `{}`.", answer.accept),
                    None => docs.to_owned(),
                },
                body: body.map(|body| body.body.clone()),
                accept: answer.accept.clone(),
                successes: answer.successes.clone(),
                outcome: answer.outcome.clone(),
            });
        }
    }
    methods
}

impl Draft {
    /// The values that the caller passes beside the body.
    pub(super) fn arguments(&self) -> &[Argument] {
        &self.arguments
    }

    /// Returns true if any of the methods sends a body in parts.
    pub(super) fn sends_parts(&self) -> bool {
        let mut bodies = self.methods.iter().filter_map(|method| method.body.as_ref());
        bodies.any(|body| body.kind.form().is_some())
    }

    /// The methods of the client, which say of their requests only what isn't usual.
    pub(super) fn operations(self, requests: &[RequestKind], usual_accept: &str) -> Vec<Operation> {
        let request = starting(requests, &self.carried);
        let operation = |method: MethodDraft| Operation {
            name: method.name,
            docs: method.docs,
            deprecated: self.deprecated,
            owner: self.owner.clone(),
            method: self.method,
            path: self.path.clone(),
            server: self.server.clone(),
            path_parts: self.path_parts.clone(),
            arguments: self.arguments.clone(),
            parameters: self.parameters.clone(),
            body: method.body,
            request: request.to_owned(),
            accept: Some(method.accept).filter(|accept| *accept != usual_accept),
            retries: self.retries.clone(),
            pages: None,
            successes: method.successes,
            outcome: method.outcome,
            error: self.error.clone(),
            error_statuses: self.error_statuses.clone(),
        };
        self.methods.into_iter().map(operation).collect()
    }
}
