//! Operations: the methods of the client.

mod body;
mod content;
mod encoding;
mod group;
mod header;
pub(super) mod parameter;
mod part;
mod response;
mod setting;
mod style;
mod template;
mod unnamed;

use std::collections::BTreeMap;

use openapiv3::PathItem;

use crate::document::Pointer;
use crate::lower::extension::MethodNames;
use crate::lower::reference::Resolved;
use crate::lower::{Lowering, docs, name};
use crate::model::{
    Api, Argument, ArgumentKind, Filled, Operation, Parameters, PathPart, RequestKind,
};
use template::next_name;

/// The methods a path can have, as a description spells them.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// What the client has already, for callers or for itself.
const METHODS_OF_CLIENT: &[&str] =
    &["builder", "send", "open", "request", "bare_request", "anonymous_request"];

/// An operation with what it inherits from its path.
pub(super) struct Site<'a> {
    pub(super) operation: &'a openapiv3::Operation,
    pub(super) item: &'a PathItem,
    pub(super) method: &'a str,
    pub(super) path: &'a str,
    /// Where the path item stands.
    pub(super) item_pointer: Pointer,
    /// Where the operation stands.
    pub(super) pointer: Pointer,
}

impl Site<'_> {
    /// The `operationId`, or what stands for one.
    pub(super) fn id(&self) -> String {
        self.operation_id().map_or_else(|| unnamed::whole(self.method, self.path), str::to_owned)
    }

    /// The `operationId`. An empty one is none.
    fn operation_id(&self) -> Option<&str> {
        self.operation.operation_id.as_deref().filter(|id| !id.is_empty())
    }

    /// The text that its names are made of, if the method's name is free then.
    fn text(&self, names: &name::Names) -> String {
        let is_free = |text: &String| names.is_free(&name::method_name(text));
        match self.operation_id() {
            Some(id) => id.to_owned(),
            None => {
                let short = Some(unnamed::short(self.method, self.path)).filter(is_free);
                short.unwrap_or_else(|| self.id())
            }
        }
    }
}

impl<'a> Lowering<'a> {
    pub(super) fn operations(&mut self, api: &mut Api) {
        let mut names = crate::lower::names_beside(METHODS_OF_CLIENT);
        let mut kinds: Vec<(RequestKind, usize)> = Vec::new();
        self.note_unsupported(&Pointer::root());
        let paths = self.paths();
        let sites = self.sites(&paths);
        let method_names = self.method_names(&sites);
        for site in &sites {
            let (operations, kind) = self.operation(site, &method_names, &mut names, api);
            self.note_messages(&site.pointer, api);
            self.note_unsupported(&site.pointer);
            match kinds.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, uses)) => *uses += 1,
                None => kinds.push((kind.clone(), 1)),
            }
            api.requests.extend(operations.iter().map(|_| kind.clone()));
            api.operations.extend(operations);
        }
        name_requests(api, kinds);
        choose_accept(api);
        self.groups(api);
        // A credential that no operation asks for is none of the client's business.
        let requests = &api.requests;
        api.credentials.retain(|credential| {
            let mut asked = requests.iter().flat_map(|kind| &kind.credentials).flatten();
            asked.any(|name| *name == credential.name)
        });
    }

    /// The paths, with all references followed.
    fn paths(&mut self) -> Vec<(&'a str, Resolved<'a, PathItem>)> {
        let mut found = Vec::new();
        for (path, item) in &self.document.openapi.paths.paths {
            let pointer = Pointer::root().join("paths").join(path);
            let Some(item) = self.resolve(item, &pointer) else { continue };
            if !self.is_ignored(&item.pointer, "the path") {
                found.push((path.as_str(), item));
            }
        }
        found
    }

    /// The operations of all paths that are for clients.
    fn sites<'s>(&mut self, paths: &'s [(&'s str, Resolved<'s, PathItem>)]) -> Vec<Site<'s>> {
        let mut sites = Vec::new();
        for (path, Resolved { pointer, value: item }) in paths {
            for method in self.methods(item, pointer) {
                let Some(operation) = operation_of(item, method) else { continue };
                let site = Site {
                    operation,
                    item,
                    method,
                    path,
                    item_pointer: pointer.clone(),
                    pointer: pointer.join(method),
                };
                if !self.is_ignored(&site.pointer, "the operation") {
                    sites.push(site);
                }
            }
        }
        sites
    }

    /// The methods of a path in the order of the description.
    fn methods(&self, item: &PathItem, pointer: &Pointer) -> Vec<&'static str> {
        let keys: Vec<&str> = self
            .document
            .value(pointer)
            .map(|item| item.iter().map(|(key, _)| key).collect())
            .unwrap_or_default();
        let mut methods: Vec<_> =
            METHODS.into_iter().filter(|method| operation_of(item, method).is_some()).collect();
        methods.sort_by_key(|method| keys.iter().position(|key| key == method));
        methods
    }

    fn operation(
        &mut self,
        site: &Site<'_>,
        method_names: &MethodNames,
        names: &mut name::Names,
        api: &mut Api,
    ) -> (Vec<Operation>, RequestKind) {
        let described = site.operation;
        let id = site.id();
        let (method_name, type_name) = match method_names.get(&site.pointer) {
            Some(name) => (name.to_owned(), name::type_name(name)),
            None => {
                let text = site.text(names);
                (name::method_name(&text), name::type_name(&text))
            }
        };
        let wanted = self.choices.name(&site.pointer).map_or(method_name, str::to_owned);
        let name = names.claim(wanted);
        let parameters = self.parameters(site, &type_name, api);
        let arguments = parameters.arguments;
        let path_parts = self.path_parts(site, &arguments, &parameters.settings);
        let bodies = self.request_bodies(site, &type_name, &arguments);
        let parameter_struct = self.parameter_struct(&type_name, &arguments);
        let answers = self.responses(site, &id, &name, &type_name, api);
        let (summary, description) =
            (described.summary.as_deref(), described.description.as_deref());
        let operation = Operation {
            docs: docs::documentation(summary, description) + &self.scopes(described),
            deprecated: described.deprecated,
            method: site.method.to_ascii_uppercase(),
            path: site.path.to_owned(),
            server: self.own_server(site, api),
            path_parts,
            parameters: parameter_struct,
            arguments,
            body: None,
            request: String::new(),
            accept: None,
            successes: Vec::new(),
            outcome: None,
            error: answers.error,
            error_statuses: answers.error_statuses,
            tag: described.tags.iter().find(|tag| !tag.is_empty()).cloned(),
            name,
        };
        let operations = methods(&operation, bodies, answers.alternatives, names, api);
        let credentials = self.credentials(described);
        let mut outside_of_path = parameters.settings;
        outside_of_path.retain(|(filled, _)| filled.kind != ArgumentKind::Path);
        (operations, RequestKind { name: String::new(), credentials, parameters: outside_of_path })
    }

    /// The struct for the arguments that are fields of one.
    fn parameter_struct(&mut self, type_name: &str, arguments: &[Argument]) -> Option<Parameters> {
        let grouped = arguments.iter().any(|argument| argument.grouped);
        grouped.then(|| {
            let name = self.names.claim(format!("{type_name}Parameters"));
            Parameters { name, same_as: None }
        })
    }

    /// The path template, cut at its parameters.
    fn path_parts(
        &mut self,
        site: &Site<'_>,
        arguments: &[Argument],
        settings: &[(Filled, String)],
    ) -> Vec<PathPart> {
        let mut parts = Vec::new();
        let text = |text: &str| (!text.is_empty()).then(|| PathPart::Text(text.to_owned()));
        let (path, fragment) = match site.path.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment)),
            None => (site.path, None),
        };
        if let Some(fragment) = fragment {
            let message = format!("no request can carry the fragment `#{fragment}` of its URL");
            self.loss("path-fragment", &site.pointer, message, "it is left out");
        }
        let mut rest = path;
        while let Some((before, wire, after)) = next_name(rest) {
            let argument = arguments
                .iter()
                .position(|argument| argument.kind == ArgumentKind::Path && argument.wire == wire);
            let is_it = |filled: &Filled| filled.kind == ArgumentKind::Path && filled.wire == wire;
            let setting = settings.iter().find(|(filled, _)| is_it(filled));
            let setting = setting.map(|(filled, name)| PathPart::Setting {
                setting: name.clone(),
                wire: filled.wire.clone(),
            });
            parts.extend(text(before));
            parts.extend(setting.or(argument.map(PathPart::Parameter)));
            rest = after;
        }
        parts.extend(text(rest));
        parts
    }
}

/// A method for each body that can be sent and each that can be asked for. All but the first say in their names
/// what tells them from it.
fn methods(
    operation: &Operation,
    bodies: Vec<body::Alternative>,
    answers: Vec<response::Alternative>,
    names: &mut name::Names,
    api: &mut Api,
) -> Vec<Operation> {
    let mut operations = Vec::new();
    let bodies: Vec<_> = match bodies.is_empty() {
        true => vec![None],
        false => bodies.into_iter().map(Some).collect(),
    };
    for answer in answers {
        for (index, body) in bodies.iter().enumerate() {
            let mut method = operation.clone();
            let of_body = body.iter().skip_while(|_| index == 0).map(|body| body.suffix);
            let suffixes: Vec<_> = of_body.chain(answer.suffix).collect();
            if !suffixes.is_empty() {
                let stem = operation.name.trim_start_matches("r#");
                method.name = names.claim(format!("{stem}_{}", suffixes.join("_")));
            }
            if let Some(outcome) = &answer.outcome
                && index == 0
            {
                let mut outcomes = api.outcomes.iter_mut();
                let outcome = outcomes.find(|known| known.name == *outcome);
                outcome.into_iter().for_each(|it| it.operation.clone_from(&method.name));
            }
            if let Some(body) = body {
                method.arguments.extend(body.arguments.iter().cloned());
                method.body = Some(body.body.clone());
            }
            if answer.suffix.is_some() {
                method.docs = format!("{}\n\nAsks for `{}`.", method.docs, answer.accept);
            }
            method.accept = Some(answer.accept.clone());
            method.successes.clone_from(&answer.successes);
            method.outcome.clone_from(&answer.outcome);
            operations.push(method);
        }
    }
    operations
}

/// Whether a media type is JSON, by RFC 6838's structured suffix, too.
pub(super) fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || essence.ends_with("+json") || essence == "text/json"
}

fn operation_of<'a>(item: &'a PathItem, method: &str) -> Option<&'a openapiv3::Operation> {
    match method {
        "get" => item.get.as_ref(),
        "put" => item.put.as_ref(),
        "post" => item.post.as_ref(),
        "delete" => item.delete.as_ref(),
        "options" => item.options.as_ref(),
        "head" => item.head.as_ref(),
        "patch" => item.patch.as_ref(),
        "trace" => item.trace.as_ref(),
        _ => None,
    }
}

/// What most operations accept goes out with every request; only the others have to say so.
fn choose_accept(api: &mut Api) {
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for accept in api.operations.iter().flat_map(|operation| &operation.accept) {
        *uses.entry(accept.clone()).or_default() += 1;
    }
    let usual = uses.into_iter().max_by_key(|(_, uses)| *uses);
    api.accept = usual.map_or_else(|| "*/*".to_owned(), |(accept, _)| accept);
    for operation in &mut api.operations {
        operation.accept.take_if(|accept| *accept == api.accept);
    }
}

/// Gives each way to start a request its name. The most frequent is the plain one.
fn name_requests(api: &mut Api, mut kinds: Vec<(RequestKind, usize)>) {
    kinds.sort_by_key(|(_, uses)| std::cmp::Reverse(*uses));
    let mut names = name::Names::default();
    for (index, (kind, _)) in kinds.iter_mut().enumerate() {
        let wanted = match (index, kind.credentials.is_empty(), kind.parameters.is_empty()) {
            (0, _, _) => "request".to_owned(),
            (_, true, true) => "bare_request".to_owned(),
            (_, true, false) => "anonymous_request".to_owned(),
            (_, false, _) => {
                let mut alternatives = kind.credentials.iter().map(|names| names.join("_and_"));
                let first = alternatives.next().unwrap_or_default().replace("r#", "");
                format!(
                    "request_with_{first}{}",
                    if kind.credentials.len() > 1 { "_or_else" } else { "" }
                )
            }
        };
        kind.name = names.claim(wanted);
    }
    for (operation, kind) in api.operations.iter_mut().zip(&api.requests) {
        let same = |known: &&(RequestKind, usize)| {
            known.0.credentials == kind.credentials && known.0.parameters == kind.parameters
        };
        operation.request =
            kinds.iter().find(same).map(|(kind, _)| kind.name.clone()).unwrap_or_default();
    }
    api.requests = kinds.into_iter().map(|(kind, _)| kind).collect();
    if api.requests.is_empty() {
        // The builder prepares one to check the settings, even where there are no operations.
        api.requests.push(RequestKind { name: "request".to_owned(), ..RequestKind::default() });
    }
}
