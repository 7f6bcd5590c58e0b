//! Bodies in parts that are no forms.

use reqwest::header::{CONTENT_TYPE, HeaderName, HeaderValue};

use super::Form;

impl Form {
    /// A body of another media type than `multipart/form-data`.
    pub(crate) fn of_type(media_type: &'static str) -> Self {
        Self { other_type: Some(media_type), ..Self::default() }
    }

    /// The header that says what the body is, if that is no form. That of related parts has the
    /// media type of the first, which is the root of the others (RFC 2387, section 3.1).
    pub(super) fn content_type(&self) -> Option<(HeaderName, HeaderValue)> {
        let media_type = self.other_type?;
        let root = match &self.root {
            Some(root) if media_type.starts_with("multipart/related") => {
                format!("; type=\"{}\"", root.split(';').next().unwrap_or_default().trim())
            }
            _ => String::new(),
        };
        let boundary = self.parts.boundary();
        let value = HeaderValue::from_str(&format!("{media_type}{root}; boundary={boundary}"));
        Some((CONTENT_TYPE, value.ok()?))
    }
}
