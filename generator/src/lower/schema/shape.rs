//! The shape of a schema: a scalar, a list, a map, a struct, an enumeration or a union.

use super::all_of::{self, Branches, Parts};
use super::bounds::Bounds;
use super::union::variant_of;
use super::{Schemas, enumeration, format};
use crate::config::FormatChoice;
use crate::document::Pointer;
use crate::document::schema::types::SchemaType;
use crate::document::schema::{AdditionalProperties, Schema, Sized, Slot};
use crate::lower::extension::{has_rust_type, rust_type};
use crate::lower::types::Wanted;
use crate::model::{External, Shape, Type, TypeDefinition, Union, UnionVariant};
use crate::name;

impl Schemas<'_> {
    /// The shape of a schema, without the null that it may allow.
    pub(super) fn shape(&mut self, schema: &Schema<'_>, wanted: Wanted<'_>) -> Shape {
        if let Some(external) = rust_type(schema.pointer(), &mut self.reporter) {
            return Shape::Alias(Type::External(external));
        }
        if let Some(shape) = self.base(schema) {
            return shape;
        }
        if schema.has_members() || (schema.has_branches() && schema.has_properties()) {
            return self.all_of(schema, wanted);
        }
        if schema.has_branches() {
            return self.union(schema, wanted);
        }
        if schema.has_values() {
            return self.enumeration(schema, wanted);
        }
        if schema.is_only_null() {
            return Shape::Alias(Type::Null);
        }
        match schema.kind() {
            Some(SchemaType::Object) => self.object(schema, wanted),
            Some(SchemaType::Array) => Shape::Alias(self.list(schema, wanted)),
            Some(ty) => Shape::Alias(self.scalar(ty, schema)),
            None if schema.format().is_empty() => Shape::Alias(Type::Json),
            None => Shape::Alias(self.scalar(SchemaType::String, schema)),
        }
    }

    /// The type for a scalar: what the maintainer chose for its format, or what the ecosystem has for it.
    pub(super) fn scalar(&mut self, ty: SchemaType, schema: &Schema<'_>) -> Type {
        match self.choices.format(schema.format()) {
            Some(chosen) => self.chosen(chosen),
            None => format::scalar(ty, schema.format(), &Bounds::of(schema)),
        }
    }

    /// The type that was chosen for a format. What serde has to be told how to read and write gets a type of its own
    /// around it, which can stand everywhere.
    fn chosen(&mut self, choice: &FormatChoice) -> Type {
        let imports = Vec::new();
        let with = choice.with.clone();
        let external = External { written: choice.r#type.clone(), imports, with, dependency: None };
        if external.with.is_none() {
            return Type::External(external);
        }
        if let Some(known) = self.types.of_format(&choice.name) {
            return Type::Named(known.to_owned());
        }
        let name = self.types.claim(name::type_name(&choice.name));
        let docs = format!("The format `{}`.", choice.name);
        let shape = Shape::Alias(Type::External(external));
        let definition = TypeDefinition { name: name.clone(), docs, deprecated: false, shape };
        self.types.define_format(&choice.name, definition);
        Type::Named(name)
    }

    fn list(&mut self, schema: &Schema<'_>, wanted: Wanted<'_>) -> Type {
        let singular = name::singular(wanted.name);
        let is_same = singular == wanted.name;
        let item = if is_same { format!("{singular}Item") } else { singular };
        let item = wanted.called(&item);
        let prefix = schema.prefix_items();
        if !prefix.is_empty() {
            return self.tuple(schema, prefix, item);
        }
        let items = schema.items().map_or(Type::Json, |items| self.schema_type(&items, item));
        Type::List(Box::new(items))
    }

    /// A list whose first elements have types of their own: a tuple if there are no others and none can be
    /// missing, or else a list of whatever can stand in it.
    fn tuple<'s>(
        &mut self,
        schema: &Schema<'s>,
        mut slots: Vec<Slot<'s>>,
        item: Wanted<'_>,
    ) -> Type {
        let items = schema.items();
        let length = schema.size(Sized::Elements);
        let closed = items.as_ref().and_then(Slot::schema).is_some_and(Schema::is_impossible)
            || length.most == Some(slots.len());
        if closed && length.least == Some(slots.len()) && slots.len() <= LONGEST_TUPLE {
            let types = slots.iter().map(|slot| self.schema_type(slot, item));
            return Type::Tuple(types.collect());
        }
        if !closed {
            slots.extend(items);
        }
        let place = schema.pointer().join("prefixItems");
        Type::List(Box::new(self.any_of(slots, &place, item)))
    }

    /// The type for values of which each is as one of these schemas says.
    pub(in crate::lower) fn any_of(
        &mut self,
        slots: Vec<Slot<'_>>,
        at: &Pointer,
        wanted: Wanted<'_>,
    ) -> Type {
        let branches = Branches { slots, discriminator: None };
        let strings = self.string_branches(&branches.slots, at);
        match strings.unwrap_or_else(|| self.branches(&branches, wanted)) {
            Shape::Alias(ty) => ty,
            shape => match branches.slots.first() {
                Some(slot) => self.define_inline_at(at, slot, shape, wanted),
                None => Type::Json,
            },
        }
    }

    fn object(&mut self, schema: &Schema<'_>, wanted: Wanted<'_>) -> Shape {
        let mut parts = Parts::default();
        parts.add(schema);
        if schema.has_properties() {
            return Shape::Struct(self.structure(&parts, wanted));
        }
        let is_object = schema.ty().is_some() || parts.rest.is_some();
        match self.rest(&parts, wanted) {
            Some(values) => Shape::Alias(Type::Map(Box::new(values))),
            None if is_object => Shape::Alias(Type::Map(Box::new(Type::Json))),
            // `required` alone says nothing of values that are no objects.
            None => Shape::Alias(Type::Json),
        }
    }

    /// The type of the properties that are not declared, if the description says anything about them.
    pub(super) fn rest(&mut self, parts: &Parts<'_>, wanted: Wanted<'_>) -> Option<Type> {
        let name = format!("{}Value", wanted.name);
        let wanted = wanted.called(&name);
        let mut slots = parts.patterns.clone();
        let Some(first) = slots.first().cloned() else {
            return match parts.rest.as_ref()? {
                AdditionalProperties::Any(false) => None,
                AdditionalProperties::Any(true) => Some(Type::Json),
                AdditionalProperties::Schema(slot) => Some(self.schema_type(slot, wanted)),
            };
        };
        let is_open = match &parts.rest {
            None | Some(AdditionalProperties::Any(true)) => true,
            Some(AdditionalProperties::Any(false)) => false,
            Some(AdditionalProperties::Schema(slot)) => {
                slots.push(slot.clone());
                false
            }
        };
        let matching = self.any_of(slots, first.pointer(), wanted);
        Some(if is_open { self.or_anything(&matching, &first, wanted) } else { matching })
    }

    /// A type for what matches a pattern and for everything else: names that match none may be anything.
    fn or_anything(&mut self, ty: &Type, slot: &Slot<'_>, wanted: Wanted<'_>) -> Type {
        let held = ty.without_null();
        let is_open = match held {
            Type::Json => true,
            Type::Named(name) => matches!(self.types.shape(name), Some(Shape::Union(_))),
            _ => false,
        };
        if is_open {
            return ty.clone();
        }
        let (name, ty_of_variant) = (variant_of(held, wanted.name), held.clone());
        let variant = UnionVariant {
            name,
            docs: String::new(),
            ty: ty_of_variant,
            tags: Vec::new(),
            open: false,
        };
        let union = Union { variants: vec![variant], tag: None, unknown: "Unknown".to_owned() };
        let nullable = matches!(ty, Type::Nullable(_));
        self.define_inline(slot, Shape::Union(union), wanted).nullable_if(nullable)
    }
}

/// The longest tuple that the standard library, and so serde, can compare and print.
const LONGEST_TUPLE: usize = 12;

/// Returns true if a schema needs a type of its own. A union may turn out not to: then the type is an alias.
pub(super) fn needs_name(schema: &Schema<'_>) -> bool {
    if has_rust_type(schema) {
        return false;
    }
    if schema.has_members() {
        return match all_of::only_member(schema) {
            Some(Slot::Reference(_)) => false,
            Some(Slot::Schema(member)) => needs_name(&member),
            None => !all_of::members(schema).is_empty(),
        };
    }
    if schema.has_branches() {
        return schema.branches().len() > 1 || schema.has_properties();
    }
    match schema.kind() {
        Some(SchemaType::Object) => schema.has_properties(),
        _ => enumeration::is_named(schema),
    }
}
