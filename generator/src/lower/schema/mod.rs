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
use std::collections::HashMap;

use crate::document::schema::keyword::Keyword;
use crate::document::schema::{Schema, Slot};
use crate::document::{Document, Node, Pointer};
use crate::lower::choices::Choices;
use crate::lower::extension::{Holder, chosen_name};
use crate::lower::report::Reporter;
use crate::lower::types::{Types, Wanted};
use crate::model::{Shape, Type, TypeDefinition};
use crate::{docs, name};
use complexity::is_complex;
use discriminator::Descendants;
use shape::needs_name;

/// The schemas of a description, and the types that they become.
pub(super) struct Schemas<'a> {
    pub(super) document: &'a Document,
    pub(super) choices: Choices<'a>,
    pub(super) types: Types,
    pub(super) reporter: Reporter<'a>,
    /// The schemas that may stand in the place of those they are based on.
    descendants: Descendants<'a>,
    /// The schemas without names that are being looked at, by their places, each with the name that
    /// it gets if it turns out to contain itself.
    open: HashMap<Pointer, Option<String>>,
}

impl<'a> Schemas<'a> {
    /// All schemas, of which none has a type yet.
    pub(super) fn new(choices: Choices<'a>, reporter: Reporter<'a>) -> Self {
        let document = reporter.document;
        let descendants = discriminator::descendants(document);
        Self {
            document,
            choices,
            types: Types::default(),
            reporter,
            descendants,
            open: HashMap::new(),
        }
    }

    /// Gives every schema component its name before any of them is looked at, so that no inline
    /// schema can take it.
    pub(super) fn name_components(&mut self) {
        let components: Vec<_> = schema_components(self.document).collect();
        let keys: Vec<_> = components.iter().map(|(key, _)| *key).collect();
        let chosen = components.iter().map(|(_, slot)| {
            chosen_name(Holder::Schema, slot.pointer(), &mut self.choices, &mut self.reporter)
        });
        let names = self.types.claim_all(&keys, chosen.collect());
        for ((_, slot), name) in components.into_iter().zip(names) {
            let nullable = null::allows_null(&slot, self.document);
            let ty = Type::Named(name).nullable_if(nullable);
            self.types.set_of_schema(slot.pointer().clone(), ty);
        }
    }

    /// Looks at the schema components, which have their names by now.
    pub(super) fn components(&mut self) {
        for (_, slot) in schema_components(self.document) {
            let known = self.types.of_schema(slot.pointer()).map(Type::without_null);
            let Some(Type::Named(name)) = known.cloned() else { continue };
            let shape = match &slot {
                Slot::Schema(schema) => self.shape(schema, Wanted::new(&name)),
                Slot::Reference(reference) => Shape::Alias(self.reference(reference.text)),
            };
            if let Shape::Alias(ty) = &shape {
                self.types.note_untyped(ty, slot.pointer());
            }
            self.define(name, &slot, null::outside(shape));
        }
    }

    /// The place for the schema of what stands at a pointer, a media type or a parameter say.
    pub(super) fn schema_of(&self, holder: &Pointer) -> Option<Slot<'a>> {
        self.document.slot(holder.join("schema"))
    }

    /// The type for a schema wherever one can stand. If it needs a new type, that gets the name.
    pub(super) fn schema_type(&mut self, slot: &Slot<'_>, wanted: Wanted<'_>) -> Type {
        let schema = match slot {
            Slot::Reference(reference) => return self.reference(reference.text),
            Slot::Schema(schema) => schema,
        };
        let pointer = schema.pointer();
        if let Some(known) = self.types.of_schema(pointer) {
            return known.clone();
        }
        let nullable = null::allows_null(slot, self.document);
        if !needs_name(schema) {
            let ty = match self.open.get(pointer).cloned() {
                None => self.unnamed(slot, schema, wanted),
                Some(Some(known)) => Type::Named(known),
                Some(None) => {
                    let name = self.claim_inline(pointer, wanted);
                    self.open.insert(pointer.clone(), Some(name.clone()));
                    Type::Named(name)
                }
            };
            return ty.nullable_if(nullable);
        }
        let name = self.claim_inline(pointer, wanted);
        let ty = Type::Named(name.clone()).nullable_if(nullable);
        self.types.set_of_schema(pointer.clone(), ty.clone());
        let shape = self.shape(schema, wanted.called(&name));
        if let Shape::Alias(ty) = &shape {
            self.types.note_untyped(ty, pointer);
        }
        self.define(name, slot, null::outside(shape));
        ty
    }

    /// The type for a schema that needs none of its own, unless it contains itself.
    fn unnamed(&mut self, slot: &Slot<'_>, schema: &Schema<'_>, wanted: Wanted<'_>) -> Type {
        let pointer = schema.pointer();
        self.open.insert(pointer.clone(), None);
        let shape = self.shape(schema, wanted);
        if let Some(name) = self.open.remove(pointer).flatten() {
            self.define(name.clone(), slot, null::outside(shape));
            return Type::Named(name);
        }
        match shape {
            Shape::Alias(ty) if is_complex(&ty) => {
                self.define_inline(slot, Shape::Alias(ty), wanted)
            }
            Shape::Alias(ty) => {
                self.types.note_untyped(&ty, pointer);
                ty
            }
            shape => self.define_inline(slot, shape, wanted),
        }
    }

    /// Defines an inline type whose shape is known already.
    fn define_inline(&mut self, slot: &Slot<'_>, shape: Shape, wanted: Wanted<'_>) -> Type {
        self.define_inline_at(slot.pointer(), slot, shape, wanted)
    }

    /// Defines an inline type for several schemas, of which one speaks for the others.
    fn define_inline_at(
        &mut self,
        pointer: &Pointer,
        speaker: &Slot<'_>,
        shape: Shape,
        wanted: Wanted<'_>,
    ) -> Type {
        let name = self.claim_inline(pointer, wanted);
        self.define(name.clone(), speaker, shape);
        Type::Named(name)
    }

    /// Names a type whose schema has no name of its own: as the maintainer chose, or else the
    /// description. Such names are often the same for schemas that differ: then only the first has it.
    fn claim_inline(&mut self, pointer: &Pointer, wanted: Wanted<'_>) -> String {
        if let Some(name) = self.choices.name(pointer) {
            return self.types.claim_inline(wanted.called(name));
        }
        let described = chosen_name(Holder::Schema, pointer, &mut self.choices, &mut self.reporter);
        match described.filter(|name| self.types.is_free(name)) {
            Some(name) => self.types.claim_inline(wanted.called(&name)),
            None => self.types.claim_inline(wanted),
        }
    }

    /// The type behind a reference. Most lead to components; one into the middle of something stands
    /// for the same type as the schema there.
    fn reference(&mut self, reference: &str) -> Type {
        let Some(pointer) = Pointer::from_reference(reference) else { return Type::Json };
        if let Some(known) = self.types.of_schema(&pointer) {
            return known.clone();
        }
        let Ok(target) = self.document.follow(pointer) else { return Type::Json };
        let name = name::type_name(&last_name(&target.pointer));
        self.schema_type(&Slot::new(target.node, target.pointer), Wanted::new(&name))
    }

    /// Defines the type of a schema, with what that says about it.
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
        self.types.define(TypeDefinition { name, docs, deprecated, shape });
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
