//! The shape of a schema: a scalar, a list, a map, a struct, an enumeration or a union.

use super::discriminator::descendant_union;
use super::enumeration::{self, enumeration};
use super::scalar::scalar;
use super::{Schemas, all_of};
use crate::document::schema::types::SchemaType;
use crate::document::schema::{Schema, Slot};
use crate::lower::extension::{has_rust_type, rust_type};
use crate::lower::types::Wanted;
use crate::model::{Shape, Type};

impl Schemas<'_> {
    /// The shape of a schema, without the null that it may allow.
    pub(super) fn shape(&mut self, schema: &Schema<'_>, wanted: Wanted<'_>) -> Shape {
        if let Some(external) = rust_type(schema.pointer(), &mut self.reporter) {
            return Shape::Alias(Type::External(external));
        }
        let union =
            descendant_union(schema, wanted.name, &self.descendants, &self.types, self.document);
        if let Some(union) = union {
            return Shape::Union(union);
        }
        if schema.has_members() || (schema.has_branches() && schema.has_properties()) {
            return self.all_of(schema, wanted);
        }
        if schema.has_branches() {
            return self.union(schema, wanted);
        }
        let (choices, types) = (&mut self.choices, &mut self.types);
        if schema.has_values() {
            return enumeration(schema, wanted.name, choices, types, &mut self.reporter);
        }
        if schema.is_only_null() {
            return Shape::Alias(Type::Null);
        }
        match schema.kind() {
            Some(SchemaType::Object) => self.object(schema, wanted),
            Some(SchemaType::Array) => Shape::Alias(self.list(schema, wanted)),
            Some(ty) => Shape::Alias(scalar(ty, schema, choices, types)),
            None if schema.format().is_empty() => Shape::Alias(Type::Json),
            None => Shape::Alias(scalar(SchemaType::String, schema, choices, types)),
        }
    }
}

/// Returns true if a schema needs a type of its own. A union may turn out not to: then the type is
/// an alias.
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
