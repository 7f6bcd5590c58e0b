//! The names of the branches of a union: those in the description, or else what tells the branches
//! apart.

use std::collections::BTreeMap;

use serde_json::Value;

use super::all_of::Branches;
use super::tag::Tags;
use crate::document::Document;
use crate::document::schema::{Schema, Slot};
use crate::name;

/// The number of branches that use each text.
struct Uses<'a> {
    titles: BTreeMap<String, usize>,
    properties: BTreeMap<&'a str, usize>,
    required: BTreeMap<&'a str, usize>,
}

/// A branch, with the schema that it leads to.
struct Branch<'a> {
    slot: &'a Slot<'a>,
    schema: Option<Schema<'a>>,
}

/// The names of branches, where anything makes one.
pub(super) fn branch_names(
    branches: &Branches<'_>,
    tags: Option<&Tags>,
    document: &Document,
) -> Vec<Option<String>> {
    let slots = branches.slots.iter();
    let found: Vec<Branch<'_>> =
        slots.map(|slot| Branch { slot, schema: document.schema(slot) }).collect();
    let schemas = || found.iter().filter_map(|branch| branch.schema.as_ref());
    let uses = Uses {
        titles: count(schemas().filter_map(titled)),
        properties: count(schemas().flat_map(Schema::property_names)),
        required: count(schemas().flat_map(Schema::required)),
    };
    let named = found.iter().enumerate().map(|(index, branch)| {
        let tags = tags.map_or(&[][..], |tags| &tags.values[index]);
        referred(branch.slot)
            .or_else(|| {
                titled(branch.schema.as_ref()?).filter(|it| uses.titles.get(it) == Some(&1))
            })
            .or_else(|| tagged(tags))
            .or_else(|| only_value(branch.schema.as_ref()?))
            .or_else(|| own_property(branch.schema.as_ref()?, &uses))
    });
    named.collect()
}

/// The name of the schema that a reference leads to.
fn referred(slot: &Slot<'_>) -> Option<String> {
    let Slot::Reference(reference) = slot else { return None };
    Some(name::variant_name(reference.text.rsplit('/').next().unwrap_or_default()))
}

/// The title of a schema as a name.
fn titled(schema: &Schema<'_>) -> Option<String> {
    let title = schema.title().filter(|title| !title.trim().is_empty())?;
    Some(name::variant_name(title))
}

/// A name made of one tag or two; more would be too long.
fn tagged(tags: &[String]) -> Option<String> {
    match tags {
        [tag] => Some(name::variant_name(tag)),
        [one, other] => Some(name::variant_name(&format!("{one} or {other}"))),
        _ => None,
    }
}

/// The only value of a schema as a name.
fn only_value(schema: &Schema<'_>) -> Option<String> {
    match schema.values().as_slice() {
        [Value::String(value)] => Some(name::variant_name(value)),
        _ => None,
    }
}

/// The name of a property that no other branch requires, best of all one that no other has, or
/// else of one that no other has.
fn own_property(schema: &Schema<'_>, uses: &Uses<'_>) -> Option<String> {
    let is_own = |property: &&str| uses.properties.get(property) == Some(&1);
    let is_required = |property: &&str| schema.required().any(|required| required == *property);
    let is_only_required = |property: &&str| uses.required.get(property) == Some(&1);
    let own = || schema.property_names().filter(is_own);
    let required = own().find(is_required).or_else(|| schema.required().find(is_only_required));
    Some(name::variant_name(required.or_else(|| own().next())?))
}

fn count<T: Ord>(texts: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let mut counts = BTreeMap::new();
    texts.for_each(|text| *counts.entry(text).or_default() += 1);
    counts
}
