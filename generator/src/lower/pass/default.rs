//! Defaults: which structs have one, and which fields need that of their type.

use std::collections::BTreeSet;

use crate::model::{Presence, Shape, Type, TypeDefinition};

/// Finds the structs that have a default, which a field with an empty default needs of its type.
pub(super) fn mark_defaults(types: &mut [TypeDefinition]) {
    for definition in types.iter_mut() {
        if let Shape::Struct(object) = &mut definition.shape {
            let required = [Presence::Required, Presence::Nullable];
            object.has_default =
                !object.fields.iter().any(|field| required.contains(&field.presence));
        }
    }
    let defaults = types.iter().filter(|definition| is_default(definition));
    let defaults: BTreeSet<String> = defaults.map(|definition| definition.name.clone()).collect();
    for definition in types.iter_mut() {
        let Shape::Struct(object) = &mut definition.shape else { continue };
        for field in &mut object.fields {
            let has_default = match &field.r#type {
                Type::List(_) | Type::Map(_) => true,
                Type::Named(name) => defaults.contains(name),
                _ => false,
            };
            if field.presence == Presence::Defaulted && !has_default {
                field.presence = Presence::Optional;
            }
        }
    }
}

fn is_default(definition: &TypeDefinition) -> bool {
    match &definition.shape {
        Shape::Struct(object) => object.has_default,
        Shape::Alias(r#type) => matches!(r#type, Type::List(_) | Type::Map(_)),
        Shape::Enumeration(_) | Shape::Union(_) => false,
    }
}
