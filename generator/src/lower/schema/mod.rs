//! Schemas where they stand: those that have a name, those that need one, and those that have a
//! type already.
//!
//! The methods of [`Schemas`] are the functions that make types of schemas and of those within
//! them; everything that needs less is a function of its own.

pub(super) mod all_of;
pub(super) mod annotation;
mod bounds;
mod branch;
pub(super) mod complexity;
mod component;
mod definition;
mod discriminator;
mod enumeration;
pub(super) mod format;
mod list;
mod map;
mod null;
mod object;
mod scalar;
mod shape;
mod tag;
mod union;
mod variant;

use std::borrow::Cow;
use std::collections::HashMap;

use crate::document::schema::keyword::Keyword;
use crate::document::schema::{Schema, Slot};
use crate::document::{Document, Pointer};
use crate::lower::choices::Choices;
use crate::lower::report::Reporter;
use crate::lower::types::{Types, Wanted};
use crate::model::{Shape, Type};
use crate::name;
use complexity::is_complex;
use component::{Component, components, named_types};
use definition::{claim_inline, define_schema};
use discriminator::Descendants;
use shape::needs_name;

pub(super) use definition::define;

/// The schemas of a description, and the types that they become.
pub(super) struct Schemas<'a> {
    pub(super) document: &'a Document,
    pub(super) choices: Choices<'a>,
    pub(super) types: Types,
    pub(super) reporter: Reporter<'a>,
    descendants: Descendants<'a>,
    /// The schemas without names whose types are being made, by their places, each with the name
    /// that it gets if it turns out to contain itself.
    unnamed: HashMap<Pointer, Option<String>>,
}

impl<'a> Schemas<'a> {
    /// The schemas before any of them has been looked at. Those of components have their names.
    pub(super) fn new(mut choices: Choices<'a>, mut reporter: Reporter<'a>) -> Self {
        let document = reporter.document;
        Self {
            document,
            types: named_types(document, &mut choices, &mut reporter),
            choices,
            reporter,
            descendants: Descendants::find(document),
            unnamed: HashMap::new(),
        }
    }

    /// Defines the types of all schema components.
    pub(super) fn components(&mut self) {
        for Component { slot, .. } in components(self.document) {
            let known = self.types.of_schema(slot.pointer()).map(Type::without_null);
            let Some(Type::Named(name)) = known.cloned() else { continue };
            let shape = match &slot {
                Slot::Schema(schema) => self.shape(schema, Wanted::new(&name)),
                Slot::Reference(reference) => Shape::Alias(self.reference(reference.text)),
            };
            define_schema(name, &slot, shape, &mut self.types);
        }
    }

    /// The type for a schema wherever one can stand. If it needs a new type, that gets the name.
    pub(super) fn schema_type(&mut self, slot: &Slot<'_>, wanted: Wanted<'_>) -> Type {
        let schema = match slot {
            Slot::Reference(reference) => return self.reference(reference.text),
            Slot::Schema(schema) => schema,
        };
        if let Some(known) = self.types.of_schema(schema.pointer()) {
            return known.clone();
        }
        let nullable = null::allows_null(slot, self.document);
        if needs_name(schema) {
            return self.named_type(slot, schema, nullable, wanted);
        }
        let ty = match self.unnamed.get(schema.pointer()).cloned() {
            None => self.unnamed_type(slot, schema, wanted),
            Some(Some(known)) => Type::Named(known),
            Some(None) => {
                let (choices, types) = (&mut self.choices, &mut self.types);
                let pointer = schema.pointer();
                let name = claim_inline(pointer, wanted, choices, types, &mut self.reporter);
                self.unnamed.insert(pointer.clone(), Some(name.clone()));
                Type::Named(name)
            }
        };
        ty.nullable_if(nullable)
    }

    /// A new type for a schema, which is known before its parts are looked at: they may refer to
    /// it.
    fn named_type(
        &mut self,
        slot: &Slot<'_>,
        schema: &Schema<'_>,
        nullable: bool,
        wanted: Wanted<'_>,
    ) -> Type {
        let pointer = schema.pointer();
        let (choices, types) = (&mut self.choices, &mut self.types);
        let name = claim_inline(pointer, wanted, choices, types, &mut self.reporter);
        let ty = Type::Named(name.clone()).nullable_if(nullable);
        self.types.set_of_schema(pointer.clone(), ty.clone());
        let shape = self.shape(schema, wanted.called(&name));
        define_schema(name, slot, shape, &mut self.types);
        ty
    }

    /// The type for a schema that needs none of its own, unless it contains itself.
    fn unnamed_type(&mut self, slot: &Slot<'_>, schema: &Schema<'_>, wanted: Wanted<'_>) -> Type {
        let pointer = schema.pointer();
        self.unnamed.insert(pointer.clone(), None);
        let shape = self.shape(schema, wanted);
        if let Some(name) = self.unnamed.remove(pointer).flatten() {
            define(name.clone(), slot, null::outside(shape), &mut self.types);
            return Type::Named(name);
        }
        match shape {
            Shape::Alias(ty) if !is_complex(&ty) => {
                self.types.note_untyped(&ty, pointer);
                ty
            }
            shape => self.define_inline(pointer, slot, shape, wanted),
        }
    }

    /// Defines a type whose shape is known already. If it is for several schemas, one of them
    /// speaks for the others.
    fn define_inline(
        &mut self,
        pointer: &Pointer,
        speaker: &Slot<'_>,
        shape: Shape,
        wanted: Wanted<'_>,
    ) -> Type {
        let (choices, types) = (&mut self.choices, &mut self.types);
        let name = claim_inline(pointer, wanted, choices, types, &mut self.reporter);
        define(name.clone(), speaker, shape, &mut self.types);
        Type::Named(name)
    }

    /// The type behind a reference. Most lead to components; one into the middle of something
    /// stands for the same type as the schema there.
    fn reference(&mut self, reference: &str) -> Type {
        let Some(pointer) = Pointer::from_reference(reference) else { return Type::Json };
        if let Some(known) = self.types.of_schema(&pointer) {
            return known.clone();
        }
        let Ok(target) = self.document.follow(pointer) else { return Type::Json };
        let name = name::type_name(&last_name(&target.pointer));
        self.schema_type(&Slot::new(target.node, target.pointer), Wanted::new(&name))
    }

    /// The place for the schema of a media type, a parameter or the like.
    pub(super) fn schema_of(&self, holder: &Pointer) -> Option<Slot<'a>> {
        self.document.slot(holder.join("schema"))
    }
}

/// The last step of a pointer that is a name: neither a number nor a keyword with numbers below it.
fn last_name(pointer: &Pointer) -> String {
    let is_name = |token: &Cow<'_, str>| {
        let holds_unnamed = Keyword::named(token).is_some_and(Keyword::holds_unnamed);
        !holds_unnamed && token.parse::<usize>().is_err()
    };
    pointer.tokens().rfind(is_name).unwrap_or_default().into_owned()
}
