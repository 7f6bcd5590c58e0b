//! The names of the branches of a union: those in the description, or else what tells the branches
//! apart.

use std::collections::BTreeMap;

use serde_json::Value;

use super::all_of::Branches;
use super::tag::Tags;
use crate::document::Document;
use crate::document::schema::{Schema, Slot};
use crate::name;

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
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for schema in found.iter().filter_map(|branch| branch.schema.as_ref()) {
        schema.property_names().for_each(|name| *uses.entry(name).or_default() += 1);
    }
    let named = found.iter().enumerate().map(|(index, branch)| {
        let tags = tags.map_or(&[][..], |tags| &tags.values[index]);
        referred(branch.slot)
            .or_else(|| titled(branch.schema.as_ref()?))
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

/// The name of a property that no other branch has: one that is required, if possible.
fn own_property(schema: &Schema<'_>, uses: &BTreeMap<&str, usize>) -> Option<String> {
    let own = |property: &&str| uses.get(property) == Some(&1);
    let is_required = |property: &&str| schema.required().any(|required| required == *property);
    let mut properties = schema.property_names().filter(own);
    let required = schema.property_names().filter(own).find(is_required);
    Some(name::variant_name(required.or_else(|| properties.next())?))
}
