//! Bodies in parts: forms (RFC 7578), and others whose parts say the same of themselves (OpenAPI 3.1.1, section
//! 4.8.15.3).

#[cfg(feature = "multipart_rest")]
use std::collections::BTreeMap;
#[cfg(any(
    feature = "multipart_text",
    feature = "multipart_typed",
    feature = "multipart_header"
))]
use std::fmt::Display;

#[cfg(feature = "multipart_other")]
use reqwest::header::CONTENT_TYPE;
#[cfg(any(feature = "multipart_other", feature = "multipart_header"))]
use reqwest::header::HeaderValue;
#[cfg(feature = "multipart_header")]
use reqwest::header::{HeaderMap, HeaderName};
#[cfg(feature = "multipart_part")]
use reqwest::multipart::Part;
#[cfg(any(feature = "multipart_json", feature = "multipart_scalar"))]
use serde::Serialize;
#[cfg(feature = "multipart_scalar")]
use serde_json::Value;

#[cfg(feature = "multipart_file")]
use super::file_body::FileBody;
#[cfg(feature = "multipart_either")]
use super::file_body::FileOr;
use super::request::Request;

/// A body that grows part by part.
#[derive(Debug, Default)]
pub(crate) struct Form {
    parts: reqwest::multipart::Form,
    #[cfg(feature = "multipart_other")]
    media_type: Option<&'static str>,
    /// The media type of the first part.
    #[cfg(feature = "multipart_other")]
    root: Option<String>,
    /// The headers of parts, by their names.
    #[cfg(feature = "multipart_header")]
    headers: Vec<(&'static str, &'static str, HeaderValue)>,
    #[cfg(feature = "multipart_problem")]
    problem: Option<String>,
}

impl Form {
    /// A body of another media type than `multipart/form-data`.
    #[cfg(feature = "multipart_other")]
    pub(crate) fn of_type(media_type: &'static str) -> Self {
        Self { media_type: Some(media_type), ..Self::default() }
    }

    /// Adds a part for each file, which is of this media type unless it says another.
    #[cfg(feature = "multipart_file")]
    pub(crate) fn files(
        self,
        name: &str,
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

    /// Adds a part for each file, and others for what stands in the place of one.
    #[cfg(feature = "multipart_either")]
    pub(crate) fn files_or<T>(
        self,
        name: &str,
        media_type: &str,
        values: impl IntoIterator<Item = FileOr<T>>,
        add: impl Fn(Self, &str, T) -> Self,
    ) -> Self {
        values.into_iter().fold(self, |form, value| match value {
            FileOr::File(file) => form.files(name, media_type, [file]),
            FileOr::Value(value) => add(form, name, value),
        })
    }

    /// Adds a part for each text.
    #[cfg(feature = "multipart_text")]
    pub(crate) fn texts(self, name: &str, texts: impl IntoIterator<Item = impl Display>) -> Self {
        texts.into_iter().fold(self, |form, text| form.text(name, format!("{text}")))
    }

    /// Adds a part of a media type for each text.
    #[cfg(feature = "multipart_typed")]
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
    #[cfg(feature = "multipart_scalar")]
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
    #[cfg(feature = "multipart_json")]
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

    /// Adds a header to all parts of a name that follow, if there is a value for it.
    #[cfg(feature = "multipart_header")]
    pub(crate) fn header(
        mut self,
        part: &'static str,
        name: &'static str,
        values: impl IntoIterator<Item = impl Display>,
    ) -> Self {
        for value in values {
            match HeaderValue::from_bytes(value.to_string().as_bytes()) {
                Ok(value) => self.headers.push((part, name, value)),
                Err(_) => {
                    let problem =
                        format!("the header `{name}` of `{part}` has a control character");
                    self.problem = Some(problem);
                }
            }
        }
        self
    }

    /// Adds parts with names that the caller chose.
    #[cfg(feature = "multipart_rest")]
    pub(crate) fn each<T>(
        self,
        values: BTreeMap<String, T>,
        add: impl Fn(Self, &str, T) -> Self,
    ) -> Self {
        values.into_iter().fold(self, |form, (name, value)| add(form, &name, value))
    }

    /// Adds a text, for which no media type means `text/plain`.
    #[cfg(any(feature = "multipart_text", feature = "multipart_scalar"))]
    fn text(self, name: &str, text: String) -> Self {
        self.push(name, Part::text(text))
    }

    #[cfg(feature = "multipart_typed_part")]
    fn part(mut self, name: &str, part: Part, media_type: &str) -> Self {
        #[cfg(feature = "multipart_other")]
        self.root.get_or_insert_with(|| media_type.to_owned());
        match part.mime_str(media_type) {
            Ok(part) => return self.push(name, part),
            Err(_) => self.problem = Some(format!("the part `{name}` has an odd media type")),
        }
        self
    }

    #[cfg(feature = "multipart_part")]
    fn push(mut self, name: &str, part: Part) -> Self {
        #[cfg(feature = "multipart_other")]
        self.root.get_or_insert_with(|| "text/plain".to_owned());
        #[cfg(feature = "multipart_header")]
        let part = part.headers(self.headers_of(name));
        // As browsers write it, too.
        let name = name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
        self.parts = self.parts.part(name, part);
        self
    }

    #[cfg(feature = "multipart_header")]
    fn headers_of(&self, part: &str) -> HeaderMap {
        let headers = self.headers.iter().filter(|(of, ..)| *of == part);
        let headers =
            headers.map(|(_, name, value)| (HeaderName::from_static(name), value.clone()));
        headers.collect()
    }

    /// What the head of the request says of the body, if that is no form. That of related parts has the media type of
    /// the first, which is the root of the others (RFC 2387, section 3.1).
    #[cfg(feature = "multipart_other")]
    fn content_type(&self) -> Option<HeaderValue> {
        let media_type = self.media_type?;
        let root = match &self.root {
            Some(root) if media_type.starts_with("multipart/related") => {
                format!("; type=\"{}\"", root.split(';').next().unwrap_or_default().trim())
            }
            _ => String::new(),
        };
        let boundary = self.parts.boundary();
        HeaderValue::from_str(&format!("{media_type}{root}; boundary={boundary}")).ok()
    }
}

impl Request {
    /// Sets the body, if there is one, to one in parts.
    pub(crate) fn multipart(mut self, form: impl Into<Option<Form>>) -> Self {
        let Some(form) = form.into() else { return self };
        #[cfg(feature = "multipart_other")]
        self.parts_headers.extend(form.content_type().map(|value| (CONTENT_TYPE, value)));
        // Names stand as they are, since `name*=utf-8''…` is not for forms (RFC 7578, section 4.2).
        self.parts = Some(form.parts.percent_encode_noop());
        #[cfg(feature = "multipart_problem")]
        self.refused(form.problem);
        self
    }
}
