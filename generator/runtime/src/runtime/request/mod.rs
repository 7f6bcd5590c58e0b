//! A request on its way from an operation to the transport.

mod body;
mod cookie;
mod credential;
mod path;
mod query;
mod secret_query;
mod value;

use std::fmt::{self, Display};
use std::ops::Range;
use std::sync::Arc;

use reqwest::Method;
use reqwest::header::{HeaderMap, HeaderValue};
use secrecy::SecretString;
use url::Url;

use super::error::CallError;
use super::form::Multipart;
use super::retry::RetryPolicy;

/// A request of an operation. The first thing wrong with it is kept until the end, so that an
/// operation can put its request together in one expression.
pub(crate) struct Request {
    pub(crate) method: Method,
    pub(super) own_server: Option<Url>,
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    pub(super) secrets: Arc<[SecretString]>,
    pub(super) query: String,
    /// The URL that takes the place of path and query.
    pub(super) link: Option<Url>,
    /// The names of the pairs in the query that are secret.
    pub(super) secret_names: Vec<&'static str>,
    /// The part of the path that is another for each page.
    pub(super) page_in_path: Range<usize>,
    pub(super) payload: Option<reqwest::Body>,
    pub(super) multipart: Option<Multipart>,
    pub(super) retry: Option<&'static RetryPolicy>,
    problem: Option<String>,
}

impl Request {
    pub(crate) fn new() -> Self {
        Self {
            method: Method::GET,
            own_server: None,
            path: String::new(),
            headers: HeaderMap::new(),
            secrets: Arc::default(),
            query: String::new(),
            link: None,
            secret_names: Vec::new(),
            page_in_path: 0..0,
            payload: None,
            multipart: None,
            retry: None,
            problem: None,
        }
    }

    /// A request that goes on from this one.
    pub(crate) fn start(&self, method: Method) -> Self {
        Self { method, ..self.again() }
    }

    /// The same request once more. Its body is in memory: no other is sent for pages.
    pub(super) fn again(&self) -> Self {
        Self {
            method: self.method.clone(),
            own_server: self.own_server.clone(),
            path: self.path.clone(),
            headers: self.headers.clone(),
            secrets: Arc::clone(&self.secrets),
            query: self.query.clone(),
            link: self.link.clone(),
            secret_names: self.secret_names.clone(),
            page_in_path: self.page_in_path.clone(),
            payload: self.body_bytes().map(|bytes| bytes.to_vec().into()),
            multipart: None,
            retry: self.retry,
            problem: self.problem.clone(),
        }
    }

    /// Adds text of the path template.
    pub(crate) fn path(mut self, template: &'static str) -> Self {
        self.path.push_str(template);
        self
    }

    /// Asks for the media types that the operation can read.
    pub(crate) fn accept(mut self, media_types: &'static str) -> Self {
        self.headers.insert("accept", HeaderValue::from_static(media_types));
        self
    }

    /// Adds a header for each value. What isn't ASCII goes out as UTF-8.
    pub(crate) fn header(
        self,
        name: &'static str,
        values: impl IntoIterator<Item = impl Display>,
    ) -> Self {
        let add = |request: Self, value| request.append(name, &format!("{value}"), false);
        values.into_iter().fold(self, add)
    }

    fn append(mut self, name: &'static str, value: &str, sensitive: bool) -> Self {
        let value = HeaderValue::from_bytes(value.as_bytes());
        let invalid = value.is_err();
        if let Ok(mut value) = value {
            value.set_sensitive(sensitive);
            self.headers.append(name, value);
        }
        self.refuse(invalid, || format!("the header `{name}` has a control character"))
    }

    /// Keeps a problem that was found elsewhere, if there is one.
    pub(super) fn refused(&mut self, problem: Option<String>) {
        self.problem = self.problem.take().or(problem);
    }

    pub(super) fn refuse(mut self, wrong: bool, problem: impl FnOnce() -> String) -> Self {
        if wrong && self.problem.is_none() {
            self.problem = Some(problem());
        }
        self
    }

    /// Checks that nothing is wrong with the request. A path segment of dots only is: URL parsers
    /// resolve it away, however it is encoded.
    pub(crate) fn check(&self) -> Result<(), CallError> {
        let dots = || self.path.split('/').any(|segment| matches!(segment, "." | ".."));
        match &self.problem {
            Some(problem) => Err(CallError::InvalidRequest(problem.clone())),
            None if dots() => {
                Err(CallError::InvalidRequest("the path has a segment `.` or `..`".to_owned()))
            }
            None => Ok(()),
        }
    }
}

/// Shows no query, which may hold secrets. Headers that hold any are marked as sensitive.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request").field("headers", &self.headers).finish_non_exhaustive()
    }
}
