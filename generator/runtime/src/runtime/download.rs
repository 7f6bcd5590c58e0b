//! Answers that are files: read as they arrive, so that they may be larger than memory.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::chunks::Chunks;
use super::error::CallError;
use super::header::ResponseHeaders;
use super::stream::Opened;
use super::with_headers::WithHeaders;

/// A successful answer that is bytes, of which the head is there. The bytes come with
/// [`chunk`](Self::chunk) or as a [`Stream`], however many they are, or all at once with
/// [`bytes`](Self::bytes).
///
/// The client's timeout is for the head and for each wait for the next bytes, not for all of them
/// together.
#[must_use = "a download that is dropped is cancelled"]
pub struct Download {
    status: StatusCode,
    headers: Box<HeaderMap>,
    chunks: Chunks,
    max_response_bytes: usize,
}

impl Download {
    fn new(opened: Opened) -> Self {
        let Opened { mut incoming, timeout } = opened;
        Self {
            status: incoming.answer.status(),
            headers: Box::new(std::mem::take(incoming.answer.headers_mut())),
            chunks: Chunks::new(incoming.label.written(), incoming.answer, timeout),
            max_response_bytes: incoming.max_response_bytes,
        }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The media type, as the server wrote it, if it did.
    pub fn content_type(&self) -> Option<&str> {
        self.headers.get("content-type")?.to_str().ok()
    }

    /// The number of bytes in all, if the server says so beforehand.
    pub fn content_length(&self) -> Option<u64> {
        self.headers.get("content-length")?.to_str().ok()?.parse().ok()
    }

    /// The next bytes as they arrive, or `None` after the last.
    ///
    /// # Errors
    ///
    /// [`CallError::Timeout`] if the server is silent for too long, [`CallError::Interrupted`] if
    /// the connection breaks. What was there before is part of the file, and nothing comes after.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, CallError> {
        poll_fn(|context| self.chunks.poll_chunk(context)).await.transpose()
    }

    /// All of the bytes, in memory.
    ///
    /// # Errors
    ///
    /// Those of [`chunk`](Self::chunk), and [`CallError::TooLarge`] for more bytes than the
    /// client's [`max_response_bytes`](super::ClientBuilder::max_response_bytes).
    pub async fn bytes(mut self) -> Result<Bytes, CallError> {
        let limit = self.max_response_bytes;
        let mut body = BytesMut::new();
        while let Some(chunk) = self.chunk().await? {
            if chunk.len() > limit - body.len() {
                return Err(CallError::TooLarge(Arc::clone(self.chunks.request()), limit));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body.freeze())
    }

    /// Reads the headers that the description knows.
    pub(crate) fn with_headers<H: ResponseHeaders>(self) -> WithHeaders<Self, H> {
        let headers = (*self.headers).clone();
        WithHeaders::new(self, headers)
    }
}

impl Opened {
    /// Hands on the body as it arrives.
    pub(crate) fn download(self) -> Download {
        Download::new(self)
    }
}

impl Stream for Download {
    type Item = Result<Bytes, CallError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.chunks.poll_chunk(context)
    }
}

/// Shows neither headers nor body, which may hold secrets.
impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("request", self.chunks.request())
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}
