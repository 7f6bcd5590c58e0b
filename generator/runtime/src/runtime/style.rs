//! Values of any type in the text of a request, in the styles of OpenAPI's parameters (OpenAPI 3.1.1,
//! section 4.8.12.3).
//!
//! A value is turned into JSON first, so that nothing here is generic over it. What a style doesn't
//! provide for, such as a list in a list, is written as JSON.

#[cfg(feature = "reserved")]
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
#[cfg(feature = "value")]
use serde::Serialize;
use serde_json::Value;

#[cfg(feature = "value")]
use super::request::Request;
#[cfg(feature = "percent_style")]
use super::request::encoded;

/// What may stand in a query as it is, without ending it or parting its pairs.
#[cfg(feature = "reserved")]
const UNSAFE_IN_QUERY: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'+')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// How lists and objects are written.
#[cfg(feature = "styled")]
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    before: &'static str,
    between: &'static str,
    /// Whether the parameter's name stands there, too.
    named: bool,
    /// Whether each element has the name, and each member of an object its key for one.
    exploded: bool,
}

#[cfg(feature = "style_simple")]
pub(crate) const SIMPLE: Style = Style::new("", ",", false, false);
#[cfg(feature = "style_simple_exploded")]
pub(crate) const SIMPLE_EXPLODED: Style = Style::new("", ",", false, true);
#[cfg(feature = "style_label")]
pub(crate) const LABEL: Style = Style::new(".", ",", false, false);
#[cfg(feature = "style_label_exploded")]
pub(crate) const LABEL_EXPLODED: Style = Style::new(".", ".", false, true);
#[cfg(feature = "style_matrix")]
pub(crate) const MATRIX: Style = Style::new(";", ",", true, false);
#[cfg(feature = "style_matrix_exploded")]
pub(crate) const MATRIX_EXPLODED: Style = Style::new(";", ";", true, true);
#[cfg(feature = "style_form")]
pub(crate) const FORM: Style = Style::new("", ",", true, false);
#[cfg(feature = "style_form_exploded")]
pub(crate) const FORM_EXPLODED: Style = Style::new("", "&", true, true);
#[cfg(feature = "style_space_delimited")]
pub(crate) const SPACE_DELIMITED: Style = Style::new("", "%20", true, false);
#[cfg(feature = "style_pipe_delimited")]
pub(crate) const PIPE_DELIMITED: Style = Style::new("", "%7C", true, false);

#[cfg(feature = "styled")]
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

    /// A name with its value. In the style of a matrix, an empty one has no equals sign (RFC 6570, section 3.2.7).
    fn pair(self, name: &str, text: &str) -> String {
        match self.before {
            ";" if text.is_empty() => name.to_owned(),
            _ => format!("{name}={text}"),
        }
    }
}

#[cfg(feature = "value")]
impl Request {
    /// Adds a parameter's value to the path. None may be empty.
    #[cfg(feature = "path_value")]
    pub(crate) fn path_value(
        mut self,
        name: &'static str,
        style: Style,
        value: impl Serialize,
    ) -> Self {
        let text = style.write(name, &self.value(value), encoded).unwrap_or_default();
        self.path.push_str(&text);
        self.refuse(text.is_empty(), || format!("the path parameter `{name}` is empty"))
    }

    /// Adds a value to the query, if there is one.
    #[cfg(feature = "query_value")]
    pub(crate) fn query_value(
        mut self,
        name: &'static str,
        style: Style,
        value: impl Serialize,
    ) -> Self {
        let text = style.write(name, &self.value(value), encoded);
        text.iter().for_each(|text| self.push_query(text));
        self
    }

    /// Adds a value to the query, if there is one. Reserved characters stay as they are, except where
    /// that would end the value.
    #[cfg(feature = "query_reserved")]
    pub(crate) fn query_reserved(
        mut self,
        name: &'static str,
        style: Style,
        value: impl Serialize,
    ) -> Self {
        let text = style.write(name, &self.value(value), reserved);
        text.iter().for_each(|text| self.push_query(text));
        self
    }

    /// Adds each member of an object to the query, with its path in brackets: `name[key]=value`, `name[]=element`.
    #[cfg(feature = "query_deep")]
    pub(crate) fn query_deep(mut self, name: &'static str, value: impl Serialize) -> Self {
        let mut pairs = Vec::new();
        deep(&encoded(name), &self.value(value), &mut pairs);
        pairs.iter().for_each(|pair| self.push_query(pair));
        self
    }

    /// Sets a header to a value, if there is one.
    #[cfg(feature = "header_value")]
    pub(crate) fn header_value(
        mut self,
        name: &'static str,
        style: Style,
        value: impl Serialize,
    ) -> Self {
        match style.write(name, &self.value(value), str::to_owned) {
            Some(text) => self.append(name, &text, false),
            None => self,
        }
    }

    /// Adds a cookie, if there is a value for it.
    #[cfg(feature = "cookie_value")]
    pub(crate) fn cookie_value(
        mut self,
        name: &'static str,
        style: Style,
        value: impl Serialize,
    ) -> Self {
        match style.write(name, &self.value(value), encoded) {
            Some(text) => self.push_cookie(&text.replace('&', "; "), false),
            None => self,
        }
    }

    /// A value as JSON.
    pub(super) fn value(&mut self, value: impl Serialize) -> Value {
        serde_json::to_value(value).unwrap_or_else(|error| {
            self.problem.get_or_insert(format!("a value can't be written: {error}"));
            Value::Null
        })
    }
}

/// A value that is sent as JSON, whatever its type.
#[cfg(feature = "json_value")]
#[derive(Debug)]
pub(crate) struct Json<T>(pub(crate) T);

#[cfg(feature = "json_value")]
impl<T: Serialize> Serialize for Json<T> {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match serde_json::to_value(&self.0).map_err(serde::ser::Error::custom)? {
            Value::Null => to.serialize_none(),
            value => to.serialize_str(&value.to_string()),
        }
    }
}

/// The elements of a list, the members of an object, or the value itself. Null is nothing.
#[cfg(feature = "styled")]
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

/// Text in which reserved characters stand as they are, except where that would end a value.
#[cfg(feature = "reserved")]
pub(super) fn reserved(text: &str) -> String {
    utf8_percent_encode(text, UNSAFE_IN_QUERY).to_string()
}

/// A string as it is, and anything else as JSON.
pub(super) fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The pairs for what a value holds, each with its path in brackets. Elements that hold more have their index for a
/// key, which tells one from the next; others need none.
#[cfg(feature = "deep")]
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
