//! Answers that are events, one after the other, for as long as the server has any to send.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use reqwest::header::HeaderMap;
use secrecy::SecretString;
use serde_json::Value;

use super::chunks::Chunks;
use super::decode::{self, Decode};
use super::error::CallError;
use super::header::ResponseHeaders;
use super::incoming::Incoming;
use super::secret::redact;
use super::sse::{Parsed, Parser};
use super::stream::Opened;
use super::with_headers::WithHeaders;

/// The events of a successful answer, as they arrive: with [`next_event`](Self::next_event), or as
/// a [`Stream`].
///
/// The client's timeout is for the head of the answer. Then the server may be silent for as long as
/// it likes. No event may be larger than the client's
/// [`max_response_bytes`](super::ClientBuilder::max_response_bytes).
///
/// A connection that breaks is an error, and stays so: whether to call again, and with which
/// [`last_event_id`](Self::last_event_id), is for the caller to know.
#[must_use = "a stream of events that is dropped is cancelled"]
pub struct EventStream<T = Value> {
    headers: Box<HeaderMap>,
    chunks: Chunks,
    /// Bytes that have arrived and not been looked at.
    rest: Bytes,
    parser: Box<Parser>,
    secrets: Arc<[SecretString]>,
    read: Read<T>,
}

impl<T> EventStream<T> {
    fn new(mut incoming: Incoming, read: Read<T>) -> Self {
        Self {
            headers: Box::new(std::mem::take(incoming.answer.headers_mut())),
            chunks: Chunks::new(incoming.label.written(), incoming.answer, None),
            rest: Bytes::new(),
            parser: Box::new(Parser::new(incoming.max_response_bytes)),
            secrets: incoming.secrets,
            read,
        }
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The next event, or `None` when the server has ended the stream.
    ///
    /// # Errors
    ///
    /// [`CallError::Interrupted`] if the connection breaks, [`CallError::TooLarge`] for an event
    /// that is too large. Nothing comes after an error.
    pub async fn next_event(&mut self) -> Result<Option<ServerSentEvent<T>>, CallError> {
        poll_fn(|context| self.poll_event(context)).await.transpose()
    }

    /// The id of the last event that had one, to be sent as the header `Last-Event-ID` of the next
    /// call.
    pub fn last_event_id(&self) -> &str {
        self.parser.last_event_id()
    }

    /// The pause before the next call, if the server asks for one.
    pub fn retry(&self) -> Option<Duration> {
        self.parser.retry()
    }

    /// Reads the headers that the description knows.
    pub(crate) fn with_headers<H: ResponseHeaders>(self) -> WithHeaders<Self, H> {
        let headers = (*self.headers).clone();
        WithHeaders::new(self, headers)
    }

    fn poll_event(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<ServerSentEvent<T>, CallError>>> {
        let parsed =
            ready!(poll_parsed(&mut self.chunks, &mut self.rest, &mut self.parser, context));
        Poll::Ready(parsed.map(|parsed| Ok(self.event(parsed?))))
    }

    fn event(&self, parsed: Parsed) -> ServerSentEvent<T> {
        ServerSentEvent {
            event: parsed.event,
            data: parsed.data,
            id: self.last_event_id().to_owned(),
            request: Arc::clone(self.chunks.request()),
            secrets: Arc::clone(&self.secrets),
            read: self.read,
        }
    }
}

impl Opened {
    /// Hands on the events as they arrive.
    ///
    /// Only what calls itself an event stream is one (HTML Standard, section 9.2.3): anything else
    /// would pass for a stream without events.
    pub(crate) async fn events<T: Decode>(self) -> Result<EventStream<T>, CallError> {
        if self.incoming.is_event_stream() {
            return Ok(EventStream::new(self.incoming, decode::json));
        }
        let response = self.read().await;
        Err(CallError::Decode(response, "it isn't `text/event-stream`".to_owned()))
    }
}

impl Incoming {
    /// Returns true if the media type is that of events. A server that names none is taken at the
    /// description's word.
    fn is_event_stream(&self) -> bool {
        let Some(media_type) = self.answer.headers().get("content-type") else { return true };
        let essence = media_type.as_bytes().split(|byte| *byte == b';').next();
        essence.is_some_and(|it| it.trim_ascii().eq_ignore_ascii_case(b"text/event-stream"))
    }
}

/// The next event of any stream, whatever its data is.
fn poll_parsed(
    chunks: &mut Chunks,
    rest: &mut Bytes,
    parser: &mut Parser,
    context: &mut Context<'_>,
) -> Poll<Option<Result<Parsed, CallError>>> {
    loop {
        match parser.next(rest) {
            Ok(Some(parsed)) => return Poll::Ready(Some(Ok(parsed))),
            Ok(None) => {}
            Err(limit) => {
                chunks.close();
                rest.clear();
                let error = CallError::TooLarge(Arc::clone(chunks.request()), limit);
                return Poll::Ready(Some(Err(error)));
            }
        }
        match ready!(chunks.poll_chunk(context)) {
            Some(Ok(chunk)) => *rest = chunk,
            Some(Err(error)) => return Poll::Ready(Some(Err(error))),
            None => return Poll::Ready(None),
        }
    }
}

impl<T> Stream for EventStream<T> {
    type Item = Result<ServerSentEvent<T>, CallError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_event(context)
    }
}

/// Shows neither headers nor events, which may hold secrets.
impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream")
            .field("request", self.chunks.request())
            .finish_non_exhaustive()
    }
}

/// Reads the data of an event.
type Read<T> = fn(&[u8]) -> Result<T, String>;

/// An event that a server sent (HTML Standard, section 9.2).
#[non_exhaustive]
pub struct ServerSentEvent<T = Value> {
    /// Its type: `message`, unless the server says otherwise.
    pub event: String,
    /// Its data, as it came. Some servers send more than the description says: a last `[DONE]`, for
    /// one.
    pub data: String,
    /// The id of this event, or of the last one before it that had one. Empty if none had.
    pub id: String,
    request: Arc<str>,
    secrets: Arc<[SecretString]>,
    read: Read<T>,
}

impl<T> ServerSentEvent<T> {
    /// Reads the data as the JSON that the description says it is.
    ///
    /// # Errors
    ///
    /// [`CallError::DecodeEvent`] if it isn't.
    pub fn json(&self) -> Result<T, CallError> {
        (self.read)(self.data.as_bytes()).map_err(|problem| {
            #[cfg(feature = "secret")]
            let problem = redact(&self.secrets, problem);
            CallError::DecodeEvent(Arc::clone(&self.request), problem)
        })
    }
}

impl<T> Clone for ServerSentEvent<T> {
    fn clone(&self) -> Self {
        Self {
            event: self.event.clone(),
            data: self.data.clone(),
            id: self.id.clone(),
            request: Arc::clone(&self.request),
            secrets: Arc::clone(&self.secrets),
            read: self.read,
        }
    }
}

impl<T> fmt::Debug for ServerSentEvent<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServerSentEvent")
            .field("event", &self.event)
            .field("data", &self.data)
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}
