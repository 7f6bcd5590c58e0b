//! Values as they are written: as JSON, as text, and in messages.

use serde::{Serialize, Serializer};
use serde_yaml::Number;

use super::node::{Entry, Kind, Node};

impl Node {
    /// The value as JSON has it.
    pub(crate) fn to_json(&self) -> serde_json::Value {
        use serde_json::Value;
        match &self.kind {
            Kind::Null => Value::Null,
            Kind::Boolean(value) => Value::Bool(*value),
            Kind::Number(number) => json_number(number).map_or(Value::Null, Value::Number),
            Kind::String(text) => Value::String(text.to_string()),
            Kind::Sequence(items) => Value::Array(items.iter().map(Self::to_json).collect()),
            Kind::Mapping(entries) => {
                let entry = |entry: &Entry| (entry.key.to_string(), entry.value.to_json());
                Value::Object(entries.iter().map(entry).collect())
            }
        }
    }

    /// A scalar as its text.
    pub(crate) fn to_text(&self) -> Option<String> {
        match &self.kind {
            Kind::String(text) => Some(text.to_string()),
            Kind::Boolean(value) => Some(value.to_string()),
            Kind::Number(number) => Some(number.to_string()),
            Kind::Null | Kind::Sequence(_) | Kind::Mapping(_) => None,
        }
    }

    /// The words for this value in a message.
    pub(crate) fn describe(&self) -> String {
        match &self.kind {
            Kind::Null => "null".to_owned(),
            Kind::Boolean(value) => format!("the boolean {value}"),
            Kind::Number(number) => format!("the number {number}"),
            Kind::String(text) if text.chars().count() <= 40 && !text.contains('\n') => {
                format!("the string \"{text}\"")
            }
            Kind::String(_) => "a string".to_owned(),
            Kind::Sequence(_) => "a list".to_owned(),
            Kind::Mapping(_) => "a mapping".to_owned(),
        }
    }
}

/// Writes the value as it is, without its place.
impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.kind {
            Kind::Null => serializer.serialize_unit(),
            Kind::Boolean(value) => serializer.serialize_bool(*value),
            Kind::Number(number) => number.serialize(serializer),
            Kind::String(text) => serializer.serialize_str(text),
            Kind::Sequence(items) => serializer.collect_seq(items),
            Kind::Mapping(entries) => {
                serializer.collect_map(entries.iter().map(|entry| (&*entry.key, &entry.value)))
            }
        }
    }
}

/// A number as JSON has it; none for those that are no numbers there.
pub(in crate::document) fn json_number(number: &Number) -> Option<serde_json::Number> {
    use serde_json::Number;
    let whole = number.as_u64().map(Number::from).or_else(|| number.as_i64().map(Number::from));
    whole.or_else(|| Number::from_f64(number.as_f64()?))
}
