//! `allOf`, and properties beside `oneOf`: schemas that say something about the same value.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::Schemas;
use super::discriminator::Descendants;
use super::enumeration::enumeration;
use crate::document::schema::types::SchemaType;
use crate::document::schema::{AdditionalProperties, Discriminator, Schema, Slot};
use crate::document::{Document, Pointer};
use crate::lower::types::Wanted;
use crate::model::{Shape, Type};

/// The parts of an object that several schemas describe together.
#[derive(Clone, Default)]
pub(in crate::lower) struct Parts<'a> {
    /// The properties in order, each by the last schema that says something about it.
    pub(in crate::lower) properties: IndexMap<&'a str, Slot<'a>>,
    /// The schemas before the last that say something about the same properties.
    pub(super) earlier: BTreeMap<&'a str, Vec<Slot<'a>>>,
    pub(in crate::lower) required: BTreeSet<&'a str>,
    pub(in crate::lower) rest: Option<AdditionalProperties<'a>>,
    /// The schemas for properties whose names match a pattern.
    pub(in crate::lower) patterns: Vec<Slot<'a>>,
    /// The schemas for properties that only a condition asks for.
    pub(super) conditional: Vec<(&'a str, Slot<'a>)>,
    /// The schemas of which one (or several) must hold as well.
    pub(in crate::lower) unions: Vec<Branches<'a>>,
    /// The types of the schemas that are not about objects.
    pub(super) other_types: Vec<Type>,
    /// The places of all of these schemas, of which none counts twice.
    pub(in crate::lower) inside: BTreeSet<Pointer>,
}

/// The list of a `oneOf` or `anyOf`.
#[derive(Clone)]
pub(in crate::lower) struct Branches<'a> {
    pub(in crate::lower) slots: Vec<Slot<'a>>,
    pub(super) discriminator: Option<Discriminator<'a>>,
}

impl<'a> Parts<'a> {
    /// Adds the parts that a schema has by itself.
    pub(super) fn add(&mut self, schema: &Schema<'a>) {
        for (name, slot) in schema.properties() {
            let silent = slot.schema().is_some_and(Schema::is_annotation);
            // A property that is only described anew keeps the type it has.
            if !silent || !self.properties.contains_key(name) {
                let earlier = self.properties.insert(name, slot);
                self.earlier.entry(name).or_default().extend(earlier);
            }
        }
        self.required.extend(schema.required());
        self.patterns.extend(schema.pattern_properties());
        self.conditional.extend(schema.conditional_properties());
        if let Some(rest) = schema.additional_properties() {
            self.rest = Some(rest);
        }
    }
}

impl<'a> Schemas<'a> {
    /// The shape of a schema that is made of others.
    pub(super) fn all_of(&mut self, schema: &Schema<'_>, wanted: Wanted<'_>) -> Shape {
        if let Some(only) = only_member(schema)
            && !is_branch_of(schema.pointer(), &only, &self.descendants, self.document)
        {
            return match only {
                Slot::Schema(member) => self.shape(&member, wanted),
                Slot::Reference(reference) => Shape::Alias(self.reference(reference.text)),
            };
        }
        // Whatever else they must be, there are no other values than those listed.
        if schema.has_values() {
            let (choices, types) = (&mut self.choices, &mut self.types);
            return enumeration(schema, wanted.name, choices, types, &mut self.reporter);
        }
        let mut parts = Parts::default();
        self.collect(schema, wanted, &mut parts);
        self.merged(&parts, schema.pointer(), wanted)
    }

    /// The shape for all that several schemas say together.
    pub(super) fn merged(
        &mut self,
        parts: &Parts<'_>,
        pointer: &Pointer,
        wanted: Wanted<'_>,
    ) -> Shape {
        let is_object =
            !parts.properties.is_empty() || parts.rest.is_some() || !parts.patterns.is_empty();
        match (parts.other_types.as_slice(), parts.unions.len(), is_object) {
            ([], 0, _) if !parts.properties.is_empty() => {
                Shape::Struct(self.structure(parts, wanted))
            }
            ([], 0, _) => {
                let values = self.undeclared(parts, wanted).unwrap_or(Type::Json);
                Shape::Alias(Type::Map(Box::new(values)))
            }
            ([], 1.., _) => self.distributed_union(parts, pointer, wanted),
            // The narrowest comes last, as in `allOf: [{$ref: …}, {enum: […]}]`.
            ([.., last], 0, false) => Shape::Alias(last.clone()),
            _ => {
                let message = "no type holds what all of these schemas say together";
                self.reporter.loss(
                    "untyped-all-of",
                    pointer,
                    message,
                    "any JSON value is accepted",
                );
                Shape::Alias(Type::Json)
            }
        }
    }

    /// Gathers the parts of a schema and of all that it is made of.
    pub(in crate::lower) fn collect<'s>(
        &mut self,
        schema: &Schema<'s>,
        wanted: Wanted<'_>,
        parts: &mut Parts<'s>,
    ) where
        'a: 's,
    {
        if !parts.inside.insert(schema.pointer().clone()) {
            return;
        }
        for slot in schema.all_of() {
            let Some(member) = self.document.schema(&slot) else { continue };
            if may_be_object(&member, self.document) {
                self.collect(&member, wanted, parts);
            } else if !member.is_annotation() {
                let ty = self.schema_type(&slot, wanted);
                parts.other_types.push(ty);
            }
        }
        parts.add(schema);
        for slots in [schema.one_of(), schema.any_of()] {
            // Branches that only say which properties are required make no difference to types.
            let is_condition = |slot: &Slot<'_>| slot.schema().is_some_and(Schema::is_condition);
            // Skips a union that contains the schema being built; it would recurse.
            let is_built = |slot: &Slot<'_>| {
                self.document
                    .schema(slot)
                    .is_some_and(|schema| parts.inside.contains(schema.pointer()))
            };
            if !slots.iter().all(is_condition) && !slots.iter().any(is_built) {
                parts.unions.push(Branches { slots, discriminator: schema.discriminator() });
            }
        }
        if schema.has_values() && !schema.has_members() {
            let (choices, types) = (&mut self.choices, &mut self.types);
            let shape = enumeration(schema, wanted.name, choices, types, &mut self.reporter);
            if let Shape::Alias(ty) = shape {
                parts.other_types.push(ty);
            }
        }
    }
}

/// Returns true if the schema at a place is one of the branches of another, which it is based on:
/// both know of each other.
fn is_branch_of(
    pointer: &Pointer,
    base: &Slot<'_>,
    descendants: &Descendants<'_>,
    document: &Document,
) -> bool {
    // Nothing is based on what is only a part of it.
    let Slot::Reference(_) = base else { return false };
    let Some(base) = document.schema(base) else { return false };
    let is_it = |slot: &Slot<'_>| document.schema(slot).is_some_and(|it| it.pointer() == pointer);
    descendants.contain(pointer, base.pointer())
        || base.pointer() != pointer && base.branches().iter().any(is_it)
}

/// Returns true if a schema says by `allOf` that it is based on the one at a place.
pub(super) fn is_based_on(slot: &Slot<'_>, base: &Pointer, document: &Document) -> bool {
    let Some(schema) = document.schema(slot) else { return false };
    let is_it = |member: &Slot<'_>| document.schema(member).is_some_and(|it| it.pointer() == base);
    schema.all_of().iter().any(is_it)
}

/// Returns true if a schema has something to say about objects.
pub(in crate::lower) fn may_be_object(schema: &Schema<'_>, document: &Document) -> bool {
    may_be_object_within(schema, document, NESTING)
}

fn may_be_object_within(schema: &Schema<'_>, document: &Document, depth: usize) -> bool {
    if let Some(kind) = schema.kind() {
        return kind == SchemaType::Object;
    }
    let may_be = |slot: &Slot<'_>| {
        document
            .schema(slot)
            .is_some_and(|schema| may_be_object_within(&schema, document, depth - 1))
    };
    depth > 0 && (schema.all_of().iter().any(may_be) || schema.branches().iter().any(may_be))
}

/// The depth of nested schemas below which nothing is looked for that is about objects.
const NESTING: usize = 8;

/// The schemas of an `allOf` that say something about values.
pub(in crate::lower) fn members<'a>(schema: &Schema<'a>) -> Vec<Slot<'a>> {
    let mut members = schema.all_of();
    members.retain(|slot| !slot.schema().is_some_and(Schema::is_annotation));
    members
}

/// The only schema of an `allOf` that says something about values, if there is nothing of that kind
/// beside it either.
pub(in crate::lower) fn only_member<'a>(schema: &Schema<'a>) -> Option<Slot<'a>> {
    let mut members = members(schema);
    let only = members.pop().filter(|_| members.is_empty())?;
    (!schema.says_something_itself()).then_some(only)
}
