//! The place in a request that tells its page from the others: what stands there, and what does next.

#[cfg(any(feature = "page_in_query", feature = "page_in_path"))]
use percent_encoding::percent_decode_str;
#[cfg(any(feature = "page_in_header", feature = "page_in_body"))]
use reqwest::header::HeaderValue;
#[cfg(feature = "page_in_body")]
use serde_json::Map;
use serde_json::Value;

use super::request::Request;
#[cfg(any(feature = "page_in_query", feature = "page_in_path"))]
use super::request::encoded;
#[cfg(feature = "page_in_query")]
use super::request::is_named;
#[cfg(feature = "page_in_body")]
use super::walk::find;
#[cfg(feature = "page_counted")]
use super::walk::number_of;

/// Where a request says which page it is for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Place {
    /// In the query's pair of this name.
    #[cfg(feature = "page_in_query")]
    Query(&'static str),
    /// In the header of this name.
    #[cfg(feature = "page_in_header")]
    Header(&'static str),
    /// In a part of the path.
    #[cfg(feature = "page_in_path")]
    Path,
    /// In a JSON body, where this pointer leads to.
    #[cfg(feature = "page_in_body")]
    Body(&'static str),
}

impl Place {
    /// What stands there.
    pub(super) fn read(self, request: &Request) -> Option<Value> {
        match self {
            #[cfg(feature = "page_in_query")]
            Self::Query(name) => request.queried(name).map(decoded),
            #[cfg(feature = "page_in_header")]
            Self::Header(name) => request.headers.get(name).map(in_header),
            #[cfg(feature = "page_in_path")]
            Self::Path => request.path.get(request.page_in_path.clone()).map(decoded),
            #[cfg(feature = "page_in_body")]
            Self::Body(pointer) => find(&request.json_body(), pointer).cloned(),
        }
    }

    /// The number that stands there.
    #[cfg(feature = "page_counted")]
    pub(super) fn number(self, request: &Request) -> Option<u64> {
        number_of(&self.read(request)?)
    }

    /// Puts a value there.
    pub(super) fn write(self, request: &mut Request, value: &Value) -> Result<(), &'static str> {
        match self {
            #[cfg(feature = "page_in_query")]
            Self::Query(name) => request.set_query(name, &text(value)?),
            #[cfg(feature = "page_in_header")]
            Self::Header(name) => request.set_header(name, &text(value)?)?,
            #[cfg(feature = "page_in_path")]
            Self::Path => request.set_in_path(&text(value)?),
            #[cfg(feature = "page_in_body")]
            Self::Body(pointer) => request.set_in_body(pointer, value),
        }
        Ok(())
    }
}

/// A value as it stands outside of JSON.
#[cfg(any(feature = "page_in_query", feature = "page_in_header", feature = "page_in_path"))]
fn text(value: &Value) -> Result<String, &'static str> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(_) | Value::Bool(_) => Ok(value.to_string()),
        _ => Err("its cursor is neither a text nor a number"),
    }
}

#[cfg(any(feature = "page_in_query", feature = "page_in_path"))]
fn decoded(text: &str) -> Value {
    percent_decode_str(text).decode_utf8_lossy().into()
}

#[cfg(feature = "page_in_header")]
fn in_header(value: &HeaderValue) -> Value {
    String::from_utf8_lossy(value.as_bytes()).into()
}

impl Request {
    #[cfg(feature = "page_in_query")]
    fn set_query(&mut self, name: &str, value: &str) {
        let pairs = std::mem::take(&mut self.query);
        let others = pairs.split('&').filter(|pair| !pair.is_empty() && !is_named(pair, name));
        others.for_each(|pair| self.push_query(pair));
        self.push_query(&format!("{}={}", encoded(name), encoded(value)));
    }

    #[cfg(feature = "page_in_header")]
    fn set_header(&mut self, name: &'static str, value: &str) -> Result<(), &'static str> {
        let value = HeaderValue::from_bytes(value.as_bytes());
        self.headers.insert(name, value.map_err(|_| "its cursor has a control character")?);
        Ok(())
    }

    #[cfg(feature = "page_in_path")]
    fn set_in_path(&mut self, value: &str) {
        let (start, value) = (self.page_in_path.start, encoded(value));
        self.path.replace_range(self.page_in_path.clone(), &value);
        self.page_in_path = start..start + value.len();
    }

    /// The body, of which there is nothing if the caller didn't pass any.
    #[cfg(feature = "page_in_body")]
    fn json_body(&self) -> Value {
        let body = self.body_bytes().and_then(|body| serde_json::from_slice(body).ok());
        body.unwrap_or_default()
    }

    #[cfg(feature = "page_in_body")]
    fn set_in_body(&mut self, pointer: &str, value: &Value) {
        let mut body = self.json_body();
        *within(&mut body, pointer) = value.clone();
        self.body = Some(body.to_string().into());
        let json = HeaderValue::from_static("application/json");
        self.headers.entry("content-type").or_insert(json);
    }
}

/// The place in a body that a pointer leads to, which is made if it isn't there.
#[cfg(feature = "page_in_body")]
fn within<'v>(body: &'v mut Value, pointer: &str) -> &'v mut Value {
    pointer.split('/').skip(1).fold(body, |value, token| {
        if !value.is_object() {
            *value = Value::Object(Map::new());
        }
        &mut value[token.replace("~1", "/").replace("~0", "~")]
    })
}
