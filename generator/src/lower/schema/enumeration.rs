//! Enumerations: schemas that list their values.

use serde_json::Value;

use super::union::variant_of;
use super::view::View;
use crate::document::Pointer;
use crate::lower::{Lowering, docs, name};
use crate::model::{Enumeration, Shape, Type, Union, UnionVariant, Variant};

impl Lowering<'_> {
    pub(super) fn enumeration(&mut self, view: &View<'_>, pointer: &Pointer, name: &str) -> Shape {
        let texts: Vec<&str> = view.values.iter().filter_map(Value::as_str).collect();
        if texts.len() == view.values.len() {
            return Shape::Enumeration(strings(view, &texts));
        }
        let mut types: Vec<Type> = Vec::new();
        for value in &view.values {
            let r#type = match value {
                Value::String(_) => Type::String,
                Value::Bool(_) => Type::Boolean,
                Value::Number(number) if number.is_f64() => Type::Number("f64"),
                Value::Number(_) => Type::Integer("i64"),
                _ => Type::Json,
            };
            if !types.contains(&r#type) {
                types.push(r#type);
            }
        }
        match types.as_slice() {
            [only] => Shape::Alias(only.clone()),
            _ if types.contains(&Type::Json) => {
                let message = "an enumeration of objects or lists has no type".to_owned();
                self.loss("untyped-enum", pointer, message, "any JSON value is accepted");
                Shape::Alias(Type::Json)
            }
            _ => {
                let variants = types.into_iter().map(|r#type| UnionVariant {
                    name: variant_of(&r#type, name),
                    docs: String::new(),
                    r#type,
                    tags: Vec::new(),
                    open: false,
                });
                let variants = variants.collect();
                Shape::Union(Union { variants, tag: None, unknown: "Unknown".to_owned() })
            }
        }
    }
}

/// Whether an enumeration becomes an enum. Numbers without names stay numbers: `Value3` tells nobody more than 3.
pub(super) fn is_named(view: &View<'_>) -> bool {
    let strings = view.values.iter().filter(|value| value.is_string()).count();
    strings > 0
}

/// Strings, with the names and texts that extensions give them, in a list or by value.
pub(super) fn strings(view: &View<'_>, values: &[&str]) -> Enumeration {
    let extension = |names: &[&str], index: usize, value: &str| {
        let found = names.iter().find_map(|name| view.extension(name))?;
        let text = found.get(value).or_else(|| found.get(index))?;
        Some(text.as_str()?.to_owned())
    };
    let wanted: Vec<Option<String>> = values
        .iter()
        .enumerate()
        .map(|(index, value)| extension(&["x-enum-varnames", "x-enumNames"], index, value))
        .collect();
    let mut names = name::Names::default();
    let wanted: Vec<&str> =
        wanted.iter().zip(values).map(|(name, value)| name.as_deref().unwrap_or(value)).collect();
    let claimed = names.claim_all(name::Kind::Variant, &wanted);
    let variants = values.iter().zip(claimed).enumerate().map(|(index, (value, name))| {
        let text = extension(&["x-enum-descriptions", "x-enumDescriptions"], index, value);
        let docs = docs::rustdoc(&text.unwrap_or_default());
        Variant { name, wire: (*value).to_owned(), docs }
    });
    let variants = variants.collect();
    Enumeration { variants, unknown: names.claim("Unknown".to_owned()) }
}
