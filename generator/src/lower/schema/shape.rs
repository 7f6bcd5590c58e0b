//! What a schema is: a scalar, a list, a map, a struct, an enumeration or a union.

use openapiv3::{AdditionalProperties, SchemaKind};

use super::Slot;
use super::all_of::{self, Branches, Parts};
use super::view::View;
use super::{enumeration, format};
use crate::document::Pointer;
use crate::lower::{Lowering, name};
use crate::model::{Shape, Type};

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
            Some(kind) => Shape::Alias(self.scalar(kind, &view.format)),
            None if view.format.is_empty() => Shape::Alias(Type::Json),
            None => Shape::Alias(self.scalar("string", &view.format)),
        }
    }

    /// The type for a scalar: what the maintainer chose for its format, or what the ecosystem has for it.
    fn scalar(&mut self, kind: &str, format: &str) -> Type {
        let chosen = self.choices.format(format);
        chosen
            .or_else(|| format::external(kind, format))
            .map_or_else(|| scalar(kind, format), Type::External)
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
    fn any_of(&mut self, slots: Vec<(Slot<'_>, Pointer)>, at: &Pointer, name: &str) -> Type {
        let branches = Branches { slots, discriminator: None };
        match self.branches(&branches, name) {
            Shape::Alias(r#type) => r#type,
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

    /// The type of the properties that are not declared, if the description gives one.
    pub(super) fn rest(&mut self, parts: &Parts<'_>, name: &str) -> Option<Type> {
        let name = format!("{name}Value");
        let declared = match parts.rest.as_ref() {
            None | Some((AdditionalProperties::Any(false), _)) => None,
            Some((AdditionalProperties::Any(true), _)) if parts.patterns.is_empty() => {
                return Some(Type::Json);
            }
            Some((AdditionalProperties::Any(true), _)) => None,
            Some((AdditionalProperties::Schema(schema), pointer)) => {
                Some((Slot::from(schema.as_ref()), pointer.clone()))
            }
        };
        if let (Some((slot, pointer)), true) = (&declared, parts.patterns.is_empty()) {
            return Some(self.schema_type(*slot, pointer, &name));
        }
        let patterns = parts.patterns.iter().filter_map(|at| self.odd_slot(at.clone()));
        let slots: Vec<_> = patterns.chain(declared).collect();
        let at = parts.patterns.first()?;
        Some(self.any_of(slots, at, &name))
    }
}

/// The longest tuple that the standard library, and so serde, can compare and print.
const LONGEST_TUPLE: usize = 12;

/// Whether no value fits a schema, as with `items: false`.
fn is_impossible(slot: Slot<'_>) -> bool {
    match slot {
        Slot::Schema(schema) => matches!(schema.schema_kind, SchemaKind::Not { .. }),
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

/// The type for a scalar, by `type` and `format`.
pub(super) fn scalar(kind: &str, format: &str) -> Type {
    match (kind, format) {
        ("boolean", _) => Type::Boolean,
        ("integer", "int32" | "int16" | "int8") => Type::Integer("i32"),
        ("integer", "uint32" | "uint16" | "uint8") => Type::Integer("u32"),
        ("integer", "uint64" | "uint") => Type::Integer("u64"),
        ("integer", _) => Type::Integer("i64"),
        ("number", "float") => Type::Number("f32"),
        ("number", _) => Type::Number("f64"),
        ("string", _) => Type::String,
        _ => Type::Json,
    }
}
