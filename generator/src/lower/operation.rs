//! Operations: the methods of the client.

use std::collections::BTreeMap;

use openapiv3::{PathItem, RequestBody};

use super::reference::Resolved;
use super::schema::Slot;
use super::{Lowering, docs, name};
use crate::document::Pointer;
use crate::model::{Api, Argument, ArgumentKind, Body, Operation, PathPart, RequestKind};

/// The methods a path can have, as a description spells them.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

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

impl Lowering<'_> {
    pub(super) fn operations(&mut self, api: &mut Api) {
        let document = self.document;
        let mut names = super::names_beside(&["builder", "send"]);
        let mut kinds: Vec<(RequestKind, usize)> = Vec::new();
        for (path, item) in &document.openapi.paths.paths {
            let pointer = Pointer::root().join("paths").join(path);
            let Some(Resolved { pointer, value: item }) = self.resolve(item, &pointer) else {
                continue;
            };
            for method in self.methods(&item, &pointer) {
                let Some(operation) = operation_of(&item, method) else { continue };
                let site = Site {
                    operation,
                    item: &item,
                    method,
                    path,
                    item_pointer: pointer.clone(),
                    pointer: pointer.join(method),
                };
                let (operation, kind) = self.operation(&site, &mut names, api);
                match kinds.iter_mut().find(|(known, _)| *known == kind) {
                    Some((_, uses)) => *uses += 1,
                    None => kinds.push((kind.clone(), 1)),
                }
                api.operations.push(operation);
                api.requests.push(kind);
            }
        }
        name_requests(api, kinds);
        choose_accept(api);
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
        names: &mut name::Names,
        api: &mut Api,
    ) -> (Operation, RequestKind) {
        let described = site.operation;
        let id = described.operation_id.clone();
        let id = id.unwrap_or_else(|| format!("{} {}", site.method, site.path));
        let wanted = match self.choices.name(&site.pointer) {
            Some(name) => name.to_owned(),
            None => name::method_name(&id),
        };
        let name = names.claim(wanted);
        let type_name = name::type_name(&id);
        let parameters = self.parameters(site, &type_name, api);
        let mut arguments = parameters.arguments;
        let body = self.request_body(site, &type_name, &mut arguments);
        let answers = self.responses(site, &id, &name, &type_name, api);
        let (summary, description) =
            (described.summary.as_deref(), described.description.as_deref());
        let operation = Operation {
            docs: docs::documentation(summary, description),
            deprecated: described.deprecated,
            method: site.method.to_ascii_uppercase(),
            path: site.path.to_owned(),
            path_parts: self.path_parts(site, &arguments),
            arguments,
            body,
            request: String::new(),
            accept: Some(answers.accept),
            successes: answers.successes,
            outcome: answers.outcome,
            error: answers.error,
            error_statuses: answers.error_statuses,
            name,
        };
        let credentials = self.credentials(described);
        (operation, RequestKind { name: String::new(), credentials, headers: parameters.headers })
    }

    /// The path template, cut at its parameters.
    fn path_parts(&mut self, site: &Site<'_>, arguments: &[Argument]) -> Vec<PathPart> {
        let mut parts = Vec::new();
        let mut rest = site.path;
        while let Some((text, after)) = rest.split_once('{') {
            let Some((wire, after)) = after.split_once('}') else { break };
            let argument = arguments
                .iter()
                .find(|argument| argument.kind == ArgumentKind::Path && argument.wire == wire);
            let Some(argument) = argument else {
                let message = format!("the path parameter `{wire}` is not declared");
                let help = format!("add a parameter `{wire}` with `in: path` and `required: true`");
                self.error("undeclared-path-parameter", &site.pointer, message, &help);
                return parts;
            };
            if !text.is_empty() {
                parts.push(PathPart::Text(text.to_owned()));
            }
            let argument = argument.name.clone();
            parts.push(PathPart::Parameter { wire: wire.to_owned(), argument });
            rest = after;
        }
        if !rest.is_empty() {
            parts.push(PathPart::Text(rest.to_owned()));
        }
        parts
    }

    /// The body of the request, as an argument more.
    fn request_body(
        &mut self,
        site: &Site<'_>,
        type_name: &str,
        arguments: &mut Vec<Argument>,
    ) -> Option<Body> {
        let pointer = site.pointer.join("requestBody");
        let body = site.operation.request_body.as_ref()?;
        let Resolved { pointer, value: body } = self.resolve::<RequestBody>(body, &pointer)?;
        let pointer = pointer.join("content");
        let Some((media_type, content)) = body.content.iter().find(|(name, _)| is_json(name))
        else {
            let offered = body.content.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
            let message = format!("a body of {offered} can't be sent");
            self.loss("request-body", &pointer, message, "the request is sent without a body");
            return None;
        };
        let pointer = pointer.join(media_type).join("schema");
        let new_type = format!("{type_name}Body");
        let r#type = match &content.schema {
            Some(schema) => self.schema_type(Slot::from(schema), &pointer, &new_type),
            None => crate::model::Type::Json,
        };
        let name = unused_name("body", arguments);
        arguments.push(Argument {
            name: name.clone(),
            wire: String::new(),
            docs: docs::rustdoc(body.description.as_deref().unwrap_or_default()),
            r#type,
            required: body.required,
            kind: ArgumentKind::Body,
        });
        Some(Body::Json(name))
    }
}

/// Whether a media type is JSON, by RFC 6838's structured suffix, too.
pub(super) fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || essence.ends_with("+json") || essence == "text/json"
}

fn unused_name(wanted: &str, arguments: &[Argument]) -> String {
    let mut names = name::Names::default();
    for argument in arguments {
        names.claim(argument.name.clone());
    }
    names.claim(wanted.to_owned())
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
        let wanted = match (index, kind.credentials.is_empty(), kind.headers.is_empty()) {
            (0, _, _) => "request".to_owned(),
            (_, true, true) => "bare_request".to_owned(),
            (_, true, false) => "anonymous_request".to_owned(),
            (_, false, _) => format!("request_with_{}", kind.credentials.join("_and_")),
        };
        kind.name = names.claim(wanted);
    }
    for (operation, kind) in api.operations.iter_mut().zip(&api.requests) {
        let same = |known: &&(RequestKind, usize)| {
            known.0.credentials == kind.credentials && known.0.headers == kind.headers
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
