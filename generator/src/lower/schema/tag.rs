//! Tags: the property that tells the branches of a union apart, if there is one.

use std::collections::{BTreeMap, BTreeSet};

use super::all_of::{Branches, Parts};
use super::discriminator;
use crate::document::Document;
use crate::document::schema::{Discriminator, Schema, Slot};

/// A property that tells branches apart, and the values of it that stand for each branch.
pub(super) struct Tags {
    pub(super) property: String,
    pub(super) values: Vec<Vec<String>>,
}

/// A property of a branch that lists its values, which are strings.
struct Candidate {
    property: String,
    values: Vec<String>,
    required: bool,
}

/// The property that tells the branches apart: by the discriminator, or because every branch lists
/// values of its own there.
pub(super) fn tags(branches: &Branches<'_>, document: &Document) -> Option<Tags> {
    if let Some(discriminator) = branches.discriminator {
        let slots = branches.slots.iter();
        let values = slots.map(|slot| tag_values(discriminator, slot, document));
        let values: Vec<_> = values.collect();
        if are_apart(&values) {
            return Some(Tags { property: discriminator.property.to_owned(), values });
        }
    }
    let slots = branches.slots.iter();
    let candidates = slots.map(|slot| candidates(slot, document));
    let candidates = candidates.collect::<Option<Vec<_>>>()?;
    let properties = candidates.first()?.iter().map(|candidate| &candidate.property);
    properties.into_iter().find_map(|property| disjoint(property, &candidates))
}

/// The values of a discriminator that stand for a schema: those of the mapping, or else its name.
/// But a schema that rules its own name out lists the values itself, and no other would be valid.
pub(super) fn tag_values(
    discriminator: Discriminator<'_>,
    slot: &Slot<'_>,
    document: &Document,
) -> Vec<String> {
    let mapped = discriminator::mapped(discriminator, slot);
    if !mapped.is_empty() {
        return mapped;
    }
    let candidates = candidates(slot, document).unwrap_or_default();
    let mut candidates = candidates.into_iter();
    let candidate = candidates.find(|it| it.property == discriminator.property);
    let listed = candidate.map(|candidate| candidate.values).unwrap_or_default();
    match discriminator::implicit(slot) {
        Some(name) if listed.is_empty() || listed.contains(&name) => vec![name],
        _ => listed,
    }
}

/// The properties of a branch that list their values.
fn candidates(slot: &Slot<'_>, document: &Document) -> Option<Vec<Candidate>> {
    let schema = document.schema(slot)?;
    if schema.has_branches() {
        return None;
    }
    let mut parts = Parts::default();
    let members = schema.all_of();
    for member in &members {
        parts.add(&document.schema(member)?);
    }
    parts.add(&schema);
    let Parts { properties, required, .. } = parts;
    let candidate = |(name, slot): (&str, Slot<'_>)| {
        let values = document.schema(&slot).as_ref().map(Schema::values)?;
        let texts = values.iter().map(|value| value.as_str().map(str::to_owned));
        let values = texts.collect::<Option<Vec<_>>>().filter(|texts| !texts.is_empty())?;
        Some(Candidate { property: name.to_owned(), values, required: required.contains(name) })
    };
    Some(properties.into_iter().filter_map(candidate).collect())
}

/// Returns true if each value stands for one branch, or for several that have all their values in
/// common: then their other properties tell these apart.
pub(super) fn are_apart(branches: &[Vec<String>]) -> bool {
    let mut owners: BTreeMap<&str, BTreeSet<&String>> = BTreeMap::new();
    branches.iter().all(|values| {
        let all: BTreeSet<_> = values.iter().collect();
        !all.is_empty()
            && values.iter().all(|value| *owners.entry(value).or_insert_with(|| all.clone()) == all)
    })
}

/// The values of a property for each branch, if none of them stands for two, and no branch can do
/// without.
fn disjoint(property: &str, branches: &[Vec<Candidate>]) -> Option<Tags> {
    let mut seen = BTreeSet::new();
    let mut values = Vec::new();
    for candidates in branches {
        let candidate = candidates.iter().find(|it| it.property == property)?;
        if !candidate.required || !candidate.values.iter().all(|text| seen.insert(text)) {
            return None;
        }
        values.push(candidate.values.clone());
    }
    Some(Tags { property: property.to_owned(), values })
}
