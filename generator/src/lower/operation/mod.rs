//! Operations: the methods of the client.

mod answer;
mod body;
mod group;
mod method;
mod parameter;
mod request;
mod site;
mod unnamed;

use crate::lower::client::Client;
use crate::lower::extension::{
    Messages, MethodNames, method_names, note_sent_once, paginate, retries, usual_retries,
};
use crate::lower::payload;
use crate::lower::schema::Schemas;
use crate::lower::security::{requirements, scopes};
use crate::lower::server::own_server;
use crate::lower::types::Types;
use crate::model::{
    Argument, Carried, Credential, FilledPlace, Group, Operation, Parameters, Payload, RequestKind,
};
use crate::{docs, name};
use answer::{Results, responses};
use body::request_bodies;
use group::groups;
use method::methods;
use parameter::{parameters, path_parts};
use request::{Starts, take_usual_accept};

pub(super) use site::Site;

/// The operations of a description, and all that is there because of them.
pub(super) struct Operations {
    pub(super) methods: Vec<Operation>,
    /// The methods that share a file; nothing if all are in one.
    pub(super) groups: Vec<Group>,
    /// The ways a request starts, the usual one first.
    pub(super) requests: Vec<RequestKind>,
    /// The media types that most methods accept.
    pub(super) accept: String,
    /// The credentials that any of them asks for.
    pub(super) credentials: Vec<Credential>,
    pub(super) results: Results,
    /// The JSON pointers to the messages of errors.
    pub(super) messages: Vec<String>,
    pub(super) payloads: Vec<Payload>,
}

/// The methods that the client has already, for callers or for itself.
const METHODS_OF_CLIENT: &[&str] =
    &["builder", "send", "open", "request", "bare_request", "anonymous_request"];

/// Decides about all operations.
pub(super) fn operations(schemas: &mut Schemas<'_>, client: &mut Client) -> Operations {
    let mut names = crate::lower::names_beside(METHODS_OF_CLIENT);
    let mut starts = Starts::default();
    let mut found: Vec<Operation> = Vec::new();
    let mut methods_of = Vec::new();
    let mut results = Results::default();
    let mut messages = Messages::default();
    let mut payloads = Vec::new();
    usual_retries(&mut schemas.reporter, client);
    let paths = site::paths(&mut schemas.reporter);
    let sites = site::sites(&paths, &mut schemas.reporter);
    let method_names = method_names(&sites, &mut schemas.reporter);
    for site in &sites {
        let (operations, carried) =
            operation(site, &method_names, &mut names, schemas, client, &mut results);
        messages.note(&site.pointer, &mut schemas.reporter);
        if let Some(first) = operations.first() {
            payload::callbacks(site, &first.name, schemas, &mut payloads);
        }
        note_sent_once(&site.pointer, &operations, client, &mut schemas.reporter);
        starts.add(carried, operations.len());
        methods_of.push((site.pointer.clone(), found.len()..found.len() + operations.len()));
        found.extend(operations);
    }
    // Now that all operations have their names, as no other may take one of them.
    for (pointer, methods) in methods_of {
        let methods = &mut found[methods];
        paginate(&pointer, methods, &mut names, &schemas.types, &mut schemas.reporter);
    }
    let requests = starts.name(&mut found);
    // A credential that no operation asks for is none of the client's business.
    let credentials = std::mem::take(&mut client.credentials).into_iter();
    let mut credentials: Vec<_> = credentials.map(|(_, credential)| credential).collect();
    credentials.retain(|credential| {
        let mut asked = requests.iter().flat_map(|kind| &kind.carried.credentials).flatten();
        asked.any(|name| *name == credential.name)
    });
    Operations {
        groups: groups(&found, schemas.document),
        accept: take_usual_accept(&mut found),
        methods: found,
        requests,
        credentials,
        results,
        messages: messages.finish(),
        payloads,
    }
}

/// The methods of an operation, and what all of their requests carry.
fn operation(
    site: &Site<'_>,
    method_names: &MethodNames,
    names: &mut name::Names,
    schemas: &mut Schemas<'_>,
    client: &mut Client,
    results: &mut Results,
) -> (Vec<Operation>, Carried) {
    let described = site.operation;
    let id = site.id();
    let (method_name, type_name) = match method_names.get(&site.pointer) {
        Some(name) => (name.to_owned(), name::type_name(name)),
        None => {
            let text = site.text(names);
            (name::method_name(&text), name::type_name(&text))
        }
    };
    let wanted = schemas.choices.name(&site.pointer).map_or(method_name, str::to_owned);
    let name = names.claim(wanted);
    let parameters = parameters(site, &type_name, schemas, client);
    let arguments = parameters.arguments;
    let path_parts = path_parts(site, &arguments, &parameters.settings, &mut schemas.reporter);
    let bodies = request_bodies(site, &type_name, &arguments, schemas);
    let parameter_struct = parameter_struct(&type_name, &arguments, &mut schemas.types);
    let answers = responses(site, &id, &name, &type_name, schemas, results);
    let (summary, description) = (described.summary.as_deref(), described.description.as_deref());
    let requirements = requirements(described, schemas.document);
    let operation = Operation {
        docs: docs::documentation(summary, description) + &scopes(requirements),
        deprecated: described.deprecated,
        method: site.method,
        path: site.path.to_owned(),
        server: own_server(site, schemas, client),
        path_parts,
        parameters: parameter_struct,
        arguments,
        body: None,
        request: String::new(),
        accept: None,
        retries: retries(&site.pointer, &name, &mut schemas.reporter, client),
        pages: None,
        successes: Vec::new(),
        outcome: None,
        error: answers.error,
        error_statuses: answers.error_statuses,
        tag: described.tags.iter().find(|tag| !tag.is_empty()).cloned(),
        name,
    };
    let operations = methods(&operation, bodies, answers.alternatives, names);
    let mut parameters = parameters.settings;
    parameters.retain(|set| set.filled.place != FilledPlace::Path);
    (operations, Carried { credentials: client.credentials(requirements), parameters })
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
        Parameters { name, same_as: None }
    })
}
