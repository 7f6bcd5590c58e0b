//! The body of an answer, piece by piece, as streams of any kind stand on it.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http_body::Body as _;
use tokio::time::Sleep;

use super::error::CallError;

/// A body that is still arriving. After an error there is nothing more of it.
pub(crate) struct Chunks {
    request: Arc<str>,
    body: Option<reqwest::Body>,
    /// The longest silence of the server.
    timeout: Option<Duration>,
    /// Runs while the server is waited for, not while the caller is busy.
    timer: Option<Pin<Box<Sleep>>>,
}

impl Chunks {
    pub(crate) fn new(
        request: Arc<str>,
        body: impl Into<reqwest::Body>,
        timeout: Option<Duration>,
    ) -> Self {
        Self { request, body: Some(body.into()), timeout, timer: None }
    }

    /// Method and path, for people.
    pub(crate) fn request(&self) -> &Arc<str> {
        &self.request
    }

    /// The next bytes, or `None` at the body's end.
    pub(crate) fn poll_chunk(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, CallError>>> {
        let chunk = ready!(self.poll_data(context));
        self.timer = None;
        if !matches!(chunk, Some(Ok(_))) {
            self.body = None;
        }
        Poll::Ready(chunk)
    }

    fn poll_data(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, CallError>>> {
        let Some(body) = &mut self.body else { return Poll::Ready(None) };
        loop {
            match Pin::new(&mut *body).poll_frame(context) {
                Poll::Ready(Some(Ok(frame))) => {
                    // What isn't data is trailers, which no description speaks of.
                    let Ok(data) = frame.into_data() else { continue };
                    return Poll::Ready(Some(Ok(data)));
                }
                Poll::Ready(Some(Err(error))) => {
                    let error = CallError::from_http(Arc::clone(&self.request), error);
                    return Poll::Ready(Some(Err(error)));
                }
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Pending => return self.poll_timer(context).map(|error| Some(Err(error))),
            }
        }
    }

    /// Ready when the server has been silent for too long.
    fn poll_timer(&mut self, context: &mut Context<'_>) -> Poll<CallError> {
        let Some(timeout) = self.timeout else { return Poll::Pending };
        let timer = self.timer.get_or_insert_with(|| Box::pin(tokio::time::sleep(timeout)));
        ready!(timer.as_mut().poll(context));
        Poll::Ready(CallError::Timeout(Arc::clone(&self.request), Arc::new(Silence(timeout))))
    }

    /// Lets go of the connection.
    pub(crate) fn close(&mut self) {
        self.body = None;
    }
}

/// The reason why time ran out in the middle of a body.
#[derive(Debug, thiserror::Error)]
#[error("nothing came for {0:?}")]
struct Silence(Duration);
