//! A request on its way from an operation to the transport.

#[cfg(any(feature = "path_parameter", feature = "query", feature = "header"))]
use std::fmt::Display;
#[cfg(feature = "page_in_path")]
use std::ops::Range;

#[cfg(any(feature = "page_in_query", feature = "secret_in_link"))]
use percent_encoding::percent_decode_str;
#[cfg(feature = "encoding")]
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::Method;
use reqwest::header::{HeaderMap, HeaderValue};
#[cfg(feature = "secret")]
use secrecy::SecretString;
#[cfg(feature = "json_request")]
use serde::Serialize;
#[cfg(feature = "page_link")]
use url::Url;

use super::error::CallError;
#[cfg(feature = "retry")]
use super::retry::RetryPolicy;

/// Everything but the unreserved characters of RFC 3986, section 2.3.
#[cfg(feature = "encoding")]
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What an operation sends. The first thing wrong with it is kept until the end, so that an
/// operation can put its request together in one expression.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) method: Method,
    #[cfg(feature = "own_servers")]
    pub(crate) server: Option<String>,
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    #[cfg(feature = "secret")]
    pub(crate) secrets: Vec<SecretString>,
    #[cfg(feature = "any_query")]
    pub(crate) query: String,
    /// Where to go instead of path and query.
    #[cfg(feature = "page_link")]
    pub(super) link: Option<Url>,
    /// The names of the pairs in the query that are secret.
    #[cfg(feature = "secret_in_link")]
    pub(super) secret_names: Vec<&'static str>,
    /// The part of the path that is another for each page.
    #[cfg(feature = "page_in_path")]
    pub(super) page_in_path: Range<usize>,
    #[cfg(feature = "body")]
    pub(crate) body: Option<reqwest::Body>,
    #[cfg(feature = "multipart")]
    pub(crate) parts: Option<reqwest::multipart::Form>,
    /// What takes the place of headers that reqwest sends with a body in parts.
    #[cfg(feature = "multipart_other")]
    pub(crate) parts_headers: HeaderMap,
    #[cfg(feature = "retry")]
    pub(super) retry: Option<&'static RetryPolicy>,
    pub(super) problem: Option<String>,
}

impl Request {
    pub(crate) fn new(method: Method) -> Self {
        Self {
            method,
            #[cfg(feature = "own_servers")]
            server: None,
            path: String::new(),
            headers: HeaderMap::new(),
            #[cfg(feature = "secret")]
            secrets: Vec::new(),
            #[cfg(feature = "any_query")]
            query: String::new(),
            #[cfg(feature = "page_link")]
            link: None,
            #[cfg(feature = "secret_in_link")]
            secret_names: Vec::new(),
            #[cfg(feature = "page_in_path")]
            page_in_path: 0..0,
            #[cfg(feature = "body")]
            body: None,
            #[cfg(feature = "multipart")]
            parts: None,
            #[cfg(feature = "multipart_other")]
            parts_headers: HeaderMap::new(),
            #[cfg(feature = "retry")]
            retry: None,
            problem: None,
        }
    }

    /// The same request, to be sent once more. Its body is in memory: no other is sent for pages.
    #[cfg(feature = "pages")]
    pub(super) fn again(&self) -> Self {
        Self {
            method: self.method.clone(),
            #[cfg(feature = "own_servers")]
            server: self.server.clone(),
            path: self.path.clone(),
            headers: self.headers.clone(),
            #[cfg(feature = "secret")]
            secrets: self.secrets.clone(),
            #[cfg(feature = "any_query")]
            query: self.query.clone(),
            #[cfg(feature = "page_link")]
            link: self.link.clone(),
            #[cfg(feature = "secret_in_link")]
            secret_names: self.secret_names.clone(),
            #[cfg(feature = "page_in_path")]
            page_in_path: self.page_in_path.clone(),
            #[cfg(feature = "body")]
            body: self.body_bytes().map(|bytes| bytes.to_vec().into()),
            #[cfg(feature = "multipart")]
            parts: None,
            #[cfg(feature = "multipart_other")]
            parts_headers: HeaderMap::new(),
            #[cfg(feature = "retry")]
            retry: self.retry,
            problem: self.problem.clone(),
        }
    }

    /// The body, if there is one in memory.
    #[cfg(all(feature = "pages", feature = "body"))]
    pub(super) fn body_bytes(&self) -> Option<&[u8]> {
        self.body.as_ref()?.as_bytes()
    }

    /// Goes to another server than the client's.
    #[cfg(feature = "own_servers")]
    pub(crate) fn server(mut self, url: &str) -> Self {
        self.server = Some(url.to_owned());
        self
    }

    /// Adds text of the path template.
    pub(crate) fn path(mut self, template: &'static str) -> Self {
        self.path.push_str(template);
        self
    }

    /// Adds a parameter's value to the path. None may be empty: `/tasks/{name}` without its name is
    /// another operation's path.
    #[cfg(feature = "path_parameter")]
    pub(crate) fn path_parameter(mut self, name: &'static str, value: impl Display) -> Self {
        let value = value.to_string();
        self.path.push_str(&encoded(&value));
        self.refuse(value.is_empty(), || format!("the path parameter `{name}` is empty"))
    }

    /// Adds a parameter's value to the path that is another for each page.
    #[cfg(feature = "page_in_path")]
    pub(crate) fn path_page(self, name: &'static str, value: impl Display) -> Self {
        let start = self.path.len();
        let request = self.path_parameter(name, value);
        Self { page_in_path: start..request.path.len(), ..request }
    }

    /// Adds a setting to the path, which all clients have that can be built.
    #[cfg(feature = "path_setting")]
    pub(crate) fn path_setting(self, name: &'static str, value: Option<&impl Display>) -> Self {
        self.path_parameter(name, value.map(ToString::to_string).unwrap_or_default())
    }

    /// Adds a pair to the query for each value.
    #[cfg(feature = "query")]
    pub(crate) fn query(
        mut self,
        name: &'static str,
        values: impl IntoIterator<Item = impl Display>,
    ) -> Self {
        values.into_iter().for_each(|value| self.push_pair(name, &value.to_string()));
        self
    }

    #[cfg(any(feature = "query", feature = "secret_query"))]
    pub(super) fn push_pair(&mut self, name: &str, value: &str) {
        self.push_query(&format!("{}={}", encoded(name), encoded(value)));
    }

    /// Adds encoded text to the query.
    #[cfg(feature = "any_query")]
    pub(super) fn push_query(&mut self, text: &str) {
        if !self.query.is_empty() {
            self.query.push('&');
        }
        self.query.push_str(text);
    }

    /// The encoded value in the query's pair of this name.
    #[cfg(any(feature = "page_in_query", feature = "secret_in_link"))]
    pub(super) fn queried(&self, name: &str) -> Option<&str> {
        let mut pairs = self.query.split('&').filter(|pair| is_named(pair, name));
        pairs.next()?.split_once('=').map(|(_, value)| value)
    }

    /// The query as it goes behind the path, whose template may have begun it.
    #[cfg(feature = "any_query")]
    pub(super) fn query_behind_path(&self) -> String {
        match (self.query.as_str(), self.path.contains('?')) {
            ("", _) => String::new(),
            (query, true) => format!("&{query}"),
            (query, false) => format!("?{query}"),
        }
    }

    /// Asks for the media types that the operation can read.
    pub(crate) fn accept(mut self, media_types: &'static str) -> Self {
        self.headers.insert("accept", HeaderValue::from_static(media_types));
        self
    }

    /// Adds a header for each value. What isn't ASCII goes out as UTF-8.
    #[cfg(feature = "header")]
    pub(crate) fn header(
        self,
        name: &'static str,
        values: impl IntoIterator<Item = impl Display>,
    ) -> Self {
        let add = |request: Self, value| request.append(name, &format!("{value}"), false);
        values.into_iter().fold(self, add)
    }

    /// Adds a cookie. All of them go into one header (RFC 6265, section 5.4).
    #[cfg(feature = "any_cookie")]
    pub(super) fn push_cookie(mut self, cookie: &str, sensitive: bool) -> Self {
        let cookies = match self.headers.remove("cookie") {
            Some(known) => format!("{}; {cookie}", String::from_utf8_lossy(known.as_bytes())),
            None => cookie.to_owned(),
        };
        self.append("cookie", &cookies, sensitive)
    }

    /// Sets the body, if there is one, to JSON.
    #[cfg(feature = "json_request")]
    pub(crate) fn json<'a, T: Serialize + ?Sized + 'a>(
        self,
        body: impl Into<Option<&'a T>>,
    ) -> Self {
        let Some(body) = body.into() else { return self };
        match serde_json::to_vec(body) {
            Ok(bytes) => self.body(Some(bytes), "application/json"),
            Err(error) => self.refuse(true, || format!("the body can't be written: {error}")),
        }
    }

    /// Sets the body, if there is one.
    #[cfg(feature = "body")]
    pub(crate) fn body(
        mut self,
        body: Option<impl Into<reqwest::Body>>,
        media_type: &'static str,
    ) -> Self {
        let Some(body) = body else { return self };
        self.headers.insert("content-type", HeaderValue::from_static(media_type));
        self.body = Some(body.into());
        self
    }

    /// Sends the body, if there is one, as another media type than the usual.
    #[cfg(feature = "content_type")]
    pub(crate) fn content_type(mut self, media_type: &'static str) -> Self {
        if self.body.is_some() {
            self.headers.insert("content-type", HeaderValue::from_static(media_type));
        }
        self
    }

    #[cfg(any(
        feature = "header",
        feature = "secret_header",
        feature = "bearer",
        feature = "basic",
        feature = "header_value",
        feature = "any_cookie"
    ))]
    pub(super) fn append(mut self, name: &'static str, value: &str, sensitive: bool) -> Self {
        let value = HeaderValue::from_bytes(value.as_bytes());
        let invalid = value.is_err();
        if let Ok(mut value) = value {
            value.set_sensitive(sensitive);
            self.headers.append(name, value);
        }
        self.refuse(invalid, || format!("the header `{name}` has a control character"))
    }

    /// Keeps a problem that was found elsewhere, if there is one.
    #[cfg(feature = "multipart_problem")]
    pub(super) fn refused(&mut self, problem: Option<String>) {
        self.problem = self.problem.take().or(problem);
    }

    pub(super) fn refuse(mut self, wrong: bool, problem: impl FnOnce() -> String) -> Self {
        if wrong && self.problem.is_none() {
            self.problem = Some(problem());
        }
        self
    }

    /// The request, if nothing is wrong with it. A path segment of dots only is: URL parsers resolve
    /// it away, however it is encoded.
    pub(crate) fn finish(self) -> Result<Self, CallError> {
        let dots = self.path.split('/').any(|segment| matches!(segment, "." | ".."));
        let request = self.refuse(dots, || "the path has a segment `.` or `..`".to_owned());
        match request.problem {
            Some(problem) => Err(CallError::InvalidRequest(problem)),
            None => Ok(request),
        }
    }
}

/// Whether a pair of the query has this name.
#[cfg(any(feature = "page_in_query", feature = "secret_in_link"))]
pub(super) fn is_named(pair: &str, name: &str) -> bool {
    let known = pair.split_once('=').map_or(pair, |(known, _)| known);
    percent_decode_str(known).eq(name.bytes())
}

/// Text with all that is reserved in an URL encoded.
#[cfg(feature = "encoding")]
pub(super) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}
