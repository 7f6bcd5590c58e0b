//! Which way a type travels: a struct that callers make must be open to them, one that only the server
//! makes may get fields without breaking anybody.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Api, Shape, Type, TypeDefinition};

/// Marks the structs that no operation takes.
pub(super) fn mark_received(api: &mut Api) {
    let sent = sent(api);
    for definition in &mut api.types {
        if let Shape::Struct(object) = &mut definition.shape {
            object.non_exhaustive = !sent.contains(&definition.name);
        }
    }
}

fn sent(api: &Api) -> BTreeSet<String> {
    let definitions: BTreeMap<&str, &TypeDefinition> =
        api.types.iter().map(|definition| (definition.name.as_str(), definition)).collect();
    let arguments = api.operations.iter().flat_map(|operation| &operation.arguments);
    let mut open: Vec<&str> = arguments.flat_map(|argument| argument.r#type.names()).collect();
    let mut sent = BTreeSet::new();
    while let Some(name) = open.pop() {
        if sent.insert(name.to_owned()) {
            open.extend(definitions.get(name).into_iter().flat_map(|d| mentioned(&d.shape)));
        }
    }
    sent
}

fn mentioned(shape: &Shape) -> Vec<&str> {
    match shape {
        Shape::Struct(object) => {
            let types = object.fields.iter().map(|field| &field.r#type);
            types.chain(&object.rest).flat_map(Type::names).collect()
        }
        Shape::Alias(r#type) => r#type.names(),
        Shape::Union(union) => union.variants.iter().flat_map(|v| v.r#type.names()).collect(),
        Shape::Enumeration(_) => Vec::new(),
    }
}
