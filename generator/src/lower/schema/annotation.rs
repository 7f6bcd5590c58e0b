//! What a schema says about its values that no type can: who sets them, limits, the default, an example.
//!
//! A default is what the server takes a missing value for, so the client leaves it missing, and says in the
//! documentation what that means.

use openapiv3::SchemaData;
use serde_json::Value;

use super::Slot;
use super::bounds::Bounds;
use super::enumeration;
use super::view::View;
use crate::docs::{code, noted};

/// How many values are told one by one.
const MOST_VALUES: usize = 12;

/// The longest text that shows a form.
const LONGEST_EXAMPLE: usize = 40;

/// What a schema is for: its description, or else a title that says more than the names that stand beside it anyway.
pub(super) fn description<'a>(data: &'a SchemaData, names: &[&str]) -> Option<&'a str> {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let is_new = |title: &&str| names.iter().all(|name| letters(name) != letters(title));
    data.description.as_deref().or(data.title.as_deref().filter(is_new))
}

/// Documentation with what the schema says beside its type. A reference says nothing; the type behind it has its own.
pub(in crate::lower) fn annotated(docs: String, slot: Slot<'_>) -> String {
    match slot {
        Slot::Schema(schema) => noted(docs, &sentences(&View::of(schema), &Bounds::of(schema))),
        Slot::Reference(_) => docs,
    }
}

fn sentences(view: &View<'_>, bounds: &Bounds<'_>) -> Vec<String> {
    let data = view.data;
    let mut sentences = Vec::new();
    if data.read_only {
        sentences.push("Read-only.".to_owned());
    }
    if data.write_only {
        sentences.push("Write-only.".to_owned());
    }
    sentences.extend(bounds.sentences());
    if !enumeration::is_named(view) {
        sentences.extend(values(&view.values));
    }
    let default = data.default.as_ref().filter(|default| !is_empty(default)).and_then(short);
    let is_default = |example: &String| Some(example) == default.as_ref();
    let example = data.example.as_ref().filter(|example| is_telling(example, view));
    let example = example.and_then(short).filter(|example| !is_default(example));
    sentences.extend(default.as_ref().map(|default| format!("Default: {default}.")));
    sentences.extend(example.map(|example| format!("Example: {example}.")));
    sentences
}

/// Whether an example says more than the type does. Whole texts show nothing but themselves, and a password in
/// the documentation would be copied.
fn is_telling(example: &Value, view: &View<'_>) -> bool {
    let is_long = example.as_str().is_some_and(|text| text.chars().count() > LONGEST_EXAMPLE);
    !example.is_boolean() && !is_long && view.values.is_empty() && view.format != "password"
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

/// A value as it is written in JSON, but strings without quotes. Long ones tell less than the fields of a type do.
fn short(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => code(text),
        value => code(&value.to_string()),
    }
}

/// Whether a default says that there is nothing.
fn is_empty(default: &Value) -> bool {
    match default {
        Value::Null => true,
        Value::Array(elements) => elements.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}
