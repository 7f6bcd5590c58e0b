//! Operations: the methods of the client.

mod addition;
mod answer;
mod body;
mod draft;
mod group;
mod named;
mod namespace;
mod parameter;
mod prefix;
mod request;
mod site;
mod unnamed;

use crate::lower::client::Client;
use crate::lower::extension::{
    ImpliedPages, Messages, method_names, note_sent_once, paginate, usual_retries,
};
use crate::lower::payload::callbacks;
use crate::lower::schema::Schemas;
use crate::model::{Group, Operation, Payload, RequestKind};
use answer::Results;
use draft::draft;
use named::{NamedOperation, named_operations};
use namespace::Namespaces;
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

/// Decides about all operations: first about each by itself, then about the methods, as these say
/// only what isn't usual among them.
pub(super) fn operations(schemas: &mut Schemas<'_>, client: &mut Client) -> Operations {
    let mut results = Results::default();
    let mut messages = Messages::default();
    let mut payloads = Vec::new();
    let mut drafts = Vec::new();
    usual_retries(&mut schemas.reporter, client);
    let paths = site::paths(&mut schemas.reporter);
    let sites = site::sites(&paths, &mut schemas.reporter);
    let described_names = method_names(&sites, &mut schemas.reporter);
    propose_prefix(&sites, &schemas.choices, &mut schemas.reporter);
    let mut namespaces = Namespaces::new(&sites, schemas);
    for setting in schemas.choices.settings_per_call() {
        let method = format!("with_{}", setting.trim_start_matches("r#"));
        client.settings.replace_by(setting, namespaces.claim_for_client(method));
    }
    let named = named_operations(&sites, &described_names, &mut namespaces, &mut schemas.choices);
    for (index, operation) in named.iter().enumerate() {
        let (site, names) = (operation.site, namespaces.scope(index));
        let draft = draft(operation, names, schemas, client, &mut results);
        messages.note(&site.pointer, &mut schemas.reporter);
        payloads.extend(callbacks(site, &operation.method_path(), schemas));
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
    let mut operations_of_methods = Vec::new();
    let mut implied = ImpliedPages::default();
    // The walks through pages come after all operations have their names, as none may take one.
    for (index, (site, draft)) in sites.iter().zip(drafts).enumerate() {
        let mut operations = draft.operations(&requests, &accept);
        let (id, names) = (site.id(), namespaces.scope(index));
        paginate((&id, &site.pointer), &mut operations, names, &mut implied, schemas);
        operations_of_methods.extend(operations.iter().map(|_| index));
        methods.extend(operations);
    }
    implied.propose(&mut schemas.reporter);
    Operations {
        groups: namespaces.finish(&operations_of_methods),
        methods,
        requests,
        accept,
        results,
        messages: messages.finish(),
        payloads,
    }
}
