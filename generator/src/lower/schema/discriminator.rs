//! Discriminators without a list of branches: schemas that say by `allOf` what they are based on may stand in its
//! place (OpenAPI 3.1.1, section 4.8.25.3). A reference to such a base is one to any of them.

use std::collections::{BTreeMap, BTreeSet};

use openapiv3::{Components, Discriminator, ReferenceOr, Schema};

use super::tag::are_apart;
use super::view::View;
use super::{Slot, component};
use crate::document::Pointer;
use crate::lower::Lowering;
use crate::model::{Shape, Union, UnionVariant};
use crate::name;

/// The keys of the schemas that may stand in the place of a base, by where the base stands.
pub(in crate::lower) type Descendants<'a> = BTreeMap<Pointer, Vec<&'a str>>;

/// Finds the bases and what descends from them, however deep, in the order of the description.
pub(in crate::lower) fn descendants(components: Option<&Components>) -> Descendants<'_> {
    let Some(components) = components else { return Descendants::new() };
    let schemas = &components.schemas;
    let bases = schemas.iter().filter(|(_, schema)| base(schema).is_some());
    let bases: Vec<_> = bases.map(|(key, _)| key.as_str()).collect();
    if bases.is_empty() {
        return Descendants::new();
    }
    let parents: Vec<(&str, Vec<&str>)> =
        schemas.iter().map(|(key, schema)| (key.as_str(), parents(schema))).collect();
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

/// The discriminator of a schema that lists no branches.
fn base(schema: &ReferenceOr<Schema>) -> Option<&Discriminator> {
    let ReferenceOr::Item(schema) = schema else { return None };
    let view = View::of(schema);
    view.discriminator().filter(|_| view.one_of.is_empty() && view.any_of.is_empty())
}

/// The keys of the components that a schema is based on.
fn parents(schema: &ReferenceOr<Schema>) -> Vec<&str> {
    let ReferenceOr::Item(schema) = schema else { return Vec::new() };
    let members = View::of(schema).all_of.iter();
    members.filter_map(|member| member_key(member)).collect()
}

fn member_key(member: &ReferenceOr<Schema>) -> Option<&str> {
    let ReferenceOr::Reference { reference } = member else { return None };
    reference.strip_prefix("#/components/schemas/")
}

impl Lowering<'_> {
    /// The union of what may stand in a base's place, if the schema at this place is one.
    pub(super) fn base(&mut self, view: &View<'_>, pointer: &Pointer) -> Option<Shape> {
        let discriminator = view.discriminator()?;
        let keys = self.descendants.get(pointer)?.clone();
        let mut names = name::Names::default();
        let texts: Vec<&str> = keys.iter().map(|key| &**key).collect();
        let claimed = names.claim_all(name::Kind::Variant, &texts);
        let mut variants = Vec::new();
        for (key, name) in keys.iter().zip(claimed) {
            let Some(ty) = self.schemas.get(&component(key)).map(super::without_null) else {
                continue;
            };
            let reference = format!("#/components/schemas/{key}");
            let tags = self.tag_values(discriminator, Slot::Reference(&reference), pointer);
            variants.push(UnionVariant { name, docs: String::new(), ty, tags, open: false });
        }
        let unknown = names.claim("Unknown".to_owned());
        let tags: Vec<_> = variants.iter().map(|variant| variant.tags.clone()).collect();
        let tag = are_apart(&tags).then(|| discriminator.property_name.clone());
        Some(Shape::Union(Union { variants, tag, unknown }))
    }

    /// Whether what stands at the first place may stand in the place of what stands at the second.
    pub(super) fn descends(&self, pointer: &Pointer, base: &Pointer) -> bool {
        let keys = self.descendants.get(base);
        keys.is_some_and(|keys| keys.iter().any(|key| component(key) == *pointer))
    }
}

/// The values of a discriminator that its mapping has for a schema.
pub(super) fn mapped(discriminator: &Discriminator, slot: Slot<'_>) -> Vec<String> {
    let Slot::Reference(reference) = slot else { return Vec::new() };
    let implicit = implicit(slot);
    let is_it = |target: &String| *target == reference || Some(target) == implicit.as_ref();
    let mapping = discriminator.mapping.iter().filter(|(_, target)| is_it(target));
    mapping.map(|(value, _)| value.clone()).collect()
}

/// What a discriminator calls a schema that its mapping doesn't have.
pub(super) fn implicit(slot: Slot<'_>) -> Option<String> {
    let Slot::Reference(reference) = slot else { return None };
    reference.rsplit('/').next().map(str::to_owned)
}
