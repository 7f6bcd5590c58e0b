//! Enumerations: schemas that list their values.

use serde_json::Value;

use super::union::variant_of;
use super::view::View;
use crate::document::Pointer;
use crate::lower::Lowering;
use crate::lower::extension::Annotations;
use crate::model::{Enumeration, Integer, Shape, Type, Union, UnionVariant, Variant};
use crate::{docs, name};

impl Lowering<'_> {
    pub(super) fn enumeration(&mut self, view: &View<'_>, pointer: &Pointer, name: &str) -> Shape {
        if view.values.iter().all(Value::is_string) {
            let texts = view.values.iter().filter_map(Value::as_str).map(str::to_owned).collect();
            return Shape::Enumeration(self.strings(pointer, texts));
        }
        if let Some(enumeration) = self.integers(view, pointer) {
            return Shape::Enumeration(enumeration);
        }
        let mut types: Vec<Type> = Vec::new();
        for value in &view.values {
            let ty = self.type_of(value, view);
            if !types.contains(&ty) {
                types.push(ty);
            }
        }
        if let [only] = types.as_slice() {
            return Shape::Alias(only.clone());
        }
        let variants = types.into_iter().map(|ty| UnionVariant {
            name: variant_of(&ty, name),
            docs: String::new(),
            ty,
            tags: Vec::new(),
            open: false,
        });
        let variants = variants.collect();
        Shape::Union(Union { variants, tag: None, unknown: "Unknown".to_owned() })
    }

    /// The type for one of the values. Of lists and objects that are values, nothing is known but that.
    fn type_of(&mut self, value: &Value, view: &View<'_>) -> Type {
        let has_fractions = view.kind == Some("number") || view.values.iter().any(Value::is_f64);
        match value {
            Value::Null => Type::Json,
            Value::Bool(_) => Type::Boolean,
            Value::String(_) => Type::String,
            Value::Number(_) if has_fractions => self.scalar("number", view),
            Value::Number(_) => self.scalar("integer", view),
            Value::Array(_) => Type::List(Box::new(Type::Json)),
            Value::Object(_) => Type::Map(Box::new(Type::Json)),
        }
    }

    /// Strings, with the names and texts that extensions give them.
    pub(super) fn strings(&mut self, pointer: &Pointer, values: Vec<String>) -> Enumeration {
        let annotations = self.annotations_of_values(pointer, &values);
        named(values, annotations, None)
    }

    /// Integers, if extensions give them names.
    fn integers(&mut self, view: &View<'_>, pointer: &Pointer) -> Option<Enumeration> {
        if !is_named(view) || !view.values.iter().all(Value::is_i64) {
            return None;
        }
        let Type::Integer(integer) = self.scalar("integer", view) else { return None };
        let values: Vec<String> = view.values.iter().map(Value::to_string).collect();
        let annotations = self.annotations_of_values(pointer, &values);
        annotations.has_names().then(|| named(values, annotations, Some(integer)))
    }
}

/// Whether an enumeration becomes an enum. Numbers without names stay numbers: `Value3` tells nobody more than 3.
pub(super) fn is_named(view: &View<'_>) -> bool {
    let integers = !view.values.is_empty() && view.values.iter().all(Value::is_i64);
    view.values.iter().any(Value::is_string)
        || (integers && Annotations::NAMES.iter().any(|name| view.extension(name).is_some()))
}

/// An enum of values, with the names that they got elsewhere.
fn named(values: Vec<String>, annotations: Annotations, integer: Option<Integer>) -> Enumeration {
    let mut names = name::Names::default();
    let wanted = annotations.names.iter().zip(&values);
    let wanted: Vec<&str> = wanted.map(|(name, value)| name.as_deref().unwrap_or(value)).collect();
    let claimed = names.claim_all(name::Kind::Variant, &wanted);
    let members = values.into_iter().zip(claimed).zip(annotations.texts);
    let variants = members.map(|((wire, name), text)| {
        let docs = docs::rustdoc(&text.unwrap_or_default());
        Variant { name, wire, docs }
    });
    let variants = variants.collect();
    Enumeration { variants, unknown: names.claim("Unknown".to_owned()), integer }
}
