// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.

//! Answers, as they came.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use secrecy::SecretString;
use serde::de::DeserializeOwned;

use super::decode::{self, Decode};
use super::error::CallError;
use super::label::Label;
use super::message;
use super::secret::redact;

/// An answer: its status, headers and body. Cheap to clone.
///
/// `Debug` and `Display` show neither headers nor body, which may hold secrets.
#[derive(Clone)]
pub struct Response(Arc<Parts>);

pub(crate) struct Parts {
    pub(crate) label: Label,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// The reason why the body isn't whole.
    pub(crate) incomplete: Option<Arc<CallError>>,
    /// Secrets that were sent and must not be shown, should the server repeat them.
    pub(crate) secrets: Arc<[SecretString]>,
}

impl Response {
    pub(crate) fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The media type, as the server wrote it, if it did.
    pub fn content_type(&self) -> Option<&str> {
        self.headers().get("content-type")?.to_str().ok()
    }

    /// The body, or as much of it as arrived; see [`incomplete`](Self::incomplete).
    pub fn body(&self) -> &Bytes {
        &self.0.body
    }

    /// The reason why the body isn't whole: the connection broke, time ran out, or it is too large.
    pub fn incomplete(&self) -> Option<&CallError> {
        self.0.incomplete.as_deref()
    }

    /// The server's words in the body, in a line: the message of a JSON error in one of its usual
    /// forms (RFC 9457 among them), or a text. A page of HTML says nothing that the status doesn't.
    pub fn message(&self) -> Option<String> {
        let message = message::of(self.body())?;
        message::shorten(&self.redact(message))
    }

    /// Reads the body as JSON, whatever its media type claims to be.
    pub(crate) fn json<T: Decode>(&self) -> Result<T, CallError> {
        let json = self.whole()?;
        let read = decode::json(json);
        read.map_err(|problem| CallError::Decode(self.clone(), self.redact(problem)))
    }

    fn whole(&self) -> Result<&Bytes, CallError> {
        match &self.0.incomplete {
            Some(error) => Err(CallError::Incomplete(self.clone(), Arc::clone(error))),
            None => Ok(self.body()),
        }
    }

    /// Takes out secrets that were sent, should the server repeat them.
    pub(super) fn redact(&self, text: String) -> String {
        redact(&self.0.secrets, text)
    }
}

impl AsRef<Response> for Response {
    fn as_ref(&self) -> &Response {
        self
    }
}

impl fmt::Display for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.0.label, self.status())?;
        match self.message() {
            Some(message) if !self.status().is_success() => write!(f, ": {message}"),
            _ => Ok(()),
        }
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("request", &self.0.label.written())
            .field("status", &self.status())
            .field("content_type", &self.content_type().map(|it| self.redact(it.to_owned())))
            .field("body_bytes", &self.body().len())
            .field("incomplete", &self.incomplete())
            .finish_non_exhaustive()
    }
}

/// An answer with an error status for which the description gives a body.
///
/// Servers don't always send that body, but a page of HTML or nothing at all: then
/// [`details`](Self::details) is `None`, and the [`Response`] that this stands for has what came.
#[derive(Clone)]
pub struct ErrorResponse<T> {
    response: Response,
    details: Option<Box<T>>,
}

/// Doesn't show the body, like that of the [`Response`].
impl<T> fmt::Debug for ErrorResponse<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.response.fmt(f)
    }
}

impl<T> ErrorResponse<T> {
    /// The body, if it is what the description says.
    pub fn details(&self) -> Option<&T> {
        self.details.as_deref()
    }
}

impl<T: DeserializeOwned> From<Response> for ErrorResponse<T> {
    fn from(response: Response) -> Self {
        let details = serde_json::from_slice(response.body()).ok();
        Self { response, details }
    }
}

impl<T> Deref for ErrorResponse<T> {
    type Target = Response;

    fn deref(&self) -> &Response {
        &self.response
    }
}
