//! Names that stand for a type which needs no definition: `pub type FlagsKind = i64` tells nobody more than `i64`.
//!
//! Those that the description gives stay, as its readers know them. One that was made up gives way to what it stands
//! for, unless that takes long to read.

use std::collections::{BTreeSet, HashMap};

use super::substitution::substitute;
use crate::lower::schema::complexity::is_complex;
use crate::model::{Api, External, Shape, Type, TypeDefinition};

/// Replaces the names of inline types by what they stand for.
pub(super) fn resolve(api: &mut Api, inline: &BTreeSet<String>) {
    loop {
        let aliases: HashMap<String, Type> =
            api.types.iter().filter_map(|definition| alias(definition, inline)).collect();
        // What stands for another of them has its turn in the next round, and what stands for itself never has.
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

/// A name that can be replaced, with its type. What may be null keeps its name: where it stands, it has been decided
/// already whether null is another word for absent.
fn alias(definition: &TypeDefinition, inline: &BTreeSet<String>) -> Option<(String, Type)> {
    let Shape::Alias(ty) = &definition.shape else { return None };
    let stays = match ty {
        Type::Nullable(_) | Type::External(External { with: Some(_), .. }) => true,
        other => is_complex(other),
    };
    let is_made_up = inline.contains(&definition.name);
    (is_made_up && !stays).then(|| (definition.name.clone(), ty.clone()))
}
