//! Answers, as they came.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use bytes::Bytes;
use encoding_rs::Encoding;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use secrecy::SecretString;
use serde::de::DeserializeOwned;
use url::Url;

use super::decode::{self, Decode};
use super::error::CallError;
use super::header::ResponseHeaders;
use super::label::Label;
use super::left_out::Listener;
use super::message;
use super::secret::redact;
use super::with_headers::WithHeaders;

/// An answer: its status, headers and body. Cheap to clone.
///
/// `Debug` and `Display` show neither headers nor body, which may hold secrets.
#[derive(Clone)]
pub struct Response(Arc<Parts>);

pub(crate) struct Parts {
    pub(crate) label: Label,
    pub(crate) status: StatusCode,
    /// The URL that it came from. Its query may be secret.
    pub(crate) came_from: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// The reason why the body isn't whole.
    pub(crate) incomplete: Option<Arc<CallError>>,
    /// Secrets that were sent and must not be shown, should the server repeat them.
    pub(crate) secrets: Arc<[SecretString]>,
    #[cfg(feature = "left_out")]
    pub(crate) listener: Listener,
}

impl Response {
    pub(crate) fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// Method and path of the request, for people.
    pub(super) fn label(&self) -> &Label {
        &self.0.label
    }

    /// The URL that it came from.
    pub(super) fn came_from(&self) -> &Url {
        &self.0.came_from
    }

    /// The function that is told what is left out of it.
    #[cfg(feature = "left_out")]
    pub(super) fn listener(&self) -> &Listener {
        &self.0.listener
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

    /// Reads the headers that the description knows for an error; see the variants of the
    /// operation's own enum.
    #[cfg(feature = "error_headers")]
    pub fn typed_headers<H: ResponseHeaders>(&self) -> H {
        H::from_headers(self.headers())
    }

    /// Puts the headers that the description knows beside what the body is.
    pub(crate) fn with_headers<T, H: ResponseHeaders>(&self, body: T) -> WithHeaders<T, H> {
        WithHeaders::new(body, self.headers().clone())
    }

    /// Reads the body as JSON, whatever its media type claims to be.
    pub(crate) fn json<T: Decode>(&self) -> Result<T, CallError> {
        let json = self.whole()?;
        #[cfg(not(feature = "left_out"))]
        let read = decode::json(json);
        #[cfg(feature = "left_out")]
        let read = decode::json_in_parts(json).map(|parts| self.tell(parts));
        read.map_err(|problem| CallError::Decode(self.clone(), self.redact(problem)))
    }

    /// Takes the body for text in the character set that the media type names, or else in UTF-8.
    /// Bytes that aren't text are replaced.
    pub(crate) fn text(&self) -> Result<String, CallError> {
        let parameters = self.content_type().unwrap_or_default().split(';').skip(1);
        let charset = parameters.filter_map(|parameter| parameter.split_once('=')).find_map(
            |(name, value)| name.trim().eq_ignore_ascii_case("charset").then_some(value.trim()),
        );
        let charset = charset.map(|charset| charset.trim_matches('"').as_bytes());
        let encoding = charset.and_then(Encoding::for_label).unwrap_or(encoding_rs::UTF_8);
        Ok(encoding.decode(self.whole()?).0.into_owned())
    }

    fn whole(&self) -> Result<&Bytes, CallError> {
        match &self.0.incomplete {
            Some(error) => Err(CallError::Incomplete(self.clone(), Arc::clone(error))),
            None => Ok(self.body()),
        }
    }

    /// Takes out secrets that were sent, should the server repeat them.
    #[cfg(feature = "secret")]
    pub(super) fn redact(&self, text: String) -> String {
        redact(&self.0.secrets, text)
    }

    /// Takes out secrets that were sent, of which there are none.
    #[cfg(not(feature = "secret"))]
    pub(super) fn redact(&self, text: String) -> String {
        text
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
