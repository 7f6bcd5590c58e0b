//! The place in a request that tells its page from the others: what stands there, and what does
//! next.

use percent_encoding::percent_decode_str;
use reqwest::header::HeaderValue;
use serde_json::{Map, Value};

use super::percent::encoded;
use super::pointer::find;
use super::request::Request;
use super::walk::number_of;

/// The place in which a request says which page it is for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Place {
    /// In the query's pair of this name.
    Query(&'static str),
    /// In the header of this name.
    Header(&'static str),
    /// In a part of the path.
    Path,
    /// In a JSON body, where this pointer leads to.
    Body(&'static str),
}

impl Place {
    /// The value that stands there.
    pub(super) fn read(self, request: &Request) -> Option<Value> {
        match self {
            Self::Query(name) => request.queried(name).map(decoded),
            Self::Header(name) => request.headers.get(name).map(in_header),
            Self::Path => request.path.get(request.page_in_path.clone()).map(decoded),
            Self::Body(pointer) => find(request.body_bytes()?, pointer),
        }
    }

    /// The number that stands there.
    pub(super) fn number(self, request: &Request) -> Option<u64> {
        number_of(&self.read(request)?)
    }

    /// Puts a value there.
    pub(super) fn write(self, request: &mut Request, value: &Value) -> Result<(), &'static str> {
        match self {
            Self::Query(name) => request.replace_query(name, &text(value)?),
            Self::Header(name) => request.set_header(name, &text(value)?)?,
            Self::Path => request.set_in_path(&text(value)?),
            Self::Body(pointer) => request.set_in_body(pointer, value),
        }
        Ok(())
    }
}

/// A value as it stands outside of JSON.
fn text(value: &Value) -> Result<String, &'static str> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(_) | Value::Bool(_) => Ok(value.to_string()),
        _ => Err("its cursor is neither a text nor a number"),
    }
}

fn decoded(text: &str) -> Value {
    percent_decode_str(text).decode_utf8_lossy().into()
}

fn in_header(value: &HeaderValue) -> Value {
    String::from_utf8_lossy(value.as_bytes()).into()
}

impl Request {
    fn set_header(&mut self, name: &'static str, value: &str) -> Result<(), &'static str> {
        let value = HeaderValue::from_bytes(value.as_bytes());
        self.headers.insert(name, value.map_err(|_| "its cursor has a control character")?);
        Ok(())
    }

    fn set_in_path(&mut self, value: &str) {
        let (start, value) = (self.page_in_path.start, encoded(value));
        self.path.replace_range(self.page_in_path.clone(), &value);
        self.page_in_path = start..start + value.len();
    }

    /// The body, of which there is nothing if the caller didn't pass any.
    fn json_body(&self) -> Value {
        let body = self.body_bytes().and_then(|body| serde_json::from_slice(body).ok());
        body.unwrap_or_default()
    }

    fn set_in_body(&mut self, pointer: &str, value: &Value) {
        let mut body = self.json_body();
        *within(&mut body, pointer) = value.clone();
        self.payload = Some(body.to_string().into());
        let json = HeaderValue::from_static("application/json");
        self.headers.entry("content-type").or_insert(json);
    }
}

/// The place in a body that a pointer leads to, which is made if it isn't there.
fn within<'v>(body: &'v mut Value, pointer: &str) -> &'v mut Value {
    pointer.split('/').skip(1).fold(body, |value, token| {
        if !value.is_object() {
            *value = Value::Object(Map::new());
        }
        &mut value[token.replace("~1", "/").replace("~0", "~")]
    })
}
