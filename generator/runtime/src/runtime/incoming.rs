//! An answer of which only the head is there: its status decides what becomes of the body.

use std::sync::Arc;

use bytes::BytesMut;
use secrecy::SecretString;

use super::error::CallError;
use super::response::{Parts, Response};

/// An answer whose body is still to come.
pub(crate) struct Incoming {
    /// Method and path, for people.
    pub(super) request: Arc<str>,
    pub(super) answer: reqwest::Response,
    pub(super) max_response_bytes: usize,
    pub(super) secrets: Vec<SecretString>,
}

impl Incoming {
    /// Reads the body up to the limit: what arrived, and why that isn't all.
    pub(crate) async fn read_whole(mut self) -> Response {
        let mut body = BytesMut::new();
        let read = self.fill(&mut body).await;
        self.into_response(body, read.err())
    }

    pub(super) async fn fill(&mut self, body: &mut BytesMut) -> Result<(), CallError> {
        let limit = self.max_response_bytes;
        loop {
            match self.answer.chunk().await {
                Ok(Some(chunk)) if chunk.len() > limit - body.len() => {
                    body.extend_from_slice(&chunk[..limit - body.len()]);
                    return Err(CallError::TooLarge(Arc::clone(&self.request), limit));
                }
                Ok(Some(chunk)) => body.extend_from_slice(&chunk),
                Ok(None) => return Ok(()),
                Err(error) => return Err(CallError::from_http(&self.request, error)),
            }
        }
    }

    /// The answer with as much of its body as arrived, and the error that kept the rest away.
    pub(super) fn into_response(mut self, body: BytesMut, error: Option<CallError>) -> Response {
        Response::new(Parts {
            request: self.request,
            status: self.answer.status(),
            came_from: self.answer.url().clone(),
            headers: std::mem::take(self.answer.headers_mut()),
            body: body.freeze(),
            incomplete: error.map(Arc::new),
            secrets: self.secrets,
        })
    }
}
