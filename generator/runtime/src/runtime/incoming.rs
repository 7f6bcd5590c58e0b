//! An answer of which only the head is there: its status decides what becomes of the body.

use std::sync::Arc;
#[cfg(feature = "stream")]
use std::time::Duration;

use bytes::BytesMut;
#[cfg(feature = "stream")]
use reqwest::StatusCode;
#[cfg(feature = "secret")]
use secrecy::SecretString;

#[cfg(feature = "download")]
use super::download::Download;
use super::error::CallError;
#[cfg(feature = "events")]
use super::events::EventStream;
use super::response::{Parts, Response};
#[cfg(feature = "stream")]
use super::transport::within;

/// An answer whose body is still to come.
pub(crate) struct Incoming {
    /// Method and path, for people.
    pub(super) request: Arc<str>,
    pub(super) answer: reqwest::Response,
    pub(super) max_response_bytes: usize,
    /// How long to wait for what isn't bounded by the HTTP client.
    #[cfg(feature = "stream")]
    pub(super) timeout: Option<Duration>,
    #[cfg(feature = "secret")]
    pub(super) secrets: Vec<SecretString>,
}

impl Incoming {
    /// Reads the body up to the limit: what arrived, and why that isn't all.
    pub(crate) async fn read(mut self) -> Response {
        let mut body = BytesMut::new();
        #[cfg(feature = "stream")]
        let (request, timeout) = (Arc::clone(&self.request), self.timeout);
        #[cfg(feature = "stream")]
        let read = within(timeout, &request, self.fill(&mut body)).await;
        #[cfg(not(feature = "stream"))]
        let read = self.fill(&mut body).await;
        Response::new(Parts {
            request: self.request,
            status: self.answer.status(),
            #[cfg(feature = "page_link")]
            url: self.answer.url().clone(),
            headers: std::mem::take(self.answer.headers_mut()),
            body: body.freeze(),
            incomplete: read.err().map(Arc::new),
            #[cfg(feature = "secret")]
            secrets: self.secrets,
        })
    }

    async fn fill(&mut self, body: &mut BytesMut) -> Result<(), CallError> {
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

    /// The status.
    #[cfg(feature = "stream")]
    pub(crate) fn status(&self) -> StatusCode {
        self.answer.status()
    }

    /// Hands on the body as it arrives.
    #[cfg(feature = "download")]
    pub(crate) fn download(self) -> Download {
        Download::new(self)
    }

    /// Hands on the events as they arrive.
    ///
    /// Only what calls itself an event stream is one (HTML Standard, section 9.2.3): anything else would pass
    /// for a stream without events.
    #[cfg(feature = "events")]
    pub(crate) async fn events<T>(self) -> Result<EventStream<T>, CallError> {
        if self.is_event_stream() {
            return Ok(EventStream::new(self));
        }
        let response = self.read().await;
        Err(CallError::Decode(response, "it isn't `text/event-stream`".to_owned()))
    }

    /// Whether the media type is that of events. A server that names none is taken at the description's word.
    #[cfg(feature = "events")]
    fn is_event_stream(&self) -> bool {
        let Some(media_type) = self.answer.headers().get("content-type") else { return true };
        let essence = media_type.as_bytes().split(|byte| *byte == b';').next();
        essence.is_some_and(|it| it.trim_ascii().eq_ignore_ascii_case(b"text/event-stream"))
    }
}
