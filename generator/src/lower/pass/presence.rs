//! The presence of fields: null told from absence, and the defaults of structs, which some fields
//! need of their type.

use std::collections::{BTreeMap, BTreeSet};

use super::alias::aliases;
use crate::lower::alias::{behind, whole};
use crate::model::{Presence, Shape, Type, TypeDefinition};

/// Tells null from absence in fields of types that have null among their values.
pub(super) fn keep_null(types: &mut [TypeDefinition]) {
    let aliases = aliases(types);
    for definition in types {
        let Shape::Struct(object) = &mut definition.shape else { continue };
        for field in &mut object.fields {
            field.presence = match field.presence {
                Presence::Optional | Presence::OptionalNullable
                    if has_null(&field.ty, &aliases) =>
                {
                    Presence::OptionalAny
                }
                Presence::Nullable if has_null(&field.ty, &aliases) => Presence::Required,
                other => other,
            };
        }
    }
}

/// Returns true if a type has null among its values, by whatever name.
fn has_null(ty: &Type, aliases: &BTreeMap<String, Type>) -> bool {
    matches!(behind(ty, whole, |name| aliases.get(name)), Some(Type::Json | Type::Null))
}

/// Marks the structs that have a default. A field with an empty default becomes optional if its
/// type has none.
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
            let has_default = match &field.ty {
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

/// Marks the structs that can derive a default: fields that can't be left out have only one value.
pub(super) fn mark_constants(types: &mut [TypeDefinition]) {
    let constants = constants(types);
    for definition in types {
        let Shape::Struct(object) = &mut definition.shape else { continue };
        object.derives_default = object.fields.iter().all(|field| match &field.ty {
            Type::Named(name) if field.presence == Presence::Required => constants.contains(name),
            _ => !matches!(field.presence, Presence::Required | Presence::Nullable),
        });
    }
}

/// Returns the names of the types of which there is only one value.
pub(super) fn constants(types: &[TypeDefinition]) -> BTreeSet<String> {
    let is_constant = |definition: &&TypeDefinition| match &definition.shape {
        Shape::Enumeration(enumeration) => enumeration.variants.len() == 1,
        Shape::Struct(_) | Shape::Union(_) | Shape::Alias(_) | Shape::Newtype(_) => false,
    };
    types.iter().filter(is_constant).map(|definition| definition.name.clone()).collect()
}

/// Returns true if a type has a default that is empty.
fn is_default(definition: &TypeDefinition) -> bool {
    match &definition.shape {
        Shape::Struct(object) => object.has_default,
        Shape::Alias(ty) => matches!(ty, Type::List(_) | Type::Map(_)),
        Shape::Enumeration(_) | Shape::Union(_) | Shape::Newtype(_) => false,
    }
}
