//! What a schema is: a scalar, a list, a map, a struct, an enumeration or a union.

use openapiv3::AdditionalProperties;

use super::all_of::{self, Parts};
use super::schema::Slot;
use super::view::View;
use super::{Lowering, enumeration, name};
use crate::document::Pointer;
use crate::model::{Shape, Type};

impl Lowering<'_> {
    /// What a schema is, without the null it may allow.
    pub(super) fn shape(&mut self, view: &View<'_>, pointer: &Pointer, name: &str) -> Shape {
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
        match view.kind() {
            Some("object") => self.object(view, pointer, name),
            Some("array") => Shape::Alias(self.list(view, pointer, name)),
            Some(kind) => Shape::Alias(scalar(kind, &view.format)),
            None if view.format.is_empty() => Shape::Alias(Type::Json),
            None => Shape::Alias(scalar("string", &view.format)),
        }
    }

    fn list(&mut self, view: &View<'_>, pointer: &Pointer, name: &str) -> Type {
        let items = view.items.map_or(Type::Json, |items| {
            let name = name::singular(name);
            self.schema_type(Slot::from(items), &pointer.join("items"), &name)
        });
        Type::List(Box::new(items))
    }

    fn object(&mut self, view: &View<'_>, pointer: &Pointer, name: &str) -> Shape {
        let mut parts = Parts::default();
        parts.add(view, pointer);
        if view.has_properties() {
            return Shape::Struct(self.structure(&parts, name));
        }
        let values = self.rest(&parts, name);
        Shape::Alias(values.map_or(Type::Json, |values| Type::Map(Box::new(values))))
    }

    /// The type of the properties that are not declared, if the description gives one.
    pub(super) fn rest(&mut self, parts: &Parts<'_>, name: &str) -> Option<Type> {
        let (rest, pointer) = parts.rest.as_ref()?;
        match rest {
            AdditionalProperties::Any(false) => None,
            AdditionalProperties::Any(true) => Some(Type::Json),
            AdditionalProperties::Schema(schema) => {
                let name = format!("{name}Value");
                Some(self.schema_type(Slot::from(schema.as_ref()), pointer, &name))
            }
        }
    }
}

/// Whether a schema needs a type of its own. A union may turn out not to: then the type is an alias.
pub(super) fn needs_name(view: &View<'_>) -> bool {
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
fn scalar(kind: &str, format: &str) -> Type {
    match (kind, format) {
        ("boolean", _) => Type::Boolean,
        ("integer", "int32" | "int16" | "int8") => Type::Integer("i32"),
        ("integer", "uint32" | "uint16" | "uint8") => Type::Integer("u32"),
        ("integer", "uint64") => Type::Integer("u64"),
        ("integer", _) => Type::Integer("i64"),
        ("number", "float") => Type::Number("f32"),
        ("number", _) => Type::Number("f64"),
        ("string", _) => Type::String,
        _ => Type::Json,
    }
}
