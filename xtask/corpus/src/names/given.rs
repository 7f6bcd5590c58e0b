//! The public names of a client, each with its reason: the text that it was made of.

use std::collections::BTreeMap;
use std::fmt;

use generator::model::{Api, ErrorKind, Operation, Shape, Type, TypeDefinition};
use serde_json::Value;

/// A name of the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Given {
    pub(super) kind: Kind,
    pub(super) name: String,
    /// The enum of a variant, or the method of an argument.
    pub(super) owner: Option<String>,
    /// The text that it was made of, with its place.
    pub(super) reason: String,
}

/// The kinds of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Type,
    Variant,
    Method,
    Argument,
}

impl fmt::Display for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let owner = self.owner.as_ref().map_or_else(String::new, |owner| format!("{owner}::"));
        write!(f, "{owner}{} ({}): {}", self.name, self.name.len(), self.reason)
    }
}

/// All names of a client, in the order of the model.
pub(super) fn given(api: &Api, document: &Value) -> Vec<Given> {
    let mut names = Vec::new();
    let places = places(api);
    for definition in &api.types {
        of_type(definition, &places, &mut names);
    }
    let headers = api.headers.iter().map(|headers| (&headers.name, "headers of answers"));
    let servers = api.servers.iter().map(|server| (&server.name, server.url.as_str()));
    for (name, reason) in headers.chain(servers) {
        names.push(ty(name, reason.to_owned()));
    }
    for listed in api.server_list.iter().flat_map(|list| &list.servers) {
        names.push(variant(&listed.name, "Server", format!("server {}", listed.url)));
    }
    for error in &api.errors {
        let reason = format!("errors of `{}`", error.method);
        names.push(ty(&error.name, reason.clone()));
        let ErrorKind::Enum(variants) = &error.kind else { continue };
        let variants = variants.iter();
        names.extend(variants.map(|it| variant(&it.name, &error.name, reason.clone())));
    }
    for (outcome, operation) in api.with_outcomes() {
        let reason = format!("successes of {}", reason_of(operation, document));
        names.push(ty(outcome, reason.clone()));
        let successes = operation.successes.iter();
        names.extend(successes.map(|it| variant(&it.name, outcome, reason.clone())));
    }
    api.operations.iter().for_each(|operation| of_operation(operation, document, &mut names));
    names
}

fn of_type(definition: &TypeDefinition, places: &BTreeMap<&str, &str>, names: &mut Vec<Given>) {
    let place = places.get(definition.name.as_str());
    let reason = place.map_or("no schema of its own".to_owned(), |place| format!("#{place}"));
    names.push(ty(&definition.name, reason));
    let owner = &definition.name;
    match &definition.shape {
        Shape::Enumeration(enumeration) => {
            let variants = enumeration.variants.iter();
            let reason = |wire: &str| format!("the value `{wire}`");
            names.extend(variants.map(|it| variant(&it.name, owner, reason(&it.wire))));
            names.push(variant(&enumeration.unknown, owner, "any other value".to_owned()));
        }
        Shape::Union(union) => {
            let variants = union.variants.iter();
            let reason = |it: &Type| format!("the type {}", it.names().join(" "));
            names.extend(variants.map(|it| variant(&it.name, owner, reason(&it.ty))));
            names.push(variant(&union.unknown, owner, "any other value".to_owned()));
        }
        Shape::Struct(_) | Shape::Alias(_) | Shape::Newtype(_) => {}
    }
}

fn of_operation(operation: &Operation, document: &Value, names: &mut Vec<Given>) {
    let reason = reason_of(operation, document);
    let pages = operation.pages.iter().map(|pages| &pages.name);
    for name in [&operation.name].into_iter().chain(pages) {
        let (kind, name, owner) = (Kind::Method, name.clone(), None);
        names.push(Given { kind, name, owner, reason: reason.clone() });
    }
    let own = operation.parameters.iter();
    names.extend(own.map(|own| ty(&own.name, format!("parameters of {reason}"))));
    let arguments = operation.arguments.iter().map(|argument| Given {
        kind: Kind::Argument,
        name: argument.name.trim_start_matches("r#").to_owned(),
        owner: Some(operation.name.clone()),
        reason: format!("the parameter `{}`", argument.wire),
    });
    names.extend(arguments);
}

/// The `operationId` of an operation, with its method and path.
fn reason_of(operation: &Operation, document: &Value) -> String {
    let Operation { method, path, .. } = operation;
    let id = document.get("paths").and_then(|paths| paths.get(path)?.get(method.key()));
    let id = id.and_then(|operation| operation.get("operationId")?.as_str());
    format!("{} {path}, operationId {}", method.name(), id.unwrap_or("none"))
}

/// The shortest pointer of the schemas that each type is for.
fn places(api: &Api) -> BTreeMap<&str, &str> {
    let mut places: BTreeMap<&str, &str> = BTreeMap::new();
    for (pointer, ty) in &api.schemas {
        let Type::Named(name) = ty.without_null() else { continue };
        let known = places.entry(name).or_insert(pointer);
        if pointer.len() < known.len() {
            *known = pointer;
        }
    }
    places
}

fn ty(name: &str, reason: String) -> Given {
    Given { kind: Kind::Type, name: name.to_owned(), owner: None, reason }
}

fn variant(name: &str, owner: &str, reason: String) -> Given {
    let (name, owner) = (name.to_owned(), Some(owner.to_owned()));
    Given { kind: Kind::Variant, name, owner, reason }
}
