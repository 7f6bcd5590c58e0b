//! Schemas where they stand: which have a name, which need one, and which have been seen already.

pub(super) mod all_of;
pub(super) mod annotation;
mod bounds;
mod branch;
pub(in crate::lower) mod complexity;
pub(super) mod discriminator;
mod enumeration;
pub(super) mod format;
mod null;
mod object;
pub(super) mod shape;
mod tag;
mod union;
pub(super) mod view;

use std::borrow::Cow;

use openapiv3::{ReferenceOr, Schema};

use crate::document::Pointer;
use crate::lower::Lowering;
use crate::lower::extension::Holder;
use crate::model::{Shape, Type, TypeDefinition};
use crate::{docs, name};
use complexity::is_complex;
use shape::needs_name;
use view::View;

/// A schema, or a reference to one.
#[derive(Clone, Copy)]
pub(super) enum Slot<'a> {
    Schema(&'a Schema),
    Reference(&'a str),
}

impl<'a> From<&'a ReferenceOr<Schema>> for Slot<'a> {
    fn from(value: &'a ReferenceOr<Schema>) -> Self {
        match value {
            ReferenceOr::Item(schema) => Self::Schema(schema),
            ReferenceOr::Reference { reference } => Self::Reference(reference),
        }
    }
}

impl<'a> From<&'a ReferenceOr<Box<Schema>>> for Slot<'a> {
    fn from(value: &'a ReferenceOr<Box<Schema>>) -> Self {
        match value {
            ReferenceOr::Item(schema) => Self::Schema(schema),
            ReferenceOr::Reference { reference } => Self::Reference(reference),
        }
    }
}

impl<'a> Lowering<'a> {
    /// Gives every schema component its name before any of them is looked at, so that no inline schema
    /// can take it.
    pub(super) fn name_components(&mut self) {
        let components = self.document.openapi.components.as_ref();
        let schemas = components.into_iter().flat_map(|components| &components.schemas);
        let (pointers, keys): (Vec<_>, Vec<_>) =
            schemas.clone().map(|(key, _)| (component(key), key.as_str())).unzip();
        let chosen = pointers.iter().map(|pointer| self.chosen_name(Holder::Schema, pointer));
        let chosen = chosen.collect();
        let names = crate::lower::claim_all(&mut self.names, name::Kind::Type, &keys, chosen);
        for ((pointer, name), (_, schema)) in pointers.into_iter().zip(names).zip(schemas) {
            self.types.insert(name.clone(), None);
            let nullable = self.allows_null(Slot::from(schema), &pointer);
            self.schemas.insert(pointer, nullable_if(nullable, Type::Named(name)));
        }
    }

    /// Looks at the schema components, which have their names by now.
    pub(super) fn components(&mut self) {
        let document = self.document;
        let Some(components) = &document.openapi.components else { return };
        for (key, schema) in &components.schemas {
            let pointer = component(key);
            let Some(Type::Named(name)) = self.schemas.get(&pointer).map(without_null) else {
                continue;
            };
            let slot = Slot::from(schema);
            let shape = match slot {
                Slot::Schema(schema) => self.shape(&View::of(schema), &pointer, &name),
                Slot::Reference(reference) => Shape::Alias(self.reference(reference)),
            };
            if let Shape::Alias(ty) = &shape {
                self.note_untyped(ty, &pointer);
            }
            self.define(name, slot, null::outside(shape));
        }
    }

    /// The type for a schema wherever one can stand. If it needs a new type, that gets the name.
    pub(super) fn schema_type(&mut self, slot: Slot<'_>, pointer: &Pointer, name: &str) -> Type {
        let schema = match slot {
            Slot::Reference(reference) => return self.reference(reference),
            Slot::Schema(schema) => schema,
        };
        if let Some(known) = self.schemas.get(pointer) {
            return known.clone();
        }
        let view = View::of(schema);
        let nullable = self.allows_null(slot, pointer);
        if !needs_name(&view) {
            return match self.shape(&view, pointer, name) {
                Shape::Alias(ty) if is_complex(&ty) => {
                    let alias = self.define_inline(slot, Shape::Alias(ty), pointer, name);
                    nullable_if(nullable, alias)
                }
                Shape::Alias(ty) => {
                    self.note_untyped(&ty, pointer);
                    nullable_if(nullable, ty)
                }
                shape => nullable_if(nullable, self.define_inline(slot, shape, pointer, name)),
            };
        }
        let name = self.claim_inline(pointer, name);
        let ty = nullable_if(nullable, Type::Named(name.clone()));
        self.schemas.insert(pointer.clone(), ty.clone());
        let shape = self.shape(&view, pointer, &name);
        if let Shape::Alias(ty) = &shape {
            self.note_untyped(ty, pointer);
        }
        self.define(name, slot, null::outside(shape));
        ty
    }

    /// The name that an inline type would like to have. Those that somebody chose are often the same for schemas that
    /// differ: then only the first has it.
    fn inline_name(&mut self, pointer: &Pointer, name: &str) -> String {
        if let Some(name) = self.choices.name(pointer) {
            return name.to_owned();
        }
        let described = self.chosen_name(Holder::Schema, pointer);
        described.filter(|name| self.names.is_free(name)).unwrap_or_else(|| name.to_owned())
    }

    /// Remembers that any JSON value is for this schema, if so.
    fn note_untyped(&mut self, ty: &Type, pointer: &Pointer) {
        if without_null(ty) == Type::Json {
            self.untyped.push(pointer.clone());
        }
    }

    /// Defines an inline type whose shape is known already.
    pub(super) fn define_inline(
        &mut self,
        slot: Slot<'_>,
        shape: Shape,
        pointer: &Pointer,
        name: &str,
    ) -> Type {
        let name = self.claim_inline(pointer, name);
        self.define(name.clone(), slot, shape);
        Type::Named(name)
    }

    /// Names a type whose schema has no name of its own, and keeps its place among the types.
    pub(super) fn claim_inline(&mut self, pointer: &Pointer, name: &str) -> String {
        let wanted = self.inline_name(pointer, name);
        let name = self.names.claim(wanted);
        let root = self.heir.take().unwrap_or_else(|| name.clone());
        self.roots.insert(name.clone(), root);
        self.types.insert(name.clone(), None);
        self.inline.insert(name.clone());
        name
    }

    /// The type behind a reference. Most lead to components; one into the middle of something stands
    /// for the same type as the schema there.
    pub(super) fn reference(&mut self, reference: &str) -> Type {
        let Some(pointer) = Pointer::from_reference(reference) else { return Type::Json };
        if let Some(known) = self.schemas.get(&pointer) {
            return known.clone();
        }
        let Some((schema, pointer)) = self.schema_at(pointer) else { return Type::Json };
        let name = name::type_name(&last_name(&pointer));
        self.schema_type(Slot::Schema(schema), &pointer, &name)
    }

    /// The schema in a slot, with all references followed, and where it stands.
    pub(super) fn look<'s>(
        &self,
        slot: Slot<'s>,
        pointer: &Pointer,
    ) -> Option<(&'s Schema, Pointer)>
    where
        'a: 's,
    {
        match slot {
            Slot::Schema(schema) => Some((schema, pointer.clone())),
            Slot::Reference(reference) => self.schema_at(Pointer::from_reference(reference)?),
        }
    }

    fn schema_at(&self, mut pointer: Pointer) -> Option<(&'a Schema, Pointer)> {
        let components = self.document.openapi.components.as_ref();
        // The document stage refuses references that lead in a circle.
        loop {
            let key = pointer.as_str().strip_prefix("/components/schemas/");
            let known = key.and_then(|key| components?.schemas.get(key));
            let found: &'a ReferenceOr<Schema> = match known {
                Some(known) => known,
                None => self.odd_places.push_get(Box::new(self.document.read(&pointer)?)),
            };
            match found {
                ReferenceOr::Item(schema) => return Some((schema, pointer)),
                ReferenceOr::Reference { reference } => {
                    pointer = Pointer::from_reference(reference)?;
                }
            }
        }
    }

    /// What stands at a place that `openapiv3` takes for an extension.
    pub(super) fn odd_slot(&self, pointer: Pointer) -> Option<(Slot<'a>, Pointer)> {
        let found = self.odd_places.push_get(Box::new(self.document.read(&pointer)?));
        Some((Slot::from(found), pointer))
    }

    pub(super) fn define(&mut self, name: String, slot: Slot<'_>, shape: Shape) {
        let data = match slot {
            Slot::Schema(schema) => Some(&schema.schema_data),
            Slot::Reference(_) => None,
        };
        let description = data.and_then(|data| annotation::description(data, &[&name]));
        let docs = docs::documentation(None, description);
        // Of what a struct is like, its fields tell enough.
        let docs = match shape {
            Shape::Alias(_) => annotation::annotated(docs, slot),
            _ => docs,
        };
        let deprecated = data.is_some_and(|data| data.deprecated);
        let definition = TypeDefinition { name: name.clone(), docs, deprecated, shape };
        self.types.insert(name, Some(definition));
    }
}

fn component(key: &str) -> Pointer {
    Pointer::root().join("components").join("schemas").join(key)
}

/// The last step of a pointer that is a name: neither a number nor a keyword with numbers below it.
fn last_name(pointer: &Pointer) -> String {
    let is_name = |token: &Cow<'_, str>| {
        let is_list = matches!(&**token, "allOf" | "anyOf" | "oneOf" | "items" | "x-prefix-items");
        !is_list && token.parse::<usize>().is_err()
    };
    pointer.tokens().rfind(is_name).unwrap_or_default().into_owned()
}

pub(super) fn nullable_if(nullable: bool, ty: Type) -> Type {
    match ty {
        Type::Nullable(_) | Type::Null => ty,
        ty if nullable => Type::Nullable(Box::new(ty)),
        ty => ty,
    }
}

pub(super) fn without_null(ty: &Type) -> Type {
    match ty {
        Type::Nullable(inner) => (**inner).clone(),
        other => other.clone(),
    }
}
