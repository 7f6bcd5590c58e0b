//! `allOf`, and properties beside `oneOf`: schemas that say something about the same value.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use openapiv3::AdditionalProperties;
use serde_json::Value;

use super::Slot;
use super::view::View;
use crate::document::Pointer;
use crate::lower::Lowering;
use crate::model::{Shape, Type};

/// What several schemas say about an object together.
#[derive(Clone, Default)]
pub(in crate::lower) struct Parts<'a> {
    /// The properties in order, each by the last schema that says something about it.
    pub(in crate::lower) properties: IndexMap<&'a str, (Slot<'a>, Pointer)>,
    /// What schemas before the last say about the same properties.
    pub(super) earlier: BTreeMap<&'a str, Vec<(Slot<'a>, Pointer)>>,
    pub(in crate::lower) required: BTreeSet<&'a str>,
    pub(in crate::lower) rest: Option<(&'a AdditionalProperties, Pointer)>,
    /// Where the schemas stand for properties whose names match a pattern.
    pub(in crate::lower) patterns: Vec<Pointer>,
    /// Where the schemas stand for properties that only a condition asks for.
    pub(super) conditional: Vec<Pointer>,
    /// The schemas of which one (or several) must hold as well.
    pub(in crate::lower) unions: Vec<Branches<'a>>,
    /// Types that are no objects.
    pub(super) others: Vec<Type>,
    /// Where all of these schemas stand: none counts twice.
    pub(in crate::lower) inside: BTreeSet<Pointer>,
}

/// The list of a `oneOf` or `anyOf`.
#[derive(Clone)]
pub(in crate::lower) struct Branches<'a> {
    pub(in crate::lower) slots: Vec<(Slot<'a>, Pointer)>,
    pub(super) discriminator: Option<&'a openapiv3::Discriminator>,
}

impl<'a> Parts<'a> {
    /// Adds what a schema says about objects by itself.
    pub(super) fn add(&mut self, view: &View<'a>, pointer: &Pointer) {
        for (name, schema) in view.properties() {
            let slot = Slot::from(schema);
            let silent = matches!(slot, Slot::Schema(schema) if View::of(schema).is_annotation());
            // A property that is only described anew keeps the type it has.
            if !silent || !self.properties.contains_key(name) {
                let pointer = pointer.join("properties").join(name);
                let earlier = self.properties.insert(name, (slot, pointer));
                self.earlier.entry(name).or_default().extend(earlier);
            }
        }
        self.required.extend(view.required.iter().map(String::as_str));
        let patterns =
            view.extension("x-pattern-properties").and_then(serde_json::Value::as_object);
        for pattern in patterns.into_iter().flat_map(serde_json::Map::keys) {
            self.patterns.push(pointer.join("x-pattern-properties").join(pattern));
        }
        let conditional = view.extension("x-conditional-properties").and_then(Value::as_object);
        for name in conditional.into_iter().flat_map(serde_json::Map::keys) {
            self.conditional.push(pointer.join("x-conditional-properties").join(name));
        }
        if let Some(rest) = view.rest {
            self.rest = Some((rest, pointer.join("additionalProperties")));
        }
    }
}

impl<'a> Lowering<'a> {
    pub(super) fn all_of(&mut self, view: &View<'_>, pointer: &Pointer, name: &str) -> Shape {
        if let [only] = members(view).as_slice()
            && !self.is_branch_of(pointer, *only)
        {
            let mut slots = view.all_of.iter().map(Slot::from).enumerate();
            let place = |(index, slot): (usize, Slot<'_>)| same(slot, *only).then_some(index);
            let index = slots.find_map(place).unwrap_or_default();
            let pointer = pointer.join("allOf").join(&index.to_string());
            return match only {
                Slot::Schema(schema) => self.shape(&View::of(schema), &pointer, name),
                Slot::Reference(reference) => Shape::Alias(self.reference(reference)),
            };
        }
        // Whatever else they must be, there are no other values than those listed.
        if !view.values.is_empty() {
            return self.enumeration(view, pointer, name);
        }
        let mut parts = Parts::default();
        self.collect(view, pointer, name, &mut parts);
        self.whole(&parts, pointer, name)
    }

    /// What several schemas say together.
    pub(super) fn whole(&mut self, parts: &Parts<'_>, pointer: &Pointer, name: &str) -> Shape {
        let is_object =
            !parts.properties.is_empty() || parts.rest.is_some() || !parts.patterns.is_empty();
        match (parts.others.as_slice(), parts.unions.len(), is_object) {
            ([], 0, _) if !parts.properties.is_empty() => {
                Shape::Struct(self.structure(parts, name))
            }
            ([], 0, _) => {
                let values = self.rest(parts, name).unwrap_or(Type::Json);
                Shape::Alias(Type::Map(Box::new(values)))
            }
            ([], 1.., _) => self.distributed(parts, pointer, name),
            // The narrowest comes last, as in `allOf: [{$ref: …}, {enum: […]}]`.
            ([.., last], 0, false) => Shape::Alias(last.clone()),
            _ => {
                let message = "no type holds what all of these schemas say together".to_owned();
                self.loss("untyped-all-of", pointer, message, "any JSON value is accepted");
                Shape::Alias(Type::Json)
            }
        }
    }

    /// Whether a schema is one of the branches of another, which it is based on: both know of each other.
    fn is_branch_of(&self, pointer: &Pointer, base: Slot<'_>) -> bool {
        let Some((base, at)) = self.look(base, pointer) else { return false };
        let view = View::of(base);
        let mut branches = view.one_of.iter().chain(view.any_of).map(Slot::from);
        self.descends(pointer, &at)
            || at != *pointer
                && branches.any(|slot| self.look(slot, &at).is_some_and(|(_, at)| at == *pointer))
    }

    /// Whether a schema says by `allOf` that it is based on the one at a place.
    pub(super) fn is_based_on(&self, slot: Slot<'_>, place: &Pointer, base: &Pointer) -> bool {
        let Some((schema, _)) = self.look(slot, place) else { return false };
        let view = View::of(schema);
        view.all_of
            .iter()
            .any(|member| self.look(Slot::from(member), place).is_some_and(|(_, at)| at == *base))
    }

    /// Whether a schema has something to say about objects.
    pub(in crate::lower) fn may_be_object(&self, view: &View<'_>) -> bool {
        self.may_be_object_within(view, NESTING)
    }

    fn may_be_object_within(&self, view: &View<'_>, depth: usize) -> bool {
        if let Some(kind) = view.kind() {
            return kind == "object";
        }
        let mut within = view.all_of.iter().chain(view.one_of).chain(view.any_of).map(Slot::from);
        depth > 0
            && within.any(|slot| {
                let found = self.look(slot, &Pointer::root());
                found.is_some_and(|(schema, _)| {
                    self.may_be_object_within(&View::of(schema), depth - 1)
                })
            })
    }

    /// Gathers what a schema and all that it is made of say.
    pub(in crate::lower) fn collect<'s>(
        &mut self,
        view: &View<'s>,
        pointer: &Pointer,
        name: &str,
        parts: &mut Parts<'s>,
    ) where
        'a: 's,
    {
        if !parts.inside.insert(pointer.clone()) {
            return;
        }
        for (index, member) in view.all_of.iter().enumerate() {
            let slot = Slot::from(member);
            let place = pointer.join("allOf").join(&index.to_string());
            let Some((schema, place)) = self.look(slot, &place) else { continue };
            let member = View::of(schema);
            if self.may_be_object(&member) {
                self.collect(&member, &place, name, parts);
            } else if !member.is_annotation() {
                let ty = self.schema_type(slot, &place, name);
                parts.others.push(ty);
            }
        }
        parts.add(view, pointer);
        for (keyword, branches) in [("oneOf", view.one_of), ("anyOf", view.any_of)] {
            let slots: Vec<_> = branches
                .iter()
                .enumerate()
                .map(|(index, slot)| {
                    (Slot::from(slot), pointer.join(keyword).join(&index.to_string()))
                })
                .collect();
            // Branches that only say which properties are required make no difference to types.
            let only_required = |slot: &(Slot<'_>, Pointer)| match slot.0 {
                Slot::Schema(schema) => is_condition(&View::of(schema)),
                Slot::Reference(_) => false,
            };
            // Whoever is built as one of the branches is not all of them as well.
            let is_built = |(slot, at): &(Slot<'_>, Pointer)| {
                self.look(*slot, at).is_some_and(|(_, at)| parts.inside.contains(&at))
            };
            if !slots.iter().all(only_required) && !slots.iter().any(is_built) {
                parts.unions.push(Branches { slots, discriminator: view.discriminator() });
            }
        }
        if !view.values.is_empty() && view.all_of.is_empty() {
            let shape = self.enumeration(view, pointer, name);
            if let Shape::Alias(ty) = shape {
                parts.others.push(ty);
            }
        }
    }
}

/// How deep in lists of schemas one is looked for that is about objects.
const NESTING: usize = 8;

/// The schemas of an `allOf` that say something about values; the schema around it as such if it does
/// so itself.
pub(in crate::lower) fn members<'s>(view: &View<'s>) -> Vec<Slot<'s>> {
    let says_something = |slot: &Slot<'s>| match slot {
        Slot::Schema(schema) => !View::of(schema).is_annotation(),
        Slot::Reference(_) => true,
    };
    let mut members: Vec<_> = view.all_of.iter().map(Slot::from).filter(says_something).collect();
    let own = view.has_properties()
        || !view.required.is_empty()
        || !view.values.is_empty()
        || view.rest.is_some()
        || !view.one_of.is_empty()
        || !view.any_of.is_empty();
    if own && let Some(first) = members.first().copied() {
        // It stands for the schema around, which makes them at least two.
        members.push(first);
    }
    members
}

fn has_branches(view: &View<'_>) -> bool {
    !view.one_of.is_empty() || !view.any_of.is_empty()
}

/// Whether a schema is about which properties are there, and about nothing else.
fn is_condition(view: &View<'_>) -> bool {
    !view.has_properties()
        && view.rest.is_none()
        && view.items.is_none()
        && view.values.is_empty()
        && !has_branches(view)
        && view.all_of.is_empty()
        && matches!(view.kind, None | Some("object"))
}

fn same(one: Slot<'_>, other: Slot<'_>) -> bool {
    match (one, other) {
        (Slot::Schema(one), Slot::Schema(other)) => std::ptr::eq(one, other),
        (Slot::Reference(one), Slot::Reference(other)) => one == other,
        _ => false,
    }
}
