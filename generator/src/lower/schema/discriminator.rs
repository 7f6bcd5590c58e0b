//! Discriminators without a list of branches: schemas that are based on one by `allOf` may stand in
//! its place (OpenAPI 3.1.1, section 4.8.25.3). A reference to such a base is one to any of them.

use std::collections::{BTreeMap, BTreeSet};

use super::component::{Component, components, place};
use super::tag::{are_apart, tag_values};
use super::variant::{UNKNOWN, value_variants};
use crate::document::schema::{Discriminator, Reference, Schema, Slot};
use crate::document::{Document, Pointer};
use crate::lower::types::Types;
use crate::model::{Type, Union, UnionVariant};

/// The start of references to schema components.
const SECTION: &str = "#/components/schemas/";

/// The keys of the schemas that may stand in the place of a base, by the place of the base.
pub(super) struct Descendants<'a>(BTreeMap<Pointer, Vec<&'a str>>);

impl<'a> Descendants<'a> {
    /// Finds the bases and their descendants, however deep, in the order of the description.
    pub(super) fn find(document: &'a Document) -> Self {
        let bases = components(document).filter(|it| it.slot.schema().is_some_and(is_base));
        let bases: Vec<&str> = bases.map(|base| base.key).collect();
        if bases.is_empty() {
            return Self(BTreeMap::new());
        }
        let children: Vec<_> = components(document).map(|it| Child::of(&it)).collect();
        let of_bases = bases.iter().map(|base| {
            let descendants = descendants(base, &children);
            // A base in between stands for its own descendants, which are here, too.
            let keys = children.iter().map(|child| child.key);
            let keys = keys.filter(|key| descendants.contains(key) && !bases.contains(key));
            (place(base), keys.collect::<Vec<_>>())
        });
        Self(of_bases.filter(|(_, keys)| !keys.is_empty()).collect())
    }

    /// Returns true if the schema at the first place may stand in the place of the one at the
    /// second.
    pub(super) fn contain(&self, pointer: &Pointer, base: &Pointer) -> bool {
        let keys = self.0.get(base);
        keys.is_some_and(|keys| keys.iter().any(|key| place(key) == *pointer))
    }
}

/// A component with the keys of those that it is based on.
struct Child<'a> {
    key: &'a str,
    parents: Vec<&'a str>,
}

impl<'a> Child<'a> {
    fn of(component: &Component<'a>) -> Self {
        let members = component.slot.schema().map(Schema::all_of).unwrap_or_default();
        Self { key: component.key, parents: members.iter().filter_map(member_key).collect() }
    }
}

/// The keys of a base and of all that descends from it.
fn descendants<'a>(base: &'a str, children: &[Child<'a>]) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::from([base]);
    // Each round finds the children of those that the one before has found.
    loop {
        let before = found.len();
        let new = children.iter().filter(|child| child.parents.iter().any(|it| found.contains(it)));
        let new: Vec<&str> = new.map(|child| child.key).collect();
        found.extend(new);
        if found.len() == before {
            return found;
        }
    }
}

/// Returns true if a schema has a discriminator and lists no branches.
fn is_base(schema: &Schema<'_>) -> bool {
    schema.discriminator().is_some() && !schema.has_branches()
}

fn member_key<'a>(member: &Slot<'a>) -> Option<&'a str> {
    let Slot::Reference(reference) = member else { return None };
    reference.text.strip_prefix(SECTION)
}

/// The union of the schemas that may stand in the place of a base, if a schema is one.
pub(super) fn descendant_union(
    schema: &Schema<'_>,
    owner: &str,
    descendants: &Descendants<'_>,
    types: &Types,
    document: &Document,
) -> Option<Union> {
    let discriminator = schema.discriminator()?;
    let keys = descendants.0.get(schema.pointer())?;
    let claimed = value_variants(owner, keys.iter().copied());
    let mut variants = Vec::new();
    for (key, name) in keys.iter().zip(claimed) {
        let ty = types.of_schema(&place(key)).map(Type::without_null).cloned();
        let Some(ty) = ty else { continue };
        let text = format!("{SECTION}{key}");
        let reference = Reference { text: &text, pointer: schema.pointer().clone() };
        let tags = tag_values(discriminator, &Slot::Reference(reference), document);
        variants.push(UnionVariant { name, docs: String::new(), ty, tags, open: false });
    }
    let tags: Vec<_> = variants.iter().map(|variant| variant.tags.clone()).collect();
    let tag = are_apart(&tags).then(|| discriminator.property.to_owned());
    Some(Union { variants, tag, unknown: UNKNOWN.to_owned(), conversions: Vec::new() })
}

/// The values of a discriminator that its mapping has for a schema.
pub(super) fn mapped(discriminator: Discriminator<'_>, slot: &Slot<'_>) -> Vec<String> {
    let Slot::Reference(reference) = slot else { return Vec::new() };
    let implicit = implicit(slot);
    let is_it = |target: &str| target == reference.text || Some(target) == implicit.as_deref();
    let mapping = discriminator.mapping().filter(|(_, target)| is_it(target));
    mapping.map(|(value, _)| value.to_owned()).collect()
}

/// The value of a discriminator for a schema that its mapping doesn't have.
pub(super) fn implicit(slot: &Slot<'_>) -> Option<String> {
    let Slot::Reference(reference) = slot else { return None };
    reference.text.rsplit('/').next().map(str::to_owned)
}
