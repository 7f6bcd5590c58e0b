//! An answer of which only the head is there: its status decides what becomes of the body.

use std::sync::Arc;

use bytes::BytesMut;
use secrecy::SecretString;

use super::error::CallError;
use super::label::Label;
use super::left_out::Listener;
use super::response::{Parts, Response};

/// The most memory to set aside for a body before it arrives, in bytes.
const MAX_RESERVED: usize = 1024 * 1024;

/// An answer whose body is still to come.
pub(crate) struct Incoming {
    pub(super) label: Label,
    pub(super) answer: reqwest::Response,
    pub(super) max_response_bytes: usize,
    pub(super) secrets: Arc<[SecretString]>,
    #[cfg(feature = "left_out")]
    pub(super) listener: Listener,
}

impl Incoming {
    /// Reads the body up to the limit: what arrived, and why that isn't all.
    pub(crate) async fn read_whole(mut self) -> Response {
        let mut body = self.buffer();
        let read = self.fill(&mut body).await;
        self.into_response(body, read.err())
    }

    /// A buffer for the body, of the size that the server announces. What a server announces is not
    /// always true, so there is a limit.
    pub(super) fn buffer(&self) -> BytesMut {
        let announced = self.answer.content_length().and_then(|length| length.try_into().ok());
        let size = announced.unwrap_or(0).min(self.max_response_bytes).min(MAX_RESERVED);
        BytesMut::with_capacity(size)
    }

    pub(super) async fn fill(&mut self, body: &mut BytesMut) -> Result<(), CallError> {
        let limit = self.max_response_bytes;
        loop {
            match self.answer.chunk().await {
                Ok(Some(chunk)) if chunk.len() > limit - body.len() => {
                    body.extend_from_slice(&chunk[..limit - body.len()]);
                    return Err(CallError::TooLarge(self.label.written(), limit));
                }
                Ok(Some(chunk)) => body.extend_from_slice(&chunk),
                Ok(None) => return Ok(()),
                Err(error) => return Err(CallError::from_http(self.label.written(), error)),
            }
        }
    }

    /// The answer with as much of its body as arrived, and the error that kept the rest away.
    pub(super) fn into_response(mut self, body: BytesMut, error: Option<CallError>) -> Response {
        Response::new(Parts {
            label: self.label,
            status: self.answer.status(),
            came_from: self.answer.url().clone(),
            headers: std::mem::take(self.answer.headers_mut()),
            body: body.freeze(),
            incomplete: error.map(Arc::new),
            secrets: self.secrets,
            #[cfg(feature = "left_out")]
            listener: self.listener,
        })
    }
}
