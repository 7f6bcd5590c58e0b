//! Answers that are read as they arrive.

use std::time::Duration;

use reqwest::StatusCode;

use super::client::Client;
use super::error::CallError;
use super::incoming::Incoming;
use super::request::Request;
use super::response::Response;
use super::transport::within;

/// An answer whose body may take as long as it likes.
pub(crate) struct Opened {
    pub(super) incoming: Incoming,
    /// The client's timeout, which nothing has been held to since the head was there.
    pub(super) timeout: Option<Duration>,
}

impl Client {
    /// Sends a request and waits for the head of the answer. Nothing bounds the time for its body
    /// as a whole.
    pub(crate) async fn open(&self, request: Request) -> Result<Opened, CallError> {
        let incoming = self.start(request, None).await?;
        Ok(Opened { incoming, timeout: self.transport.timeout })
    }
}

impl Opened {
    /// The status.
    pub(crate) fn status(&self) -> StatusCode {
        self.incoming.answer.status()
    }

    /// Reads the body within the timeout, up to the limit: what arrived, and why that isn't all.
    pub(crate) async fn read(mut self) -> Response {
        let mut body = self.incoming.buffer();
        let label = self.incoming.label.clone();
        let read = within(self.timeout, &label, self.incoming.fill(&mut body)).await;
        self.incoming.into_response(body, read.err())
    }
}
