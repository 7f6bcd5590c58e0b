//! The delivery of an answer to the client: whole and at once, slowly, or not to its end.

use std::collections::VecDeque;
use std::io;
use std::time::Duration;

use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use futures_util::stream;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_LENGTH, HeaderValue};

use super::answer::Reply;

/// The framing of a body, which tells its end (RFC 9112, section 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Framing {
    /// By the header `Content-Length`.
    #[default]
    ContentLength,
    /// In pieces, of which the last is empty, as the header `Transfer-Encoding` says.
    Chunked,
}

/// The point at which a connection breaks off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// Before the status, so that there is no answer at all.
    BeforeStatus,
    /// In the middle of the body. Of an empty body the end is missing.
    InBody,
}

/// The way in which an answer is sent.
#[derive(Debug, Clone, Default)]
pub(super) struct Delivery {
    pub(super) framing: Framing,
    /// The time to wait before the status is sent.
    pub(super) delay: Duration,
    pub(super) flaw: Flaw,
}

/// A flaw in the delivery.
#[derive(Debug, Clone, Default)]
pub(super) enum Flaw {
    #[default]
    None,
    /// Wait in the middle of the body.
    Stall(Duration),
    /// Break the connection off.
    Cut(Cut),
}

impl Delivery {
    /// Waits, then sends the answer's head. The body follows as it is read.
    pub(super) async fn send(self, reply: Reply) -> Response {
        tokio::time::sleep(self.delay).await;
        let length = reply.body.len();
        let mut response = Response::new(body(reply.body, &self.flaw));
        *response.status_mut() = reply.status;
        *response.headers_mut() = reply.headers;
        // These two have no body, and hence no length (RFC 9110, section 8.6).
        let bodiless = matches!(reply.status, StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED);
        if self.framing == Framing::ContentLength && !bodiless {
            // A cut must leave something missing, even of an empty body.
            let least = usize::from(matches!(self.flaw, Flaw::Cut(_)));
            let length = HeaderValue::from(length.max(least));
            response.headers_mut().insert(CONTENT_LENGTH, length);
        }
        response
    }
}

/// A step in the sending of a body.
enum Step {
    Send(Bytes),
    Wait(Duration),
    /// The server breaks the connection off when a body fails. What it buffered is lost then:
    /// before the first wait, that includes the status.
    Fail,
}

fn body(bytes: Bytes, flaw: &Flaw) -> Body {
    let mut first = bytes;
    let second = first.split_off(first.len() / 2);
    // While it waits for more of the body, the server sends what it has.
    let moment = Duration::from_millis(20);
    let steps = match *flaw {
        Flaw::None => vec![Step::Send(first), Step::Send(second)],
        Flaw::Stall(pause) => vec![Step::Send(first), Step::Wait(pause), Step::Send(second)],
        Flaw::Cut(Cut::BeforeStatus) => vec![Step::Fail],
        Flaw::Cut(Cut::InBody) => vec![Step::Send(first), Step::Wait(moment), Step::Fail],
    };
    Body::from_stream(stream::unfold(VecDeque::from(steps), next_piece))
}

/// Returns the next piece of a body, or its failure, after the waits before it.
async fn next_piece(mut steps: VecDeque<Step>) -> Option<(io::Result<Bytes>, VecDeque<Step>)> {
    loop {
        match steps.pop_front()? {
            Step::Send(bytes) if bytes.is_empty() => {}
            Step::Send(bytes) => return Some((Ok(bytes), steps)),
            Step::Wait(pause) => tokio::time::sleep(pause).await,
            Step::Fail => return Some((Err(io::ErrorKind::ConnectionAborted.into()), steps)),
        }
    }
}
