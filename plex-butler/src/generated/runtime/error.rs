// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.

//! Errors of calls: one type for all operations, generic over the statuses that each documents.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use reqwest::StatusCode;

use super::response::Response;

/// The reason why a call didn't end in one of the successes its operation documents.
///
/// `D` is the operation's own enum of documented error statuses, for a `match` to name them. With
/// `?`, the errors of different operations meet in the plain `Error`.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Error<D = Response> {
    /// The server answered with an error status that the description documents.
    Documented(D),
    /// The server answered with a status that the description doesn't document.
    Undocumented(Response),
    /// There is no answer, or none that can be used.
    Call(CallError),
}

/// The error statuses that an operation documents.
pub trait Documented: AsRef<Response> + fmt::Debug + Sized {
    /// Finds the variant for an answer's status.
    ///
    /// # Errors
    ///
    /// The answer itself, if its status isn't documented.
    fn from_response(response: Response) -> Result<Self, Response>;
}

impl<D: Documented> Error<D> {
    /// The error that an answer is, as it isn't one of the successes.
    pub(crate) fn answered(response: Response) -> Self {
        D::from_response(response).map_or_else(Self::Undocumented, Self::Documented)
    }
}

impl<D: AsRef<Response>> Error<D> {
    /// The answer, if there is one: its status, headers and body.
    pub fn response(&self) -> Option<&Response> {
        match self {
            Self::Documented(documented) => Some(documented.as_ref()),
            Self::Undocumented(response) => Some(response),
            Self::Call(CallError::Incomplete(response, _) | CallError::Decode(response, _)) => {
                Some(response)
            }
            Self::Call(_) => None,
        }
    }

    /// The status of the answer, if there is one.
    pub fn status(&self) -> Option<StatusCode> {
        self.response().map(Response::status)
    }

    /// The server's own words for what went wrong, if it has any; see [`Response::message`].
    pub fn message(&self) -> Option<String> {
        self.response().and_then(Response::message)
    }

    /// Returns true if the time allowed ran out. The server may have done what was asked all the
    /// same.
    pub fn is_timeout(&self) -> bool {
        match self {
            Self::Call(CallError::Incomplete(_, why)) => matches!(**why, CallError::Timeout(..)),
            error => matches!(error, Self::Call(CallError::Timeout(..))),
        }
    }

    /// Returns true if no connection came about: a wrong address, nobody listening, or no trust in
    /// TLS.
    pub fn is_connect(&self) -> bool {
        matches!(self, Self::Call(CallError::Connect(..)))
    }
}

impl<D: AsRef<Response>> fmt::Display for Error<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Documented(documented) => documented.as_ref().fmt(f),
            Self::Undocumented(response) => write!(f, "{response} (not a documented status)"),
            Self::Call(error) => error.fmt(f),
        }
    }
}

impl<D: AsRef<Response> + fmt::Debug> StdError for Error<D> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        if let Self::Call(error) = self { error.source() } else { None }
    }
}

impl<D: Documented> From<Error<D>> for Error {
    fn from(error: Error<D>) -> Self {
        match error {
            Error::Documented(documented) => Self::Documented(documented.as_ref().clone()),
            Error::Undocumented(response) => Self::Undocumented(response),
            Error::Call(error) => Self::Call(error),
        }
    }
}

impl<D> From<CallError> for Error<D> {
    fn from(error: CallError) -> Self {
        Self::Call(error)
    }
}

/// The reason why there is no answer, or none that can be used. The text in a variant is method and
/// path.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum CallError {
    /// The request can't be sent as it is. Nothing was sent.
    #[error("can't send the request: {0}")]
    InvalidRequest(String),
    /// No connection came about. Nothing was sent.
    #[error("{0}: can't connect to the server")]
    Connect(Arc<str>, #[source] Arc<reqwest::Error>),
    /// The time allowed ran out.
    #[error("{0}: the server took too long")]
    Timeout(Arc<str>, #[source] Arc<dyn StdError + Send + Sync>),
    /// The connection broke, or what came over it isn't HTTP.
    #[error("{0}: the connection broke before the answer was complete")]
    Interrupted(Arc<str>, #[source] Arc<reqwest::Error>),
    /// The body is larger than this many bytes, which is what the client allows.
    #[error("{0}: the answer is larger than the {1} bytes allowed")]
    TooLarge(Arc<str>, usize),
    /// An HTTP client of the caller's own went to another origin on a redirect.
    #[error("{0}: the HTTP client followed a redirect to another origin")]
    OtherOrigin(Arc<str>),
    /// The status was a success, but its body, which is what was asked for, isn't whole.
    #[error("{0}: the body isn't whole")]
    Incomplete(Response, #[source] Arc<CallError>),
    /// The status was a success, but the body isn't what the description says.
    #[error("{0}: the body isn't what the description says: {1}")]
    Decode(Response, String),
}

impl CallError {
    /// Sorts an error of the HTTP client, and takes the URL out: its query may hold secrets.
    pub(crate) fn from_http(request: Arc<str>, error: reqwest::Error) -> Self {
        let source = Arc::new(error.without_url());
        if source.is_timeout() {
            Self::Timeout(request, source)
        } else if source.is_connect() {
            Self::Connect(request, source)
        } else {
            Self::Interrupted(request, source)
        }
    }
}
