//! From the description to the model: the only stage that decides.
//!
//! Here references are resolved, everything gets its name, equal types become one, and each status
//! gets its meaning. `schema` and `operation` walk through the description, and a file there is
//! about one noun of OpenAPI; `pass` settles what takes a look at all of the model.

mod alias;
mod choices;
mod client;
mod derive;
mod extension;
mod member;
mod operation;
mod pass;
mod payload;
mod reference;
mod report;
mod schema;
mod security;
mod server;
mod types;

use std::collections::BTreeSet;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::docs;
use crate::document::{Document, Pointer};
use crate::model::Api;
use crate::name::{self, Names};
use choices::Choices;
use client::Client;
use operation::Operations;
use report::Reporter;
use schema::Schemas;
use security::requested;
use types::FinishedTypes;

pub use extension::{VENDOR_EXTENSIONS, VendorExtension};

/// Decides about the crate for a description.
pub(crate) fn lower(document: &Document, config: &Config, diagnostics: &mut Diagnostics) -> Api {
    let mut reporter = Reporter::new(document, diagnostics);
    let mut client = Client::new(extension::find_globals(&mut reporter));
    let mut schemas = Schemas::new(Choices::new(config, document), reporter);
    schemas.components();
    server::servers(&mut schemas, &mut client);
    security::security_schemes(&mut schemas.choices, &mut client, &mut schemas.reporter);
    let mut operations = operation::operations(&mut schemas, &mut client);
    operations.payloads.extend(payload::webhooks(&mut schemas));
    let Schemas { types, mut choices, mut reporter, .. } = schemas;
    let types = types.finish(document);
    let inline = types.inline.clone();
    let mut api = assemble(document, choices.dependencies(), types, client, operations);
    pass::settle(&mut api, &inline);
    // Only now: an inline schema that equals a component is a mention of that.
    let unmentioned = pass::unmentioned(&api);
    if !unmentioned.is_empty() && !choices.keeps_unmentioned() {
        report_unmentioned(unmentioned.len(), &mut reporter);
        pass::remove(&mut api, &unmentioned);
    }
    api.leaves_out = choices.leaves_out(&api);
    derive::derive(&mut api, &mut choices, reporter.diagnostics());
    pass::mark_plain(&mut api.types);
    choices.report_unused(reporter.diagnostics());
    payload::describe(&mut api);
    api
}

/// Notes that types are left out, as nothing mentions them.
fn report_unmentioned(number: usize, reporter: &mut Reporter<'_>) {
    let schemas = Pointer::root().join("components").join("schemas");
    let message = format!("no operation needs the types of schemas that are left out: {number}");
    let help = "`keep = true` in `[unmentioned]` keeps them";
    reporter.note("unmentioned-types", &schemas, message, help);
}

/// Puts the model together.
fn assemble(
    document: &Document,
    dependencies: Vec<String>,
    types: FinishedTypes,
    client: Client,
    operations: Operations,
) -> Api {
    let info = &document.openapi.info;
    Api {
        title: info.title.clone(),
        version: info.version.clone(),
        docs: docs::rustdoc(info.description.as_deref().unwrap_or_default()),
        package: name::module_name(&info.title).trim_end_matches('_').replace('_', "-"),
        types: types.definitions,
        schemas: types.schemas,
        sent: BTreeSet::new(),
        untyped: types.untyped,
        operations: operations.methods,
        groups: operations.groups,
        errors: operations.results.errors,
        headers: operations.results.headers,
        credentials: requested(client.credentials.into_values(), &operations.requests),
        requests: operations.requests,
        accept: operations.accept,
        messages: operations.messages,
        payloads: operations.payloads,
        settings: client.settings.finish(),
        retry_policies: client.retry_policies,
        retries: client.retries,
        leaves_out: false,
        dependencies,
        servers: client.servers,
        server_list: client.server_list,
        own_servers: client.own_servers,
        default_base_url: client.default_base_url,
    }
}

/// A scope in which these names are taken from the start.
fn names_beside(taken: &[&str]) -> Names {
    let mut names = Names::default();
    for name in taken {
        names.claim((*name).to_owned());
    }
    names
}
