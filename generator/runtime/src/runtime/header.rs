//! Headers that the description gives types for.

use reqwest::header::{HeaderMap, HeaderValue};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Headers that the description gives types for.
pub trait ResponseHeaders {
    /// Reads them. One that is missing, or isn't what the description says, is `None`.
    fn from_headers(headers: &HeaderMap) -> Self;
}

/// A header with one value.
pub(crate) fn field<T: DeserializeOwned>(headers: &HeaderMap, name: &str) -> Option<T> {
    scalar(text(headers.get(name)?)?)
}

/// A header with a list of values (RFC 9110, section 5.6.1), which may stand in several lines.
pub(crate) fn list<T: DeserializeOwned>(headers: &HeaderMap, name: &str) -> Option<Vec<T>> {
    let lines: Option<Vec<&str>> = headers.get_all(name).iter().map(text).collect();
    let lines = lines.filter(|lines| !lines.is_empty())?;
    let elements = lines.iter().flat_map(|line| line.split(','));
    elements.map(str::trim).filter(|element| !element.is_empty()).map(scalar).collect()
}

/// A header that is JSON.
pub(crate) fn json<T: DeserializeOwned>(headers: &HeaderMap, name: &str) -> Option<T> {
    serde_json::from_slice(headers.get(name)?.as_bytes()).ok()
}

fn text(value: &HeaderValue) -> Option<&str> {
    std::str::from_utf8(value.as_bytes()).ok()
}

/// The text itself, where the type is one of texts, or what it is in JSON: a number or a boolean.
fn scalar<T: DeserializeOwned>(text: &str) -> Option<T> {
    let text = text.trim();
    let as_text = serde_json::from_value(Value::String(text.to_owned()));
    as_text.or_else(|_| serde_json::from_str(text)).ok()
}
