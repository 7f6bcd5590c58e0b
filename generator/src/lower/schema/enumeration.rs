//! Enumerations: schemas that list their values.

use serde_json::Value;

use super::Schemas;
use super::union::variant_of;
use crate::document::Pointer;
use crate::document::schema::Schema;
use crate::document::schema::types::SchemaType;
use crate::lower::extension::{Labels, may_name_values};
use crate::lower::types::Wanted;
use crate::model::{Enumeration, Integer, Shape, Type, Union, UnionVariant, Variant};
use crate::{docs, name};

impl Schemas<'_> {
    pub(super) fn enumeration(&mut self, schema: &Schema<'_>, wanted: Wanted<'_>) -> Shape {
        let values = schema.values();
        if values.iter().all(Value::is_string) {
            let texts = values.iter().filter_map(Value::as_str).map(str::to_owned).collect();
            return Shape::Enumeration(self.strings(schema.pointer(), texts));
        }
        if let Some(enumeration) = self.integers(schema, &values) {
            return Shape::Enumeration(enumeration);
        }
        let has_fractions =
            schema.ty() == Some(SchemaType::Number) || values.iter().any(Value::is_f64);
        let number = if has_fractions { SchemaType::Number } else { SchemaType::Integer };
        let mut types: Vec<Type> = Vec::new();
        for value in &values {
            let ty = self.type_of(value, number, schema);
            if !types.contains(&ty) {
                types.push(ty);
            }
        }
        if let [only] = types.as_slice() {
            return Shape::Alias(only.clone());
        }
        let variants = types.into_iter().map(|ty| UnionVariant {
            name: variant_of(&ty, wanted.name),
            docs: String::new(),
            ty,
            tags: Vec::new(),
            open: false,
        });
        let variants = variants.collect();
        Shape::Union(Union { variants, tag: None, unknown: "Unknown".to_owned() })
    }

    /// The type for one of the values. Of lists and objects that are values, nothing is known but that.
    fn type_of(&mut self, value: &Value, number: SchemaType, schema: &Schema<'_>) -> Type {
        match value {
            Value::Null => Type::Json,
            Value::Bool(_) => Type::Boolean,
            Value::String(_) => Type::String,
            Value::Number(_) => self.scalar(number, schema),
            Value::Array(_) => Type::List(Box::new(Type::Json)),
            Value::Object(_) => Type::Map(Box::new(Type::Json)),
        }
    }

    /// Strings, with the names and texts that extensions give them.
    pub(super) fn strings(&mut self, pointer: &Pointer, values: Vec<String>) -> Enumeration {
        let labels = Labels::of(pointer, &values, &mut self.reporter);
        named(values, labels, None)
    }

    /// Integers, if extensions give them names.
    fn integers(&mut self, schema: &Schema<'_>, values: &[Value]) -> Option<Enumeration> {
        if !is_named(schema) || !values.iter().all(Value::is_i64) {
            return None;
        }
        let Type::Integer(integer) = self.scalar(SchemaType::Integer, schema) else { return None };
        let values: Vec<String> = values.iter().map(Value::to_string).collect();
        let labels = Labels::of(schema.pointer(), &values, &mut self.reporter);
        labels.has_names().then(|| named(values, labels, Some(integer)))
    }
}

/// Returns true if an enumeration becomes an enum. Numbers without names stay numbers: `Value3` tells nobody more than 3.
pub(super) fn is_named(schema: &Schema<'_>) -> bool {
    let values = schema.values();
    let integers = !values.is_empty() && values.iter().all(Value::is_i64);
    values.iter().any(Value::is_string) || (integers && may_name_values(schema))
}

/// An enum of values, with the names that they got elsewhere.
fn named(values: Vec<String>, labels: Labels, integer: Option<Integer>) -> Enumeration {
    let mut names = name::Names::default();
    let wanted = labels.names.iter().zip(&values);
    let wanted: Vec<&str> = wanted.map(|(name, value)| name.as_deref().unwrap_or(value)).collect();
    let claimed = names.claim_all(name::Kind::Variant, &wanted);
    let members = values.into_iter().zip(claimed).zip(labels.texts);
    let variants = members.map(|((wire, name), text)| {
        let docs = docs::rustdoc(&text.unwrap_or_default());
        Variant { name, wire, docs }
    });
    let variants = variants.collect();
    Enumeration { variants, unknown: names.claim("Unknown".to_owned()), integer }
}
