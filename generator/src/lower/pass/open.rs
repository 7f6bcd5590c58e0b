//! Open types, which keep values they don't know: in a union, they would take those that belong to
//! other variants.

use std::collections::BTreeMap;

use crate::lower::alias::{behind, unboxed};
use crate::model::{Shape, Type, TypeDefinition};

/// Marks the variants of unions that have open types.
pub(super) fn mark(types: &mut [TypeDefinition]) {
    let named: BTreeMap<String, Openness> = types.iter().filter_map(openness).collect();
    for definition in types {
        let Shape::Union(union) = &mut definition.shape else { continue };
        for variant in &mut union.variants {
            variant.open = is_open(&variant.ty, &named);
        }
    }
}

/// The part of a type's shape that decides whether it is open.
enum Openness {
    Open,
    Alias(Type),
}

fn openness(definition: &TypeDefinition) -> Option<(String, Openness)> {
    let openness = match &definition.shape {
        Shape::Enumeration(_) | Shape::Union(_) => Openness::Open,
        Shape::Alias(ty) => Openness::Alias(ty.clone()),
        Shape::Struct(_) | Shape::Newtype(_) => return None,
    };
    Some((definition.name.clone(), openness))
}

fn is_open(ty: &Type, named: &BTreeMap<String, Openness>) -> bool {
    let alias = |name: &str| match named.get(name)? {
        Openness::Alias(other) => Some(other),
        Openness::Open => None,
    };
    match behind(ty, unboxed, alias) {
        Some(Type::Named(name)) => named.contains_key(name),
        _ => false,
    }
}
