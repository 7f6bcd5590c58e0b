//! Blank values: the runtime fills the fields of a struct one by one, and needs a value of each type
//! before. Structs with a required field of another type are left to serde's derives.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Codec, External, Shape, Transfer, Type, TypeDefinition};

/// Marks the structs that have no blank value. Types that need each other have none, either.
pub(in crate::lower) fn mark_plain(types: &mut [TypeDefinition]) {
    let blank: BTreeSet<String> = with_blank(types).into_iter().map(str::to_owned).collect();
    for definition in types {
        if let Shape::Struct(object) = &mut definition.shape
            && !blank.contains(&definition.name)
        {
            object.codec = Codec::Derived;
        }
    }
}

/// Returns the names of the types that have a blank value. A type is looked at again only when the
/// last of those that it needs has one.
fn with_blank(types: &[TypeDefinition]) -> BTreeSet<&str> {
    let mut missing = BTreeMap::new();
    let mut users: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut open = Vec::new();
    for definition in types {
        let Some(needed) = needed(&definition.shape) else { continue };
        if needed.is_empty() {
            open.push(definition.name.as_str());
        }
        missing.insert(definition.name.as_str(), needed.len());
        for name in needed {
            users.entry(name).or_default().push(&definition.name);
        }
    }
    let mut blank = BTreeSet::new();
    while let Some(name) = open.pop() {
        blank.insert(name);
        for user in users.get(name).into_iter().flatten() {
            let missing = missing.entry(user).or_default();
            *missing = missing.saturating_sub(1);
            if *missing == 0 {
                open.push(user);
            }
        }
    }
    blank
}

/// Returns the names of the types that a blank value is made of, each once, or `None` if there can't
/// be one.
fn needed(shape: &Shape) -> Option<BTreeSet<&str>> {
    let mut names = BTreeSet::new();
    let is_possible = match shape {
        Shape::Struct(object) if object.codec == Codec::Derived => object.derives_default,
        Shape::Struct(object) => object
            .fields
            .iter()
            .filter(|field| field.presence.is_always_there())
            .all(|field| add_needed(&field.ty, &mut names)),
        Shape::Enumeration(_) | Shape::Union(_) => true,
        Shape::Alias(ty) | Shape::Newtype(ty) => add_needed(ty, &mut names),
    };
    is_possible.then_some(names)
}

/// Adds the names that a blank value of a type needs. Returns false if there can't be one.
fn add_needed<'t>(ty: &'t Type, names: &mut BTreeSet<&'t str>) -> bool {
    match ty {
        Type::Named(name) => {
            names.insert(name);
            true
        }
        Type::Boxed(inner) => add_needed(inner, names),
        Type::Tuple(types) => types.iter().all(|ty| add_needed(ty, names)),
        Type::External(External { with: Some(_), .. }) => false,
        Type::External(external) => external.transfer != Transfer::Foreign { blank: None },
        Type::Boolean
        | Type::Integer(_)
        | Type::Number(_)
        | Type::String
        | Type::Bytes
        | Type::Null
        | Type::Json
        | Type::List(_)
        | Type::Map(_)
        | Type::Nullable(_) => true,
    }
}
