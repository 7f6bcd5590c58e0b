//! Aliases that need no definition: `pub type FlagsKind = i64` tells nobody more than `i64`.
//!
//! Aliases that the description names stay, as its readers know them. One with a made-up name gives
//! way to its type, unless that takes long to read.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::substitution::substitute;
use crate::lower::alias::{bare, behind};
use crate::lower::schema::complexity::is_complex;
use crate::model::{Api, External, Shape, Type, TypeDefinition};

/// Replaces the aliases of inline types by their types.
pub(super) fn resolve(api: &mut Api, inline: &BTreeMap<String, String>) {
    loop {
        let aliases: HashMap<String, Type> =
            api.types.iter().filter_map(|definition| alias(definition, inline)).collect();
        // An alias of another one has its turn in the next round, and an alias of itself never has.
        let is_last = |ty: &Type| ty.names().iter().all(|name| !aliases.contains_key(*name));
        let last: HashMap<&str, &Type> = aliases
            .iter()
            .filter(|(_, ty)| is_last(ty))
            .map(|(name, ty)| (name.as_str(), ty))
            .collect();
        if last.is_empty() {
            break;
        }
        api.types.retain(|definition| !last.contains_key(definition.name.as_str()));
        substitute(api, &|name| last.get(name).map(|ty| (*ty).clone()));
    }
}

/// Returns an alias that can be replaced, with its type. A nullable type keeps its alias: wherever
/// that stands, the meaning of null (a value, or absence) is decided already.
fn alias(definition: &TypeDefinition, inline: &BTreeMap<String, String>) -> Option<(String, Type)> {
    let Shape::Alias(ty) = &definition.shape else { return None };
    let stays = match ty {
        Type::Nullable(_) | Type::External(External { with: Some(_), .. }) => true,
        other => is_complex(other),
    };
    let is_made_up = inline.contains_key(&definition.name);
    (is_made_up && !stays).then(|| (definition.name.clone(), ty.clone()))
}

/// Makes structs of the names that mention themselves by way of other names alone, as a list of
/// itself does; a name that stands for itself and nothing else stands for any value.
pub(super) fn part(types: &mut [TypeDefinition]) {
    let indices: HashMap<String, usize> = types
        .iter()
        .enumerate()
        .map(|(index, definition)| (definition.name.clone(), index))
        .collect();
    for index in 0..types.len() {
        let Shape::Alias(ty) = &types[index].shape else { continue };
        let alias = |name: &str| match &types.get(*indices.get(name)?)?.shape {
            Shape::Alias(ty) => Some(ty),
            Shape::Struct(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::Newtype(_) => None,
        };
        if behind(ty, bare, alias).is_none() {
            types[index].shape = Shape::Alias(Type::Json);
        } else if mentions(ty, &types[index].name, alias) {
            types[index].shape = Shape::Newtype(ty.clone());
        }
    }
}

/// Returns the aliases among types, with the types that they stand for.
pub(super) fn aliases(types: &[TypeDefinition]) -> BTreeMap<String, Type> {
    let alias = |definition: &TypeDefinition| match &definition.shape {
        Shape::Alias(ty) => Some((definition.name.clone(), ty.clone())),
        Shape::Struct(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::Newtype(_) => None,
    };
    types.iter().filter_map(alias).collect()
}

/// Returns true if a type mentions a name, by way of other names if need be.
fn mentions<'t>(ty: &'t Type, name: &str, alias: impl Fn(&str) -> Option<&'t Type>) -> bool {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut next = ty.names();
    while let Some(mentioned) = next.pop() {
        if mentioned == name {
            return true;
        }
        if seen.insert(mentioned) {
            next.extend(alias(mentioned).map(Type::names).unwrap_or_default());
        }
    }
    false
}
