//! Requests as they arrived.

use bytes::Bytes;
use reqwest::Method;
use reqwest::header::HeaderMap;

/// A request that the simulator got. `Debug` doesn't show its token.
#[derive(Debug, Clone)]
pub struct RecordedRequest {
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) query: Option<String>,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

impl RecordedRequest {
    /// The method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The path as it came over the wire: with its prefix, and percent-encoded.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The query as it came over the wire, without the question mark; `None` without one.
    pub fn query(&self) -> Option<&str> {
        self.query.as_deref()
    }

    /// All headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// A header's value, the first if there are several. Upper and lower case don't matter in the
    /// name.
    pub fn header(&self, name: &str) -> Option<&[u8]> {
        self.headers.get(name).map(AsRef::as_ref)
    }

    /// The body.
    pub fn body(&self) -> &Bytes {
        &self.body
    }
}
