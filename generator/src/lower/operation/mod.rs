//! Operations: the methods of the client.

mod addition;
mod answer;
mod body;
mod draft;
mod group;
mod named;
mod parameter;
mod prefix;
mod request;
mod site;
mod unnamed;

use crate::lower::client::Client;
use crate::lower::extension::{Messages, method_names, note_sent_once, paginate, usual_retries};
use crate::lower::names_beside;
use crate::lower::payload::callbacks;
use crate::lower::schema::Schemas;
use crate::model::{Group, Operation, Payload, RequestKind};
use answer::Results;
use draft::draft;
use group::groups;
use named::{NamedOperation, named_operations};
use parameter::propose_settings;
use prefix::propose_prefix;
use request::{request_kinds, usual_accept};

pub(super) use site::Site;

/// The operations of a description, and all that is there because of them.
pub(super) struct Operations {
    pub(super) methods: Vec<Operation>,
    /// The methods that share a file; nothing if all are in one.
    pub(super) groups: Vec<Group>,
    /// The ways to start a request, the usual one first.
    pub(super) requests: Vec<RequestKind>,
    /// The media types that most methods accept.
    pub(super) accept: String,
    pub(super) results: Results,
    /// The JSON pointers to the messages of errors.
    pub(super) messages: Vec<String>,
    pub(super) payloads: Vec<Payload>,
}

/// The methods that the client has already, for callers or for itself.
const METHODS_OF_CLIENT: &[&str] =
    &["builder", "send", "open", "request", "bare_request", "anonymous_request"];

/// Decides about all operations: first about each by itself, then about the methods, as these say
/// only what isn't usual among them.
pub(super) fn operations(schemas: &mut Schemas<'_>, client: &mut Client) -> Operations {
    let mut names = names_beside(METHODS_OF_CLIENT);
    for setting in schemas.choices.settings_per_call() {
        let method = format!("with_{}", setting.trim_start_matches("r#"));
        client.settings.replace_by(setting, names.claim(method));
    }
    let mut results = Results::default();
    let mut messages = Messages::default();
    let mut payloads = Vec::new();
    let mut drafts = Vec::new();
    usual_retries(&mut schemas.reporter, client);
    let paths = site::paths(&mut schemas.reporter);
    let sites = site::sites(&paths, &mut schemas.reporter);
    let described_names = method_names(&sites, &mut schemas.reporter);
    propose_prefix(&sites, &schemas.choices, &mut schemas.reporter);
    let named = named_operations(&sites, &described_names, &mut names, &mut schemas.choices);
    for operation in &named {
        let site = operation.site;
        let draft = draft(operation, &mut names, schemas, client, &mut results);
        messages.note(&site.pointer, &mut schemas.reporter);
        payloads.extend(callbacks(site, &operation.method_name, schemas));
        if draft.sends_parts() {
            let retries = draft.retries.as_ref();
            note_sent_once(&site.pointer, retries, client, &mut schemas.reporter);
        }
        drafts.push(draft);
    }
    propose_settings(&drafts, &mut schemas.reporter);
    let requests = request_kinds(drafts.iter().map(|draft| &draft.carried));
    let accept = usual_accept(drafts.iter().flat_map(|draft| &draft.methods));
    let mut methods = Vec::new();
    // The walks through pages come after all operations have their names, as none may take one.
    for (NamedOperation { site, .. }, draft) in named.iter().zip(drafts) {
        let mut operations = draft.operations(&requests, &accept);
        let (types, reporter) = (&schemas.types, &mut schemas.reporter);
        paginate(&site.pointer, &mut operations, &mut names, types, reporter);
        methods.extend(operations);
    }
    Operations {
        groups: groups(&methods, schemas.document),
        methods,
        requests,
        accept,
        results,
        messages: messages.finish(),
        payloads,
    }
}
