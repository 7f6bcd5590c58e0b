//! The direction in which types travel: a struct that callers make must be open to them, one that
//! only the server makes may get fields without breaking anybody, and one that goes both ways can't
//! require a property that goes only one way.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Access, Api, Content, ErrorKind, Operation, Presence, Shape, Type, TypeDefinition,
};

/// Marks the structs that no operation takes as non-exhaustive, and makes required properties
/// optional that go one way in a struct that goes the other way, too.
pub(super) fn mark(api: &mut Api) {
    let taken = api.operations.iter().flat_map(Operation::types);
    let sent = reached(api, taken.flat_map(Type::names).collect());
    let received = reached(api, received(api));
    for definition in &mut api.types {
        let Shape::Struct(object) = &mut definition.shape else { continue };
        object.non_exhaustive = !sent.contains(&definition.name);
        for field in &mut object.fields {
            let is_absent = match field.access {
                Access::Both => false,
                Access::Received => sent.contains(&definition.name),
                Access::Sent => received.contains(&definition.name),
            };
            if is_absent {
                field.presence = match field.presence {
                    Presence::Required => Presence::Optional,
                    Presence::Nullable => Presence::OptionalNullable,
                    other => other,
                };
            }
        }
    }
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
            let definition = definitions.get(name).into_iter();
            let types = definition.flat_map(|definition| definition.shape.types());
            open.extend(types.flat_map(Type::names));
        }
    }
    reached
}
