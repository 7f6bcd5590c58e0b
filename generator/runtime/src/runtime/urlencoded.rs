//! Bodies that are forms: `application/x-www-form-urlencoded`, as OpenAPI encodes it (OpenAPI 3.1.1, section 4.8.15).

use serde::Serialize;
use serde_json::Value;

use super::request::{Request, encoded};
#[cfg(feature = "form_styled")]
use super::style::Style;
#[cfg(feature = "form_deep")]
use super::style::deep;
use super::style::text;

/// How a property is written for which the description has a way of its own.
#[cfg(feature = "form_encoded")]
#[derive(Debug, Clone, Copy)]
pub(crate) enum Encoding {
    /// In the style of a parameter.
    #[cfg(feature = "form_styled")]
    Style(Style),
    /// The same, with reserved characters as they are.
    #[cfg(feature = "form_reserved")]
    Reserved(Style),
    /// Each member with its path in brackets.
    #[cfg(feature = "form_encoded_deep")]
    Deep,
    /// As JSON.
    #[cfg(feature = "form_json")]
    Json,
}

impl Request {
    /// Sets the body, if there is one, to the pairs of a form: the elements of a list one by one, objects as JSON.
    #[cfg(feature = "form_usual")]
    pub(crate) fn form<'a, T: Serialize + ?Sized + 'a>(
        self,
        body: impl Into<Option<&'a T>>,
    ) -> Self {
        self.pairs(body.into(), usual)
    }

    /// Sets the body, if there is one, to the pairs of a form, each with its path in brackets.
    #[cfg(feature = "form_all_deep")]
    pub(crate) fn form_deep<'a, T: Serialize + ?Sized + 'a>(
        self,
        body: impl Into<Option<&'a T>>,
    ) -> Self {
        self.pairs(body.into(), |name, value, pairs| deep(&encoded(name), value, pairs))
    }

    /// Sets the body, if there is one, to the pairs of a form, some of which have an encoding of their own.
    #[cfg(feature = "form_encoded")]
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
        mut self,
        body: Option<impl Serialize>,
        write: impl Fn(&str, &Value, &mut Vec<String>),
    ) -> Self {
        let Some(body) = body else { return self };
        let mut pairs = Vec::new();
        match self.value(body) {
            Value::Object(members) => {
                members.iter().for_each(|(name, member)| write(name, member, &mut pairs));
            }
            _ => return self.refuse(true, || "a form is made of an object".to_owned()),
        }
        self.body(Some(pairs.join("&")), "application/x-www-form-urlencoded")
    }
}

#[cfg(feature = "form_encoded")]
impl Encoding {
    fn write(self, name: &str, value: &Value, pairs: &mut Vec<String>) {
        match self {
            #[cfg(feature = "form_styled")]
            Self::Style(style) => pairs.extend(style.write(name, value, encoded)),
            #[cfg(feature = "form_reserved")]
            Self::Reserved(style) => pairs.extend(style.write(name, value, super::style::reserved)),
            #[cfg(feature = "form_encoded_deep")]
            Self::Deep => deep(&encoded(name), value, pairs),
            #[cfg(feature = "form_json")]
            Self::Json if value.is_null() => {}
            #[cfg(feature = "form_json")]
            Self::Json => pairs.push(format!("{}={}", encoded(name), encoded(&value.to_string()))),
        }
    }
}

/// By its type alone: a pair for each element of a list, JSON for an object.
#[cfg(any(feature = "form_usual", feature = "form_encoded"))]
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
