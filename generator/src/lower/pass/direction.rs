//! The direction in which types travel: a struct that callers make must be open to them, one that
//! only the server makes may get fields without breaking anybody, and one that goes both ways can't
//! require a property that goes only one way. Null says something else than absence only to a
//! server.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Access, Api, Content, ErrorKind, Operation, Presence, Shape, Type, TypeDefinition,
};

/// Notes which types operations take, and marks all other structs as non-exhaustive. Makes required
/// properties optional that go one way in a struct that goes the other way, too, and null the same
/// as absence in structs that only the server makes.
pub(super) fn mark(api: &mut Api) {
    let sent = sent(api);
    let received = reached(api, received(api));
    for definition in &mut api.types {
        let Shape::Struct(object) = &mut definition.shape else { continue };
        let is_sent = sent.contains(&definition.name);
        object.non_exhaustive = !is_sent;
        for field in &mut object.fields {
            let is_absent = match field.access {
                Access::Both => false,
                Access::Received => is_sent,
                Access::Sent => received.contains(&definition.name),
            };
            if is_absent {
                field.presence = match field.presence {
                    Presence::Required => Presence::Optional,
                    Presence::Nullable => Presence::OptionalNullable,
                    other => other,
                };
            }
            if !is_sent && field.presence == Presence::OptionalNullable {
                field.presence = Presence::Optional;
            }
        }
    }
    api.sent = sent;
}

/// Returns the names of the types that callers make values of. A description that has nothing but
/// types says nothing about their direction: they are there to be made.
fn sent(api: &Api) -> BTreeSet<String> {
    if api.operations.is_empty() && api.payloads.is_empty() {
        return api.types.iter().map(|definition| definition.name.clone()).collect();
    }
    let taken = api.operations.iter().flat_map(Operation::types);
    reached(api, taken.flat_map(Type::names).collect())
}

/// Returns the names of the types in answers of operations, and in requests that the server sends.
fn received(api: &Api) -> Vec<&str> {
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
fn reached(api: &Api, from: Vec<&str>) -> BTreeSet<String> {
    let definitions: BTreeMap<&str, &TypeDefinition> =
        api.types.iter().map(|definition| (definition.name.as_str(), definition)).collect();
    let mut open = from;
    let mut reached = BTreeSet::new();
    while let Some(name) = open.pop() {
        if reached.insert(name.to_owned()) {
            open.extend(definitions.get(name).into_iter().flat_map(|d| mentioned(&d.shape)));
        }
    }
    reached
}

/// Returns the names of the types in a definition.
fn mentioned(shape: &Shape) -> Vec<&str> {
    match shape {
        Shape::Struct(object) => {
            let types = object.fields.iter().map(|field| &field.ty);
            types.chain(&object.rest).flat_map(Type::names).collect()
        }
        Shape::Alias(ty) | Shape::Newtype(ty) => ty.names(),
        Shape::Union(union) => union.variants.iter().flat_map(|v| v.ty.names()).collect(),
        Shape::Enumeration(_) => Vec::new(),
    }
}
