//! The types that something mentions: an operation, a setting, or a request that the server sends.
//! Any other is nobody's to make or to get.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Api, Content, ErrorKind, Operation, Type, TypeDefinition};

/// Returns the names of the types that nothing mentions. Of a description without operations, all
/// types are what it is for.
pub(in crate::lower) fn unmentioned(api: &Api) -> BTreeSet<String> {
    if api.operations.is_empty() {
        return BTreeSet::new();
    }
    let mentioned = reached(api, mentioned_outside(api));
    let names = api.types.iter().map(|definition| &definition.name);
    names.filter(|name| !mentioned.contains(*name)).cloned().collect()
}

/// Removes types.
pub(in crate::lower) fn remove(api: &mut Api, names: &BTreeSet<String>) {
    api.types.retain(|definition| !names.contains(&definition.name));
    api.schemas.retain(|_, ty| !ty.names().iter().any(|name| names.contains(*name)));
}

/// Returns the names of the types that are mentioned outside of types.
fn mentioned_outside(api: &Api) -> Vec<&str> {
    let sent = api.operations.iter().flat_map(Operation::types);
    let settings = api.settings.iter().map(|setting| &setting.ty);
    let headers = api.headers.iter().flat_map(|headers| &headers.fields).map(|field| &field.ty);
    let outside = sent.chain(settings).chain(headers).flat_map(Type::names);
    outside.chain(received(api)).collect()
}

/// Returns the names of the types in answers of operations, and in requests that the server sends.
pub(super) fn received(api: &Api) -> Vec<&str> {
    let results = api.operations.iter().flat_map(|operation| &operation.successes);
    let mut names: Vec<&str> = Vec::new();
    for success in results {
        let body = match &success.content {
            Content::Json { body, .. } => Some(body),
            content => content.ty(),
        };
        names.extend(body.into_iter().flat_map(Type::names));
    }
    for error in &api.errors {
        if let ErrorKind::Enum(variants) = &error.kind {
            let bodies = variants.iter().filter_map(|variant| variant.body.as_ref());
            names.extend(bodies.flat_map(Type::names));
        }
    }
    names.extend(api.payloads.iter().flat_map(|payload| payload.ty.names()));
    names
}

/// Returns these types and the types in them, however deep.
pub(super) fn reached(api: &Api, from: Vec<&str>) -> BTreeSet<String> {
    let definitions: BTreeMap<&str, &TypeDefinition> =
        api.types.iter().map(|definition| (definition.name.as_str(), definition)).collect();
    let mut open = from;
    let mut reached = BTreeSet::new();
    while let Some(name) = open.pop() {
        if reached.insert(name.to_owned()) {
            let definition = definitions.get(name).into_iter();
            let types = definition.flat_map(|definition| definition.shape.types());
            open.extend(types.flat_map(Type::names));
        }
    }
    reached
}
