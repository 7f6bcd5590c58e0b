//! What a schema is: a scalar, a list, a map, a struct, an enumeration or a union.

use openapiv3::{AdditionalProperties, ReferenceOr, SchemaKind};

use super::Slot;
use super::all_of::{self, Branches, Parts};
use super::bounds::Bounds;
use super::union::variant_of;
use super::view::View;
use super::{enumeration, format, nullable_if, without_null};
use crate::config::FormatChoice;
use crate::document::Pointer;
use crate::lower::Lowering;
use crate::model::{External, Shape, Type, TypeDefinition, Union, UnionVariant};
use crate::name;

impl Lowering<'_> {
    /// What a schema is, without the null it may allow.
    pub(super) fn shape(&mut self, view: &View<'_>, pointer: &Pointer, name: &str) -> Shape {
        if let Some(external) = self.rust_type(pointer) {
            return Shape::Alias(Type::External(external));
        }
        if let Some(shape) = self.base(view, pointer) {
            return shape;
        }
        let branches = view.one_of.len() + view.any_of.len();
        if !view.all_of.is_empty() || (branches > 0 && view.has_properties()) {
            return self.all_of(view, pointer, name);
        }
        if branches > 0 {
            return self.union(view, pointer, name);
        }
        if !view.values.is_empty() {
            return self.enumeration(view, pointer, name);
        }
        if view.only_null {
            return Shape::Alias(Type::Null);
        }
        match view.kind() {
            Some("object") => self.object(view, pointer, name),
            Some("array") => Shape::Alias(self.list(view, pointer, name)),
            Some(kind) => Shape::Alias(self.scalar(kind, view)),
            None if view.format.is_empty() => Shape::Alias(Type::Json),
            None => Shape::Alias(self.scalar("string", view)),
        }
    }

    /// The type for a scalar: what the maintainer chose for its format, or what the ecosystem has for it.
    pub(super) fn scalar(&mut self, kind: &str, view: &View<'_>) -> Type {
        match self.choices.format(&view.format) {
            Some(chosen) => self.chosen(chosen),
            None => format::scalar(kind, &view.format, &Bounds::of(view.schema)),
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
        let known = self.formats.get(&choice.name).cloned();
        Type::Named(known.unwrap_or_else(|| {
            let name = self.names.claim(name::type_name(&choice.name));
            let docs = format!("The format `{}`.", choice.name);
            let shape = Shape::Alias(Type::External(external));
            let definition = TypeDefinition { name: name.clone(), docs, deprecated: false, shape };
            self.types.insert(name.clone(), Some(definition));
            self.formats.insert(choice.name.clone(), name.clone());
            name
        }))
    }

    fn list(&mut self, view: &View<'_>, pointer: &Pointer, name: &str) -> Type {
        let singular = name::singular(name);
        let item = if singular == name { format!("{name}Item") } else { singular };
        let prefix = view.extension("x-prefix-items").and_then(serde_json::Value::as_array);
        if let Some(prefix) = prefix.filter(|prefix| !prefix.is_empty()) {
            return self.tuple(view, prefix.len(), pointer, &item);
        }
        let items = view.items.map_or(Type::Json, |items| {
            self.schema_type(Slot::from(items), &pointer.join("items"), &item)
        });
        Type::List(Box::new(items))
    }

    /// A list whose first elements have types of their own: a tuple if there are no others and none can be
    /// missing, or else a list of whatever can stand in it.
    fn tuple(&mut self, view: &View<'_>, prefix: usize, pointer: &Pointer, item: &str) -> Type {
        let place = pointer.join("x-prefix-items");
        let mut slots: Vec<_> =
            (0..prefix).filter_map(|index| self.odd_slot(place.join(&index.to_string()))).collect();
        let items = view.items.map(Slot::from);
        let closed = items.is_some_and(|slot| is_impossible(slot)) || view.length.1 == Some(prefix);
        if closed && view.length.0 == Some(prefix) && prefix <= LONGEST_TUPLE {
            let types = slots.iter().map(|(slot, place)| self.schema_type(*slot, place, item));
            return Type::Tuple(types.collect());
        }
        if !closed {
            slots.extend(items.map(|slot| (slot, pointer.join("items"))));
        }
        Type::List(Box::new(self.any_of(slots, &place, item)))
    }

    /// The type for values of which each is as one of these schemas says.
    pub(in crate::lower) fn any_of(
        &mut self,
        slots: Vec<(Slot<'_>, Pointer)>,
        at: &Pointer,
        name: &str,
    ) -> Type {
        let branches = Branches { slots, discriminator: None };
        let strings = self.string_branches(&branches.slots, at);
        match strings.unwrap_or_else(|| self.branches(&branches, name)) {
            Shape::Alias(ty) => ty,
            shape => match branches.slots.first() {
                Some((slot, _)) => self.define_inline(*slot, shape, at, name),
                None => Type::Json,
            },
        }
    }

    fn object(&mut self, view: &View<'_>, pointer: &Pointer, name: &str) -> Shape {
        let mut parts = Parts::default();
        parts.add(view, pointer);
        if view.has_properties() {
            return Shape::Struct(self.structure(&parts, name));
        }
        let is_object = view.kind.is_some() || view.rest.is_some();
        match self.rest(&parts, name) {
            Some(values) => Shape::Alias(Type::Map(Box::new(values))),
            None if is_object => Shape::Alias(Type::Map(Box::new(Type::Json))),
            // `required` alone says nothing of values that are no objects.
            None => Shape::Alias(Type::Json),
        }
    }

    /// The type of the properties that are not declared, if the description says anything about them.
    pub(super) fn rest(&mut self, parts: &Parts<'_>, name: &str) -> Option<Type> {
        let name = format!("{name}Value");
        let Some(first) = parts.patterns.first() else {
            let (rest, pointer) = parts.rest.as_ref()?;
            return match rest {
                AdditionalProperties::Any(false) => None,
                AdditionalProperties::Any(true) => Some(Type::Json),
                AdditionalProperties::Schema(schema) => {
                    Some(self.schema_type(Slot::from(schema.as_ref()), pointer, &name))
                }
            };
        };
        let patterns = parts.patterns.iter().filter_map(|at| self.odd_slot(at.clone()));
        let mut slots: Vec<_> = patterns.collect();
        let is_open = match parts.rest.as_ref() {
            None | Some((AdditionalProperties::Any(true), _)) => true,
            Some((AdditionalProperties::Any(false), _)) => false,
            Some((AdditionalProperties::Schema(schema), pointer)) => {
                slots.push((Slot::from(schema.as_ref()), pointer.clone()));
                false
            }
        };
        let slot = slots.first().map(|(slot, _)| *slot)?;
        let matching = self.any_of(slots, first, &name);
        Some(if is_open { self.or_anything(&matching, slot, first, &name) } else { matching })
    }

    /// A type for what matches a pattern and for everything else: names that match none may be anything.
    fn or_anything(&mut self, ty: &Type, slot: Slot<'_>, at: &Pointer, name: &str) -> Type {
        let held = without_null(ty);
        let is_open = match &held {
            Type::Json => true,
            Type::Named(name) => {
                let definition = self.types.get(name).and_then(Option::as_ref);
                definition.is_some_and(|definition| matches!(definition.shape, Shape::Union(_)))
            }
            _ => false,
        };
        if is_open {
            return ty.clone();
        }
        let variant = variant_of(&held, name);
        let tags = Vec::new();
        let variant =
            UnionVariant { name: variant, docs: String::new(), ty: held, tags, open: false };
        let union = Union { variants: vec![variant], tag: None, unknown: "Unknown".to_owned() };
        let nullable = matches!(ty, Type::Nullable(_));
        nullable_if(nullable, self.define_inline(slot, Shape::Union(union), at, name))
    }
}

/// The longest tuple that the standard library, and so serde, can compare and print.
const LONGEST_TUPLE: usize = 12;

/// Whether no value fits a schema, as with `items: false`.
fn is_impossible(slot: Slot<'_>) -> bool {
    match slot {
        Slot::Schema(schema) => match &schema.schema_kind {
            SchemaKind::Not { not } => {
                matches!(&**not, ReferenceOr::Item(not) if View::of(not).is_annotation())
            }
            _ => false,
        },
        Slot::Reference(_) => false,
    }
}

/// Whether a schema needs a type of its own. A union may turn out not to: then the type is an alias.
pub(super) fn needs_name(view: &View<'_>) -> bool {
    if view.extension("x-rust-type").is_some() {
        return false;
    }
    if !view.all_of.is_empty() {
        return match all_of::members(view).as_slice() {
            [] => false,
            [Slot::Reference(_)] => false,
            [Slot::Schema(schema)] => needs_name(&View::of(schema)),
            [..] => true,
        };
    }
    let branches = view.one_of.len() + view.any_of.len();
    if branches > 0 {
        return branches > 1 || view.has_properties();
    }
    match view.kind() {
        Some("object") => view.has_properties(),
        _ => enumeration::is_named(view),
    }
}
