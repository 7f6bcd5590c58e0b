//! Enumerations: schemas that list their values.

use serde_json::Value;

use super::scalar::scalar;
use super::union::variant_of;
use super::variant::{UNKNOWN, value_variants};
use crate::docs;
use crate::document::Pointer;
use crate::document::schema::Schema;
use crate::document::schema::types::SchemaType;
use crate::lower::choices::Choices;
use crate::lower::extension::{Labels, may_name_values};
use crate::lower::report::Reporter;
use crate::lower::types::Types;
use crate::model::{Enumeration, Integer, Shape, Type, Union, UnionVariant, Variant};

/// The most words of a constant that is a name.
const WORDS_OF_A_NAME: usize = 4;

/// The shape of a schema that lists its values: an enum, the type of all of them, or else a union.
pub(super) fn enumeration(
    schema: &Schema<'_>,
    owner: &str,
    choices: &mut Choices<'_>,
    types: &mut Types,
    reporter: &mut Reporter<'_>,
) -> Shape {
    let values = schema.values();
    if is_sentence(&values) {
        return Shape::Alias(Type::String);
    }
    if values.iter().all(Value::is_string) {
        let texts = values.iter().filter_map(Value::as_str).map(str::to_owned).collect();
        return Shape::Enumeration(strings(schema.pointer(), owner, texts, reporter));
    }
    let is_integers = is_named(schema) && values.iter().all(Value::is_i64);
    if is_integers
        && let Type::Integer(integer) = scalar(SchemaType::Integer, schema, choices, types)
        && let Some(enumeration) = integers(schema.pointer(), owner, &values, integer, reporter)
    {
        return Shape::Enumeration(enumeration);
    }
    let mut of_values: Vec<Type> = Vec::new();
    for value in &values {
        let ty = type_of(value, &values, schema, choices, types);
        if !of_values.contains(&ty) {
            of_values.push(ty);
        }
    }
    if let [only] = of_values.as_slice() {
        return Shape::Alias(only.clone());
    }
    let variants = of_values.into_iter().map(|ty| UnionVariant {
        name: variant_of(&ty, owner),
        docs: String::new(),
        ty,
        tags: Vec::new(),
        open: false,
    });
    let variants = variants.collect();
    Shape::Union(Union {
        variants,
        tag: None,
        unknown: UNKNOWN.to_owned(),
        conversions: Vec::new(),
    })
}

/// The type for one of the values of an enumeration. Those of lists and objects are left open.
fn type_of(
    value: &Value,
    values: &[Value],
    schema: &Schema<'_>,
    choices: &mut Choices<'_>,
    types: &mut Types,
) -> Type {
    match value {
        Value::Null => Type::Json,
        Value::Bool(_) => Type::Boolean,
        Value::String(_) => Type::String,
        Value::Number(_) => {
            let has_fractions =
                schema.ty() == Some(SchemaType::Number) || values.iter().any(Value::is_f64);
            let number = if has_fractions { SchemaType::Number } else { SchemaType::Integer };
            scalar(number, schema, choices, types)
        }
        Value::Array(_) => Type::List(Box::new(Type::Json)),
        Value::Object(_) => Type::Map(Box::new(Type::Json)),
    }
}

/// An enum of strings, with the names and texts that extensions give them.
pub(super) fn strings(
    pointer: &Pointer,
    owner: &str,
    values: Vec<String>,
    reporter: &mut Reporter<'_>,
) -> Enumeration {
    let labels = Labels::of(pointer, &values, reporter);
    labeled(owner, values, labels, None)
}

/// An enum of integers, if extensions give them names.
fn integers(
    pointer: &Pointer,
    owner: &str,
    values: &[Value],
    integer: Integer,
    reporter: &mut Reporter<'_>,
) -> Option<Enumeration> {
    let values: Vec<String> = values.iter().map(Value::to_string).collect();
    let labels = Labels::of(pointer, &values, reporter);
    labels.has_names().then(|| labeled(owner, values, labels, Some(integer)))
}

/// Returns true if an enumeration becomes an enum. Numbers without names stay numbers: `Value3`
/// tells nobody more than 3.
pub(super) fn is_named(schema: &Schema<'_>) -> bool {
    let values = schema.values();
    let integers = !values.is_empty() && values.iter().all(Value::is_i64);
    let strings = values.iter().any(Value::is_string) && !is_sentence(&values);
    strings || (integers && may_name_values(schema))
}

/// Returns true if the only value is a sentence, which is to be read and makes no name.
fn is_sentence(values: &[Value]) -> bool {
    let [Value::String(text)] = values else { return false };
    text.split_whitespace().nth(WORDS_OF_A_NAME).is_some()
}

/// An enum of values with their labels.
fn labeled(
    owner: &str,
    values: Vec<String>,
    labels: Labels,
    integer: Option<Integer>,
) -> Enumeration {
    let wanted = labels.names.iter().zip(&values);
    let wanted = wanted.map(|(name, value)| name.as_deref().unwrap_or(value));
    let claimed = value_variants(owner, wanted);
    let members = values.into_iter().zip(claimed).zip(labels.texts);
    let variants = members.map(|((wire, name), text)| {
        let docs = docs::rustdoc(&text.unwrap_or_default());
        Variant { name, wire, docs }
    });
    let variants = variants.collect();
    Enumeration { variants, unknown: UNKNOWN.to_owned(), integer }
}
