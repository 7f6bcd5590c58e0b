//! Maps: objects of which the description doesn't declare all properties.

use super::Schemas;
use super::all_of::Parts;
use super::union::variant_of;
use super::variant::UNKNOWN;
use crate::document::schema::{AdditionalProperties, Schema};
use crate::lower::types::{Types, Wanted};
use crate::model::{Shape, Type, Union, UnionVariant};

impl Schemas<'_> {
    /// The shape of an object that is made of no other schemas.
    pub(super) fn object(&mut self, schema: &Schema<'_>, wanted: Wanted<'_>) -> Shape {
        let mut parts = Parts::default();
        parts.add(schema);
        if schema.has_properties() {
            return Shape::Struct(self.structure(&parts, wanted));
        }
        let is_object = schema.ty().is_some() || parts.rest.is_some();
        match self.undeclared(&parts, wanted) {
            Some(values) => Shape::Alias(Type::Map(Box::new(values))),
            None if is_object => Shape::Alias(Type::Map(Box::new(Type::Json))),
            // `required` alone says nothing of values that are no objects.
            None => Shape::Alias(Type::Json),
        }
    }

    /// The type of the properties that are not declared, if the description says anything about
    /// them.
    pub(super) fn undeclared(&mut self, parts: &Parts<'_>, wanted: Wanted<'_>) -> Option<Type> {
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
        // Names that match no pattern may be anything.
        let union = is_open.then(|| open_union(&matching, wanted.name, &self.types)).flatten();
        Some(match union {
            Some(union) => {
                let nullable = matches!(matching, Type::Nullable(_));
                let shape = Shape::Union(union);
                self.define_inline(first.pointer(), &first, shape, wanted).nullable_if(nullable)
            }
            None => matching,
        })
    }
}

/// A union for values of a type and all others, unless the type itself is for all of them.
fn open_union(ty: &Type, owner: &str, types: &Types) -> Option<Union> {
    let held = ty.without_null();
    let is_open = match held {
        Type::Json => true,
        Type::Named(name) => matches!(types.shape(name), Some(Shape::Union(_))),
        _ => false,
    };
    if is_open {
        return None;
    }
    let variant = UnionVariant {
        name: variant_of(held, owner),
        docs: String::new(),
        ty: held.clone(),
        tags: Vec::new(),
        open: false,
    };
    Some(Union {
        variants: vec![variant],
        tag: None,
        unknown: UNKNOWN.to_owned(),
        conversions: Vec::new(),
    })
}
