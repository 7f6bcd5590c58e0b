//! Tags: the property that tells the branches of a union apart, if there is one.

use std::collections::BTreeSet;

use super::Slot;
use super::all_of::{Branches, Parts};
use super::discriminator::values;
use super::view::View;
use crate::document::Pointer;
use crate::lower::Lowering;

/// A property, and the values of it that stand for each branch.
pub(super) struct Tags {
    pub(super) property: String,
    pub(super) values: Vec<Vec<String>>,
}

impl Lowering<'_> {
    /// The property that tells the branches apart: by the discriminator, or because every branch lists values of its
    /// own there.
    pub(super) fn tags(&self, branches: &Branches<'_>) -> Option<Tags> {
        if let Some(discriminator) = branches.discriminator {
            let slots = branches.slots.iter();
            let values: Vec<_> = slots.map(|(slot, _)| values(discriminator, *slot)).collect();
            if values.iter().all(|values| !values.is_empty()) {
                return Some(Tags { property: discriminator.property_name.clone(), values });
            }
        }
        let slots = branches.slots.iter();
        let listed = slots.map(|(slot, place)| self.listed(*slot, place));
        let listed = listed.collect::<Option<Vec<_>>>()?;
        let properties = listed.first()?.iter().map(|(property, _)| property);
        properties.into_iter().find_map(|property| disjoint(property, &listed))
    }

    /// The required properties of a branch that list their values, which are strings.
    fn listed(&self, slot: Slot<'_>, place: &Pointer) -> Option<Vec<(String, Vec<String>)>> {
        let (schema, at) = self.look(slot, place)?;
        let view = View::of(schema);
        if !view.one_of.is_empty() || !view.any_of.is_empty() {
            return None;
        }
        let mut parts = Parts::default();
        for (index, member) in view.all_of.iter().enumerate() {
            let at = at.join("allOf").join(&index.to_string());
            let (schema, at) = self.look(Slot::from(member), &at)?;
            parts.add(&View::of(schema), &at);
        }
        parts.add(&view, &at);
        let required = parts.required.clone();
        let properties = parts.properties.into_iter().filter(|(name, _)| required.contains(name));
        let listed = |(name, (slot, at)): (&str, (Slot<'_>, Pointer))| {
            let (schema, _) = self.look(slot, &at)?;
            let values = View::of(schema).values;
            let texts = values.iter().map(|value| value.as_str().map(str::to_owned));
            let texts = texts.collect::<Option<Vec<_>>>().filter(|texts| !texts.is_empty())?;
            Some((name.to_owned(), texts))
        };
        Some(properties.filter_map(listed).collect())
    }
}

/// The values of a property for each branch, if none of them stands for two.
fn disjoint(property: &str, listed: &[Vec<(String, Vec<String>)>]) -> Option<Tags> {
    let mut seen = BTreeSet::new();
    let mut values = Vec::new();
    for properties in listed {
        let (_, texts) = properties.iter().find(|(name, _)| name == property)?;
        if !texts.iter().all(|text| seen.insert(text)) {
            return None;
        }
        values.push(texts.clone());
    }
    Some(Tags { property: property.to_owned(), values })
}
