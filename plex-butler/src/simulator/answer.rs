//! Answers that are scripted, and the parts of every answer.

use std::time::Duration;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};

use super::delivery::{Cut, Delivery, Flaw, Framing};

/// An answer to a request: [as usual](Self::usual), or [with a status](Self::status) of your
/// choice.
///
/// Further methods change parts of the answer, or its delivery. A request that is answered with a
/// status of your choice does nothing: no task starts or stops.
///
/// ```
/// use std::time::Duration;
///
/// use plex_butler::reqwest::StatusCode;
/// use plex_butler::simulator::{Answer, Cut};
///
/// // The page of HTML that servers send with an error.
/// Answer::page(StatusCode::NOT_FOUND);
/// // A redirect has no constructor of its own.
/// # use plex_butler::reqwest::header::{HeaderValue, LOCATION};
/// let elsewhere = HeaderValue::from_static("http://127.0.0.1:8/butler");
/// Answer::status(StatusCode::TEMPORARY_REDIRECT).header(LOCATION, elsewhere);
/// // The server does what it is asked to, but then the connection is lost.
/// Answer::usual().cut(Cut::BeforeStatus);
/// // The server takes its time.
/// Answer::usual().delayed(Duration::from_secs(5));
/// ```
#[derive(Debug, Clone)]
#[must_use = "an answer does nothing before it is given to a simulator"]
pub struct Answer {
    status: Option<StatusCode>,
    headers: HeaderMap,
    body: Option<Bytes>,
    delivery: Delivery,
}

impl Answer {
    /// The answer that the request gets anyway, with all its effects.
    pub fn usual() -> Self {
        let (headers, delivery) = Default::default();
        Self { status: None, headers, body: None, delivery }
    }

    /// An answer without content type and body.
    pub fn status(status: StatusCode) -> Self {
        Self { status: Some(status), body: Some(Bytes::new()), ..Self::usual() }
    }

    /// The short page of HTML that a real server sends with an error status.
    pub fn page(status: StatusCode) -> Self {
        let Reply { status, headers, body } = Reply::page(status);
        Self { headers, body: Some(body), ..Self::status(status) }
    }

    /// Adds a header.
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.append(name, value);
        self
    }

    /// Sets a body, and no content type.
    pub fn body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = Some(body.into());
        self
    }

    /// Sets a body, and `application/json` as its content type. The body isn't checked.
    pub fn json(self, body: impl Into<Bytes>) -> Self {
        self.content_type("application/json").body(body)
    }

    /// Sets a body, and `text/html` as its content type. The body isn't checked.
    pub fn html(self, body: impl Into<Bytes>) -> Self {
        self.content_type("text/html").body(body)
    }

    fn content_type(mut self, media_type: &'static str) -> Self {
        self.headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
        self
    }

    /// Sets the framing of the body, which is its length ahead by default.
    pub fn framing(mut self, framing: Framing) -> Self {
        self.delivery.framing = framing;
        self
    }

    /// Waits before the status is sent.
    pub fn delayed(mut self, delay: Duration) -> Self {
        self.delivery.delay = delay;
        self
    }

    /// Waits in the middle of the body.
    pub fn stalled(mut self, pause: Duration) -> Self {
        self.delivery.flaw = Flaw::Stall(pause);
        self
    }

    /// Breaks the connection off, and with it this answer.
    pub fn cut(mut self, cut: Cut) -> Self {
        self.delivery.flaw = Flaw::Cut(cut);
        self
    }

    /// Returns the reply that is sent, and its delivery. The usual reply is only asked for if it is
    /// needed.
    pub(super) fn resolve(self, usual: impl FnOnce() -> Reply) -> (Reply, Delivery) {
        let mut reply = match self.status {
            Some(status) => Reply::empty(status),
            None => usual(),
        };
        reply.headers.extend(self.headers);
        if let Some(body) = self.body {
            reply.body = body;
        }
        (reply, self.delivery)
    }
}

/// The parts of an answer that are sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reply {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

impl Reply {
    pub(super) fn empty(status: StatusCode) -> Self {
        Self { status, headers: HeaderMap::new(), body: Bytes::new() }
    }

    pub(super) fn new(status: StatusCode, media_type: &'static str, body: String) -> Self {
        let content_type = (CONTENT_TYPE, HeaderValue::from_static(media_type));
        Self { status, headers: HeaderMap::from_iter([content_type]), body: body.into() }
    }

    /// Makes the page of an error, as real servers send it, whatever form the request asks for.
    pub(super) fn page(status: StatusCode) -> Self {
        let reason = status.canonical_reason().unwrap_or("Unknown");
        let head = format!("<head><title>{reason}</title></head>");
        let body = format!("<body><h1>{} {reason}</h1></body>", status.as_u16());
        Self::new(status, "text/html", format!("<html>{head}{body}</html>"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_of_401_is_the_one_seen_in_the_wild() {
        let page = Reply::page(StatusCode::UNAUTHORIZED);

        let seen: &[u8] = b"<html><head><title>Unauthorized</title></head>\
            <body><h1>401 Unauthorized</h1></body></html>";
        assert_eq!(page.body, seen);
        assert_eq!(page.body.len(), 91);
        assert_eq!(page.headers[CONTENT_TYPE], "text/html");
    }

    #[test]
    fn a_header_of_the_script_replaces_the_usual_one() {
        let usual = || Reply::new(StatusCode::OK, "application/json", "{}".to_owned());

        let (reply, _) = Answer::usual().html("").resolve(usual);

        let content_types: Vec<_> = reply.headers.get_all(CONTENT_TYPE).iter().collect();
        assert_eq!(content_types, ["text/html"]);
    }
}
