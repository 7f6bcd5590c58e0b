//! Types that keep what they don't know: in a union, they would take the values that belong to other variants.

use std::collections::BTreeMap;

use crate::lower::alias::{behind, unboxed};
use crate::model::{Shape, Type, TypeDefinition};

/// Marks the variants of such types.
pub(super) fn mark(types: &mut [TypeDefinition]) {
    let shapes: BTreeMap<String, Kind> = types.iter().filter_map(kind).collect();
    for definition in types {
        let Shape::Union(union) = &mut definition.shape else { continue };
        for variant in &mut union.variants {
            variant.open = is_open(&variant.ty, &shapes);
        }
    }
}

/// What of a type's shape matters here.
enum Kind {
    Open,
    Alias(Type),
}

fn kind(definition: &TypeDefinition) -> Option<(String, Kind)> {
    let kind = match &definition.shape {
        Shape::Enumeration(_) | Shape::Union(_) => Kind::Open,
        Shape::Alias(ty) => Kind::Alias(ty.clone()),
        Shape::Struct(_) => return None,
    };
    Some((definition.name.clone(), kind))
}

fn is_open(ty: &Type, kinds: &BTreeMap<String, Kind>) -> bool {
    let alias = |name: &str| match kinds.get(name)? {
        Kind::Alias(other) => Some(other),
        Kind::Open => None,
    };
    match behind(ty, unboxed, alias) {
        Some(Type::Named(name)) => kinds.contains_key(name),
        _ => false,
    }
}
