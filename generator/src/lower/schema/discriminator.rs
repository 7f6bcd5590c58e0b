//! Discriminators without a list of branches: schemas that say by `allOf` what they are based on may stand in its
//! place (OpenAPI 3.1.1, section 4.8.25.3). A reference to such a base is one to any of them.

use std::collections::{BTreeMap, BTreeSet};

use super::Schemas;
use super::tag::{are_apart, tag_values};
use super::{component, schema_components};
use crate::document::schema::{Discriminator, Reference, Schema, Slot};
use crate::document::{Document, Pointer};
use crate::model::{Shape, Type, Union, UnionVariant};
use crate::name;

/// The keys of the schemas that may stand in the place of a base, by where the base stands.
pub(in crate::lower) type Descendants<'a> = BTreeMap<Pointer, Vec<&'a str>>;

/// Finds the bases and what descends from them, however deep, in the order of the description.
pub(in crate::lower) fn descendants(document: &Document) -> Descendants<'_> {
    let is_base = |(_, slot): &(&str, Slot<'_>)| slot.schema().is_some_and(is_base);
    let bases = schema_components(document).filter(is_base);
    let bases: Vec<_> = bases.map(|(key, _)| key).collect();
    if bases.is_empty() {
        return Descendants::new();
    }
    let parents: Vec<(&str, Vec<&str>)> =
        schema_components(document).map(|(key, slot)| (key, parents(&slot))).collect();
    let of = |base: &str| {
        let mut found = BTreeSet::from([base]);
        // Whatever is based on what was found has been found in the next round.
        loop {
            let before = found.len();
            let new = parents.iter().filter(|(_, on)| on.iter().any(|on| found.contains(on)));
            let new: Vec<&str> = new.map(|(key, _)| *key).collect();
            found.extend(new);
            if found.len() == before {
                break;
            }
        }
        // A base in between stands for its own descendants, which are here, too.
        let keys = parents.iter().map(|(key, _)| *key);
        keys.filter(|key| found.contains(key) && !bases.contains(key)).collect::<Vec<_>>()
    };
    let found = bases.iter().map(|base| (component(base), of(base)));
    found.filter(|(_, keys)| !keys.is_empty()).collect()
}

/// Returns true if a schema has a discriminator and lists no branches.
fn is_base(schema: &Schema<'_>) -> bool {
    schema.discriminator().is_some() && !schema.has_branches()
}

/// The keys of the components that a schema is based on.
fn parents<'a>(slot: &Slot<'a>) -> Vec<&'a str> {
    let members = slot.schema().map(Schema::all_of).unwrap_or_default();
    members.iter().filter_map(|member| member_key(member)).collect()
}

fn member_key<'a>(member: &Slot<'a>) -> Option<&'a str> {
    let Slot::Reference(reference) = member else { return None };
    reference.text.strip_prefix("#/components/schemas/")
}

impl Schemas<'_> {
    /// The union of what may stand in a base's place, if the schema at this place is one.
    pub(super) fn base(&mut self, schema: &Schema<'_>) -> Option<Shape> {
        let discriminator = schema.discriminator()?;
        let keys = self.descendants.get(schema.pointer())?.clone();
        let mut names = name::Names::default();
        let texts: Vec<&str> = keys.iter().map(|key| &**key).collect();
        let claimed = names.claim_all(name::Kind::Variant, &texts);
        let mut variants = Vec::new();
        for (key, name) in keys.iter().zip(claimed) {
            let Some(ty) = self.types.of_schema(&component(key)).map(Type::without_null).cloned()
            else {
                continue;
            };
            let text = format!("#/components/schemas/{key}");
            let reference = Reference { text: &text, pointer: schema.pointer().clone() };
            let tags = tag_values(discriminator, &Slot::Reference(reference), self.document);
            let docs = String::new();
            variants.push(UnionVariant { name, docs, ty, tags, open: false });
        }
        let unknown = names.claim("Unknown".to_owned());
        let tags: Vec<_> = variants.iter().map(|variant| variant.tags.clone()).collect();
        let tag = are_apart(&tags).then(|| discriminator.property.to_owned());
        Some(Shape::Union(Union { variants, tag, unknown }))
    }

    /// Returns true if the schema at the first place may stand in the place of the one at the second.
    pub(super) fn descends(&self, pointer: &Pointer, base: &Pointer) -> bool {
        let keys = self.descendants.get(base);
        keys.is_some_and(|keys| keys.iter().any(|key| component(key) == *pointer))
    }
}

/// The values of a discriminator that its mapping has for a schema.
pub(super) fn mapped(discriminator: Discriminator<'_>, slot: &Slot<'_>) -> Vec<String> {
    let Slot::Reference(reference) = slot else { return Vec::new() };
    let implicit = implicit(slot);
    let is_it = |target: &str| target == reference.text || Some(target) == implicit.as_deref();
    let mapping = discriminator.mapping().filter(|(_, target)| is_it(target));
    mapping.map(|(value, _)| value.to_owned()).collect()
}

/// What a discriminator calls a schema that its mapping doesn't have.
pub(super) fn implicit(slot: &Slot<'_>) -> Option<String> {
    let Slot::Reference(reference) = slot else { return None };
    reference.text.rsplit('/').next().map(str::to_owned)
}
