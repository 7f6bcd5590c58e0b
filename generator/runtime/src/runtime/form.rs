//! Bodies in parts (RFC 7578).

#[cfg(feature = "multipart_text")]
use std::fmt::Display;

#[cfg(any(feature = "multipart_file", feature = "multipart_json"))]
use reqwest::multipart::Part;
#[cfg(feature = "multipart_json")]
use serde::Serialize;

use super::request::Request;

/// A body that grows part by part.
#[derive(Debug, Default)]
pub(crate) struct Form {
    parts: reqwest::multipart::Form,
    #[cfg(feature = "multipart_json")]
    problem: Option<String>,
}

impl Form {
    /// Adds a part for each file.
    #[cfg(feature = "multipart_file")]
    pub(crate) fn files(
        mut self,
        name: &'static str,
        files: impl IntoIterator<Item = Part>,
    ) -> Self {
        self.parts = files.into_iter().fold(self.parts, |parts, file| parts.part(name, file));
        self
    }

    /// Adds a part for each text.
    #[cfg(feature = "multipart_text")]
    pub(crate) fn texts(
        mut self,
        name: &'static str,
        texts: impl IntoIterator<Item = impl Display>,
    ) -> Self {
        let add = |parts: reqwest::multipart::Form, text| parts.text(name, format!("{text}"));
        self.parts = texts.into_iter().fold(self.parts, add);
        self
    }

    /// Adds a part with JSON, unless it is null.
    #[cfg(feature = "multipart_json")]
    pub(crate) fn json(mut self, name: &'static str, value: impl Serialize) -> Self {
        match serde_json::to_string(&value) {
            Ok(null) if null == "null" => {}
            Ok(text) => match Part::text(text).mime_str("application/json") {
                Ok(part) => self.parts = self.parts.part(name, part),
                Err(error) => self.problem = Some(error.to_string()),
            },
            Err(error) => self.problem = Some(error.to_string()),
        }
        self
    }
}

impl Request {
    /// Sets the body, if there is one, to one in parts.
    pub(crate) fn multipart(mut self, form: impl Into<Option<Form>>) -> Self {
        let Some(form) = form.into() else { return self };
        self.parts = Some(form.parts);
        #[cfg(feature = "multipart_json")]
        self.refused(form.problem);
        self
    }
}
