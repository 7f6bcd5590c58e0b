//! From the description to the model: the only stage that decides.
//!
//! Here references are resolved, everything gets its name, equal types become one, and each status
//! gets its meaning. `schema` and `operation` walk through the description, and a file there is about one noun
//! of OpenAPI; `pass` settles what takes a look at all of the model.

mod alias;
mod choices;
mod extension;
mod operation;
mod pass;
mod payload;
mod reference;
mod schema;
mod security;
mod server;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use indexmap::IndexMap;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::docs;
use crate::document::{Document, Pointer};
use crate::model::{Api, Type, TypeDefinition};
use crate::name::{self, Names};
use choices::Choices;
use extension::Globals;
pub use extension::{VENDOR_EXTENSIONS, VendorExtension};

/// Decides what the crate for a description holds.
pub(crate) fn lower(document: &Document, config: &Config, diagnostics: &mut Diagnostics) -> Api {
    let mut lowering = Lowering {
        document,
        choices: Choices::new(config),
        diagnostics,
        names: Names::default(),
        schemas: HashMap::new(),
        open: HashMap::new(),
        merged: BTreeMap::new(),
        messages: HashMap::new(),
        untyped: Vec::new(),
        types: IndexMap::new(),
        inline: BTreeSet::new(),
        roots: BTreeMap::new(),
        heir: None,
        formats: BTreeMap::new(),
        credentials: Vec::new(),
        descendants: schema::discriminator::descendants(document),
        globals: Globals::default(),
        settings: names_beside(BUILDER_METHODS),
    };
    let mut api = Api::default();
    lowering.info(&mut api);
    lowering.globals = lowering.find_globals();
    lowering.name_components();
    lowering.components();
    lowering.servers(&mut api);
    lowering.security_schemes(&mut api);
    lowering.operations(&mut api);
    lowering.webhooks(&mut api);
    api.types = lowering.types.into_values().flatten().collect();
    let schemas = lowering.schemas.into_iter();
    let schemas = schemas.map(|(pointer, ty)| (document.written(&pointer), ty));
    api.schemas = schemas.collect();
    api.untyped = lowering.untyped.iter().map(|pointer| document.written(pointer)).collect();
    pass::settle(&mut api, &lowering.inline);
    payload::describe(&mut api);
    api.dependencies = lowering.choices.dependencies();
    lowering.choices.report_unused(lowering.diagnostics);
    api
}

/// What the builder has already.
const BUILDER_METHODS: &[&str] = &[
    "base_url", "timeout", "connect_timeout", "max_response_bytes", "retry_policy", "http",
    "http_client", "build",
];

/// What is known while the description is walked through.
struct Lowering<'a> {
    document: &'a Document,
    choices: Choices<'a>,
    diagnostics: &'a mut Diagnostics,
    /// The names of types that are taken.
    names: Names,
    /// Where values of a schema have messages for people, by where the schema stands.
    messages: HashMap<Pointer, Vec<Pointer>>,
    /// What several schemas are together, by where they stand.
    merged: BTreeMap<Vec<Pointer>, Type>,
    /// The schemas without names that are being looked at, by where they stand, each with the name that it gets if it
    /// turns out to contain itself.
    open: HashMap<Pointer, Option<String>>,
    /// What a reference to the schema at a pointer stands for.
    schemas: HashMap<Pointer, Type>,
    /// The schemas that any JSON value is for.
    untyped: Vec<Pointer>,
    /// The types by name, in order; one that is still being looked at has no definition yet.
    types: IndexMap<String, Option<TypeDefinition>>,
    /// The names of types whose schemas have none of their own.
    inline: BTreeSet<String>,
    /// What an inline type's name starts with: the schema or operation that it is part of.
    roots: BTreeMap<String, String>,
    /// The same for the inline type that is named next.
    heir: Option<String>,
    /// The types around those that were chosen for formats, by format.
    formats: BTreeMap<String, String>,
    /// The security schemes by key, with the name of the client's setting.
    credentials: Vec<(String, String)>,
    /// The schemas that may stand in the place of those they are based on.
    descendants: schema::discriminator::Descendants<'a>,
    /// The parameters that extensions make settings of the client.
    globals: Globals,
    /// The names of the builder's methods.
    settings: Names,
}

impl Lowering<'_> {
    fn info(&mut self, api: &mut Api) {
        let info = &self.document.openapi.info;
        api.title.clone_from(&info.title);
        api.version.clone_from(&info.version);
        api.docs = docs::rustdoc(info.description.as_deref().unwrap_or_default());
        api.package = name::module_name(&info.title).trim_end_matches('_').replace('_', "-");
    }

    /// Records that something can't be expressed, and what the output does instead.
    fn loss(&mut self, code: &'static str, pointer: &Pointer, message: String, instead: &str) {
        let place = self.document.place(pointer);
        self.diagnostics.push(Diagnostic::loss(code, message, instead).at(place));
    }

    /// Records something that the description must not say.
    fn error(&mut self, code: &'static str, pointer: &Pointer, message: String, help: &str) {
        let place = self.document.place(pointer);
        self.diagnostics.push(Diagnostic::error(code, message).at(place).help(help));
    }
}

/// A scope in which some names are taken from the start.
fn names_beside(taken: &[&str]) -> Names {
    let mut names = Names::default();
    for name in taken {
        names.claim((*name).to_owned());
    }
    names
}

/// Names the members of something. Those that were chosen come first, so that no other takes them.
fn claim_all(
    names: &mut Names,
    kind: name::Kind,
    texts: &[&str],
    chosen: Vec<Option<String>>,
) -> Vec<String> {
    let mut claimed: Vec<Option<String>> = Vec::with_capacity(texts.len());
    for name in chosen {
        claimed.push(name.map(|name| names.claim(name)));
    }
    let open = texts.iter().zip(&claimed).filter(|(_, name)| name.is_none());
    let open: Vec<&str> = open.map(|(text, _)| *text).collect();
    open.iter().for_each(|text| names.reserve(&kind.name(text)));
    let mut rest = names.claim_all(kind, &open).into_iter();
    claimed.into_iter().filter_map(|name| name.or_else(|| rest.next())).collect()
}
