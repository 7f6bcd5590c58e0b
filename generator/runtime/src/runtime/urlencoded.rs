//! Bodies that are forms: `application/x-www-form-urlencoded`, as OpenAPI encodes it (OpenAPI
//! 3.1.1, section 4.8.15).

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::percent::{encoded, reserved};
use super::request::Request;
use super::style::{Style, deep, text};

/// The notation of a property for which the description has one of its own.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Encoding {
    /// In the style of a parameter.
    Style(Style),
    /// The same, with reserved characters as they are.
    Reserved(Style),
    /// Each member with its path in brackets.
    Deep,
    /// As JSON.
    Json,
}

impl Request {
    /// Sets the body, if there is one, to the pairs of a form: the elements of a list one by one,
    /// objects as JSON.
    pub(crate) fn form<'a, T: Serialize + ?Sized + 'a>(
        self,
        body: impl Into<Option<&'a T>>,
    ) -> Self {
        self.pairs(body.into(), usual)
    }

    /// Sets the body, if there is one, to the pairs of a form, each with its path in brackets.
    pub(crate) fn form_deep<'a, T: Serialize + ?Sized + 'a>(
        self,
        body: impl Into<Option<&'a T>>,
    ) -> Self {
        self.pairs(body.into(), |name, value, pairs| deep(&encoded(name), value, pairs))
    }

    /// Sets the body, if there is one, to the pairs of a form, some of which have an encoding of
    /// their own.
    pub(crate) fn form_encoded<'a, T: Serialize + ?Sized + 'a>(
        self,
        body: impl Into<Option<&'a T>>,
        encodings: &[(&str, Encoding)],
    ) -> Self {
        self.pairs(body.into(), |name, value, pairs| {
            match encodings.iter().find(|(encoded, _)| *encoded == name) {
                Some((_, encoding)) => encoding.write(name, value, pairs),
                None => usual(name, value, pairs),
            }
        })
    }

    fn pairs(
        self,
        body: Option<impl Serialize>,
        write: impl Fn(&str, &Value, &mut Vec<String>),
    ) -> Self {
        let Some(body) = body else { return self };
        let members = serde_json::to_string(&body).and_then(|text| serde_json::from_str(&text));
        let Members(members) = match members {
            Ok(members) => members,
            Err(error) => {
                return self.refuse(true, || format!("the form can't be written: {error}"));
            }
        };
        let mut pairs = Vec::new();
        members.iter().for_each(|(name, member)| write(name, member, &mut pairs));
        self.body(Some(pairs.join("&")), "application/x-www-form-urlencoded")
    }
}

/// The members of an object in the order of the description, which a [`Value`] would forget.
struct Members(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(InOrder)
    }
}

struct InOrder;

impl<'de> Visitor<'de> for InOrder {
    type Value = Members;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Members(members))
    }
}

impl Encoding {
    fn write(self, name: &str, value: &Value, pairs: &mut Vec<String>) {
        match self {
            Self::Style(style) => pairs.extend(style.write(name, value, encoded)),
            Self::Reserved(style) => pairs.extend(style.write(name, value, reserved)),
            Self::Deep => deep(&encoded(name), value, pairs),
            Self::Json if value.is_null() => {}
            Self::Json => pairs.push(format!("{}={}", encoded(name), encoded(&value.to_string()))),
        }
    }
}

/// By its type alone: a pair for each element of a list, JSON for an object.
fn usual(name: &str, value: &Value, pairs: &mut Vec<String>) {
    match value {
        Value::Null => {}
        Value::Array(elements) => {
            let elements = elements.iter().filter(|element| !element.is_null());
            elements.for_each(|e| pairs.push(format!("{}={}", encoded(name), encoded(&text(e)))));
        }
        value => pairs.push(format!("{}={}", encoded(name), encoded(&text(value)))),
    }
}
