//! Bodies in parts: forms (RFC 7578), and others whose parts say the same of themselves (OpenAPI
//! 3.1.1, section 4.8.15.3).

mod file;
mod part_header;
mod related;

use std::collections::BTreeMap;
use std::fmt::Display;

use reqwest::RequestBuilder;
use reqwest::header::{HeaderMap, HeaderValue};
use reqwest::multipart::Part;
use serde::Serialize;
use serde_json::Value;

use super::error::CallError;
use super::label::Label;
use super::request::Request;

/// A body that grows part by part.
#[derive(Debug, Default)]
pub(crate) struct Form {
    parts: reqwest::multipart::Form,
    other_type: Option<&'static str>,
    /// The media type of the first part.
    root: Option<String>,
    /// The headers of parts, by their names.
    part_headers: Vec<(&'static str, &'static str, HeaderValue)>,
    problem: Option<String>,
}

impl Form {
    /// Adds a part for each text.
    pub(crate) fn texts(self, name: &str, texts: impl IntoIterator<Item = impl Display>) -> Self {
        texts.into_iter().fold(self, |form, text| form.text(name, format!("{text}")))
    }

    /// Adds a part of a media type for each text.
    pub(crate) fn texts_of_type(
        self,
        name: &str,
        media_type: &str,
        texts: impl IntoIterator<Item = impl Display>,
    ) -> Self {
        let add = |form: Self, text| form.part(name, Part::text(format!("{text}")), media_type);
        texts.into_iter().fold(self, add)
    }

    /// Adds a part for each scalar, with its text.
    pub(crate) fn scalars(
        self,
        name: &str,
        values: impl IntoIterator<Item = impl Serialize>,
    ) -> Self {
        values.into_iter().fold(self, |mut form, value| match serde_json::to_value(&value) {
            Ok(Value::String(text)) => form.text(name, text),
            Ok(other) => form.text(name, other.to_string()),
            Err(error) => {
                form.problem = Some(error.to_string());
                form
            }
        })
    }

    /// Adds a part with JSON for each value.
    pub(crate) fn jsons(
        self,
        name: &str,
        values: impl IntoIterator<Item = impl Serialize>,
    ) -> Self {
        values.into_iter().fold(self, |mut form, value| match serde_json::to_string(&value) {
            Ok(text) => form.part(name, Part::text(text), "application/json"),
            Err(error) => {
                form.problem = Some(error.to_string());
                form
            }
        })
    }

    /// Adds parts with names that the caller chose.
    pub(crate) fn each<T>(
        self,
        values: BTreeMap<String, T>,
        add: impl Fn(Self, &str, T) -> Self,
    ) -> Self {
        values.into_iter().fold(self, |form, (name, value)| add(form, &name, value))
    }

    /// Adds a text, for which no media type means `text/plain`.
    fn text(self, name: &str, text: String) -> Self {
        self.push(name, Part::text(text))
    }

    fn part(mut self, name: &str, part: Part, media_type: &str) -> Self {
        #[cfg(feature = "related")]
        self.root.get_or_insert_with(|| media_type.to_owned());
        match part.mime_str(media_type) {
            Ok(part) => return self.push(name, part),
            Err(_) => self.problem = Some(format!("the part `{name}` has an odd media type")),
        }
        self
    }

    fn push(mut self, name: &str, part: Part) -> Self {
        #[cfg(feature = "related")]
        self.root.get_or_insert_with(|| "text/plain".to_owned());
        #[cfg(feature = "part_header")]
        let part = part.headers(self.headers_of(name));
        self.parts = self.parts.part(quotable(name), part);
        self
    }
}

/// A name as it can stand between quotation marks, like browsers write it.
fn quotable(name: &str) -> String {
    match name.contains(['"', '\r', '\n']) {
        true => name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A"),
        false => name.to_owned(),
    }
}

impl Request {
    /// Sets the body, if there is one, to one in parts.
    pub(crate) fn multipart(mut self, form: impl Into<Option<Form>>) -> Self {
        let Some(form) = form.into() else { return self };
        self.multipart = Some(Multipart {
            headers: form.content_type().into_iter().collect(),
            // Names stand as they are: `name*=utf-8''…` is not for forms (RFC 7578, section 4.2).
            parts: form.parts.percent_encode_noop(),
        });
        self.refused(form.problem);
        self
    }
}

/// A body in parts that can be sent.
#[derive(Debug)]
pub(crate) struct Multipart {
    parts: reqwest::multipart::Form,
    /// Headers that replace those which reqwest sends with it.
    headers: HeaderMap,
}

impl Multipart {
    /// Adds the body to a request.
    pub(super) fn add_to(
        self,
        http: &reqwest::Client,
        request: reqwest::Request,
        label: &Label,
    ) -> Result<reqwest::Request, CallError> {
        let builder = RequestBuilder::from_parts(http.clone(), request).multipart(self.parts);
        #[cfg(feature = "related")]
        let builder = builder.headers(self.headers);
        builder.build().map_err(|error| CallError::from_http(label.written(), error))
    }
}
