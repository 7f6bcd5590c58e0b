//! Schemas where they stand: those that have a name, those that need one, and those that have been seen already.

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

use std::borrow::Cow;

use crate::document::schema::keyword::Keyword;
use crate::document::schema::{Schema, Slot};
use crate::document::{Document, Node, Pointer};
use crate::lower::Lowering;
use crate::lower::extension::Holder;
use crate::model::{Shape, Type, TypeDefinition};
use crate::{docs, name};
use complexity::is_complex;
use shape::needs_name;

impl<'a> Lowering<'a> {
    /// Gives every schema component its name before any of them is looked at, so that no inline schema
    /// can take it.
    pub(super) fn name_components(&mut self) {
        let components = self.schema_components();
        let keys: Vec<_> = components.iter().map(|(key, _)| *key).collect();
        let chosen =
            components.iter().map(|(_, slot)| self.chosen_name(Holder::Schema, slot.pointer()));
        let chosen = chosen.collect();
        let names = crate::lower::claim_all(&mut self.names, name::Kind::Type, &keys, chosen);
        for ((_, slot), name) in components.into_iter().zip(names) {
            self.types.insert(name.clone(), None);
            let nullable = self.allows_null(&slot);
            let ty = nullable_if(nullable, Type::Named(name));
            self.schemas.insert(slot.pointer().clone(), ty);
        }
    }

    /// Looks at the schema components, which have their names by now.
    pub(super) fn components(&mut self) {
        for (_, slot) in self.schema_components() {
            let Some(Type::Named(name)) = self.schemas.get(slot.pointer()).map(without_null) else {
                continue;
            };
            let shape = match &slot {
                Slot::Schema(schema) => self.shape(schema, &name),
                Slot::Reference(reference) => Shape::Alias(self.reference(reference.text)),
            };
            if let Shape::Alias(ty) = &shape {
                self.note_untyped(ty, slot.pointer());
            }
            self.define(name, &slot, null::outside(shape));
        }
    }

    /// The schemas among the components, by key.
    fn schema_components(&self) -> Vec<(&'a str, Slot<'a>)> {
        schema_components(self.document).collect()
    }

    /// The place for the schema of what stands at a pointer, a media type or a parameter say.
    pub(super) fn schema_of(&self, holder: &Pointer) -> Option<Slot<'a>> {
        self.document.slot(holder.join("schema"))
    }

    /// The type for a schema wherever one can stand. If it needs a new type, that gets the name.
    pub(super) fn schema_type(&mut self, slot: &Slot<'_>, name: &str) -> Type {
        let schema = match slot {
            Slot::Reference(reference) => return self.reference(reference.text),
            Slot::Schema(schema) => schema,
        };
        let pointer = schema.pointer();
        if let Some(known) = self.schemas.get(pointer) {
            return known.clone();
        }
        let nullable = self.allows_null(slot);
        if !needs_name(schema) {
            let ty = match self.open.get(pointer).cloned() {
                None => self.unnamed(slot, schema, name),
                Some(Some(known)) => Type::Named(known),
                Some(None) => {
                    let name = self.claim_inline(pointer, name);
                    self.open.insert(pointer.clone(), Some(name.clone()));
                    Type::Named(name)
                }
            };
            return nullable_if(nullable, ty);
        }
        let name = self.claim_inline(pointer, name);
        let ty = nullable_if(nullable, Type::Named(name.clone()));
        self.schemas.insert(pointer.clone(), ty.clone());
        let shape = self.shape(schema, &name);
        if let Shape::Alias(ty) = &shape {
            self.note_untyped(ty, pointer);
        }
        self.define(name, slot, null::outside(shape));
        ty
    }

    /// The type for a schema that needs none of its own, unless it contains itself.
    fn unnamed(&mut self, slot: &Slot<'_>, schema: &Schema<'_>, name: &str) -> Type {
        let pointer = schema.pointer();
        self.open.insert(pointer.clone(), None);
        let shape = self.shape(schema, name);
        if let Some(name) = self.open.remove(pointer).flatten() {
            self.define(name.clone(), slot, null::outside(shape));
            return Type::Named(name);
        }
        match shape {
            Shape::Alias(ty) if is_complex(&ty) => {
                self.define_inline(slot, Shape::Alias(ty), pointer, name)
            }
            Shape::Alias(ty) => {
                self.note_untyped(&ty, pointer);
                ty
            }
            shape => self.define_inline(slot, shape, pointer, name),
        }
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
        slot: &Slot<'_>,
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
        let Ok(target) = self.document.follow(pointer) else { return Type::Json };
        let name = name::type_name(&last_name(&target.pointer));
        self.schema_type(&Slot::new(target.node, target.pointer), &name)
    }

    /// The schema in a slot, with all references followed.
    pub(super) fn look<'s>(&self, slot: &Slot<'s>) -> Option<Schema<'s>>
    where
        'a: 's,
    {
        self.document.schema(slot)
    }

    pub(super) fn define(&mut self, name: String, slot: &Slot<'_>, shape: Shape) {
        let schema = slot.schema();
        let description = schema.and_then(|schema| annotation::description(schema, &[&name]));
        let docs = docs::documentation(None, description);
        // Of what a struct is like, its fields tell enough.
        let docs = match shape {
            Shape::Alias(_) => annotation::annotated(docs, slot),
            _ => docs,
        };
        let deprecated = schema.is_some_and(Schema::is_deprecated);
        let definition = TypeDefinition { name: name.clone(), docs, deprecated, shape };
        self.types.insert(name, Some(definition));
    }
}

/// The schemas among the components of a document, by key.
fn schema_components(document: &Document) -> impl Iterator<Item = (&str, Slot<'_>)> {
    let place = Pointer::root().join("components").join("schemas");
    let entries = document.value(&place).into_iter().flat_map(Node::iter);
    entries.map(move |(key, node)| (key, Slot::new(node, place.join(key))))
}

fn component(key: &str) -> Pointer {
    Pointer::root().join("components").join("schemas").join(key)
}

/// The last step of a pointer that is a name: neither a number nor a keyword with numbers below it.
fn last_name(pointer: &Pointer) -> String {
    let is_name = |token: &Cow<'_, str>| {
        let holds_unnamed = Keyword::named(token).is_some_and(Keyword::holds_unnamed);
        !holds_unnamed && token.parse::<usize>().is_err()
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
