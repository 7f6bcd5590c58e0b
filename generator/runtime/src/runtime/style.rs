//! Values of any type in the text of a request, in the styles of OpenAPI's parameters (OpenAPI
//! 3.1.1, section 4.8.12.3).
//!
//! A value is turned into JSON first, so that nothing here is generic over it. What a style doesn't
//! provide for, such as a list in a list, is written as JSON.

use serde::Serialize;
use serde_json::Value;

use super::percent::encoded;

/// A notation of lists and objects.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    before: &'static str,
    between: &'static str,
    /// True if the parameter's name stands there, too.
    named: bool,
    /// True if each element has the name, and each member of an object its key for one.
    exploded: bool,
}

pub(crate) const SIMPLE: Style = Style::new("", ",", false, false);
pub(crate) const SIMPLE_EXPLODED: Style = Style::new("", ",", false, true);
pub(crate) const LABEL: Style = Style::new(".", ",", false, false);
pub(crate) const LABEL_EXPLODED: Style = Style::new(".", ".", false, true);
pub(crate) const MATRIX: Style = Style::new(";", ",", true, false);
pub(crate) const MATRIX_EXPLODED: Style = Style::new(";", ";", true, true);
pub(crate) const FORM: Style = Style::new("", ",", true, false);
pub(crate) const FORM_EXPLODED: Style = Style::new("", "&", true, true);
pub(crate) const SPACE_DELIMITED: Style = Style::new("", "%20", true, false);
pub(crate) const PIPE_DELIMITED: Style = Style::new("", "%7C", true, false);

impl Style {
    const fn new(before: &'static str, between: &'static str, named: bool, exploded: bool) -> Self {
        Self { before, between, named, exploded }
    }

    /// The text for a value, unless there is nothing to write: null, or a list without elements.
    pub(super) fn write(
        self,
        name: &str,
        value: &Value,
        encode: fn(&str) -> String,
    ) -> Option<String> {
        let name = encode(name);
        let written = |(key, text): (Option<String>, String)| match (key, self.exploded) {
            (Some(key), true) => self.pair(&key, &text),
            (Some(key), false) => key + self.between + &text,
            (None, true) if self.named => self.pair(&name, &text),
            (None, _) => text,
        };
        let items: Vec<_> = items(value, encode).into_iter().map(written).collect();
        let text = items.join(self.between);
        let text = if self.named && !self.exploded { self.pair(&name, &text) } else { text };
        (!items.is_empty()).then(|| format!("{}{text}", self.before))
    }

    /// A name with its value. In the style of a matrix, an empty one has no equals sign (RFC 6570,
    /// section 3.2.7).
    fn pair(self, name: &str, text: &str) -> String {
        match self.before {
            ";" if text.is_empty() => name.to_owned(),
            _ => format!("{name}={text}"),
        }
    }
}

/// A value that is sent as JSON, whatever its type.
#[derive(Debug)]
pub(crate) struct Json<T>(pub(crate) T);

impl<T: Serialize> Serialize for Json<T> {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match serde_json::to_value(&self.0).map_err(serde::ser::Error::custom)? {
            Value::Null => to.serialize_none(),
            value => to.serialize_str(&value.to_string()),
        }
    }
}

/// The elements of a list, the members of an object, or the value itself. Null is nothing.
fn items(value: &Value, encode: fn(&str) -> String) -> Vec<(Option<String>, String)> {
    match value {
        Value::Array(elements) => {
            let elements = elements.iter().filter(|element| !element.is_null());
            elements.map(|element| (None, encode(&text(element)))).collect()
        }
        Value::Object(members) => {
            let members = members.iter().filter(|(_, member)| !member.is_null());
            members.map(|(key, member)| (Some(encode(key)), encode(&text(member)))).collect()
        }
        Value::Null => Vec::new(),
        scalar => vec![(None, encode(&text(scalar)))],
    }
}

/// A string as it is, and anything else as JSON.
pub(super) fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The pairs for what a value holds, each with its path in brackets. Elements that hold more have
/// their index for a key, which tells one from the next; others need none.
pub(super) fn deep(name: &str, value: &Value, pairs: &mut Vec<String>) {
    let holds = |value: &Value| value.is_array() || value.is_object();
    match value {
        Value::Array(elements) if !elements.iter().any(holds) => {
            elements.iter().for_each(|element| deep(&format!("{name}%5B%5D"), element, pairs));
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                deep(&format!("{name}%5B{index}%5D"), element, pairs);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                deep(&format!("{name}%5B{}%5D", encoded(key)), member, pairs);
            }
        }
        Value::Null => {}
        scalar => pairs.push(format!("{name}={}", encoded(&text(scalar)))),
    }
}
