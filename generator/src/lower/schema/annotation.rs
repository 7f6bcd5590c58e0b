//! Notes on values that no type can tell: who sets them, limits, the default, an example.
//!
//! A default is what the server takes a missing value for, so the client leaves it missing, and
//! says in the documentation what that means.

use serde_json::Value;

use super::bounds::Bounds;
use super::enumeration;
use crate::docs::{code, noted};
use crate::document::schema::{Schema, Slot};

/// The number of values up to which they are listed.
const MOST_VALUES: usize = 12;

/// The longest text that is an example of its form.
const LONGEST_EXAMPLE: usize = 40;

/// The description of a schema, or else a title that says more than the names that stand beside it
/// anyway.
pub(super) fn description<'a>(schema: &Schema<'a>, names: &[&str]) -> Option<&'a str> {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let is_new = |title: &&str| names.iter().all(|name| letters(name) != letters(title));
    schema.description().or(schema.title().filter(is_new))
}

/// Documentation with what the schema says beside its type. A reference says nothing; the type
/// behind it has its own.
pub(in crate::lower) fn annotated(docs: String, slot: &Slot<'_>) -> String {
    match slot {
        Slot::Schema(schema) => {
            let access = access(schema).into_iter();
            noted(docs, &access.chain(sentences(schema)).collect::<Vec<_>>())
        }
        Slot::Reference(_) => docs,
    }
}

/// Documentation of a parameter with what its schema says beside its type.
pub(in crate::lower) fn annotated_parameter(docs: String, schema: &Schema<'_>) -> String {
    noted(docs, &sentences(schema))
}

/// The side that sets a property. A parameter that is sent can't be the server's own.
fn access(schema: &Schema<'_>) -> Vec<String> {
    let sides = [(schema.is_read_only(), "Read-only."), (schema.is_write_only(), "Write-only.")];
    sides.into_iter().filter(|(is_so, _)| *is_so).map(|(_, text)| text.to_owned()).collect()
}

/// The notes on the values of a schema, a sentence each.
fn sentences(schema: &Schema<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    sentences.extend(Bounds::of(schema).sentences());
    if !enumeration::is_named(schema) {
        sentences.extend(values(&schema.values()));
    }
    let default = schema.default().filter(|default| !is_empty(default));
    let default = default.as_ref().and_then(short);
    let is_default = |example: &String| Some(example) == default.as_ref();
    let example = schema.example().filter(|example| is_telling(example, schema));
    let example = example.as_ref().and_then(short).filter(|example| !is_default(example));
    sentences.extend(default.as_ref().map(|default| format!("Default: {default}.")));
    sentences.extend(example.map(|example| format!("Example: {example}.")));
    sentences
}

/// Returns true if an example says more than the type does. Whole texts show nothing but
/// themselves, and a password in the documentation would be copied.
fn is_telling(example: &Value, schema: &Schema<'_>) -> bool {
    let is_long = example.as_str().is_some_and(|text| text.chars().count() > LONGEST_EXAMPLE);
    !example.is_boolean() && !is_long && !schema.has_values() && schema.format() != "password"
}

/// The values of an enumeration that isn't an enum.
fn values(values: &[Value]) -> Option<String> {
    let (last, others) = values.split_last()?;
    if values.len() > MOST_VALUES {
        return None;
    }
    let others = others.iter().map(short).collect::<Option<Vec<_>>>()?.join(", ");
    let last = short(last)?;
    Some(if others.is_empty() { format!("Always {last}.") } else { format!("{others} or {last}.") })
}

/// A value as it is written in JSON, but strings without quotes. Long ones tell less than the
/// fields of a type do.
fn short(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => code(text),
        value => code(&value.to_string()),
    }
}

/// Returns true if a default says that there is nothing.
fn is_empty(default: &Value) -> bool {
    match default {
        Value::Null => true,
        Value::Array(elements) => elements.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}
