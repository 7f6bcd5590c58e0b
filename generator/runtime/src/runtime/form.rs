//! Bodies in parts (RFC 7578).

#[cfg(any(feature = "multipart_text", feature = "multipart_typed"))]
use std::fmt::Display;

#[cfg(feature = "multipart_part")]
use reqwest::multipart::Part;
#[cfg(any(feature = "multipart_json", feature = "multipart_scalar"))]
use serde::Serialize;
#[cfg(feature = "multipart_scalar")]
use serde_json::Value;

#[cfg(feature = "multipart_file")]
use super::file_body::FileBody;
use super::request::Request;

/// A body that grows part by part.
#[derive(Debug, Default)]
pub(crate) struct Form {
    parts: reqwest::multipart::Form,
    #[cfg(feature = "multipart_problem")]
    problem: Option<String>,
}

impl Form {
    /// Adds a part for each file, which is of this media type unless it says another.
    #[cfg(feature = "multipart_file")]
    pub(crate) fn files(
        self,
        name: &'static str,
        media_type: &str,
        files: impl IntoIterator<Item = FileBody>,
    ) -> Self {
        files.into_iter().fold(self, |form, file| {
            let part = match file.length {
                Some(length) => Part::stream_with_length(file.body, length),
                None => Part::stream(file.body),
            };
            let part = part.file_name(file.file_name.unwrap_or_else(|| name.to_owned()));
            form.part(name, part, file.media_type.as_deref().unwrap_or(media_type))
        })
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

    /// Adds a part of a media type for each text.
    #[cfg(feature = "multipart_typed")]
    pub(crate) fn texts_of_type(
        self,
        name: &'static str,
        media_type: &str,
        texts: impl IntoIterator<Item = impl Display>,
    ) -> Self {
        let add = |form: Self, text| form.part(name, Part::text(format!("{text}")), media_type);
        texts.into_iter().fold(self, add)
    }

    /// Adds a part for each scalar, with its text.
    #[cfg(feature = "multipart_scalar")]
    pub(crate) fn scalars(
        self,
        name: &'static str,
        values: impl IntoIterator<Item = impl Serialize>,
    ) -> Self {
        values.into_iter().fold(self, |mut form, value| match serde_json::to_value(&value) {
            Ok(Value::String(text)) => Self { parts: form.parts.text(name, text), ..form },
            Ok(other) => Self { parts: form.parts.text(name, other.to_string()), ..form },
            Err(error) => {
                form.problem = Some(error.to_string());
                form
            }
        })
    }

    /// Adds a part with JSON for each value.
    #[cfg(feature = "multipart_json")]
    pub(crate) fn jsons(
        self,
        name: &'static str,
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

    #[cfg(feature = "multipart_part")]
    fn part(mut self, name: &'static str, part: Part, media_type: &str) -> Self {
        match part.mime_str(media_type) {
            Ok(part) => self.parts = self.parts.part(name, part),
            Err(_) => self.problem = Some(format!("the part `{name}` has an odd media type")),
        }
        self
    }
}

impl Request {
    /// Sets the body, if there is one, to one in parts.
    pub(crate) fn multipart(mut self, form: impl Into<Option<Form>>) -> Self {
        let Some(form) = form.into() else { return self };
        self.parts = Some(form.parts);
        #[cfg(feature = "multipart_problem")]
        self.refused(form.problem);
        self
    }
}
