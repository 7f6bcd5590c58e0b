//! Answers that come in pages: each is a call, made when somebody wants the page.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::error::Error;
use super::response::Response;
use super::walk::Walk;

/// The pages of an answer, from the one that was asked for to the last: with
/// [`next_page`](Self::next_page), or as a [`Stream`].
///
/// Each page is a call of its own, which is made when the page is wanted, within the client's
/// timeout. It is what the method for one page returns, and the last one may have nothing on it.
#[must_use = "no page is asked for until it is waited for"]
pub struct Pages<T, D = Response> {
    walk: Box<Walk>,
    read: fn(Response) -> Result<T, Error<D>>,
}

impl<T, D> Pages<T, D> {
    pub(super) fn new(walk: Walk, read: fn(Response) -> Result<T, Error<D>>) -> Self {
        Self { walk: Box::new(walk), read }
    }

    /// The next page, or `None` after the last.
    ///
    /// # Errors
    ///
    /// Those of the method for one page, and [`CallError::NextPage`](super::CallError::NextPage) if
    /// a page names a next one that can't be asked for. Nothing comes after an error.
    pub async fn next_page(&mut self) -> Result<Option<T>, Error<D>> {
        poll_fn(|context| self.poll_page(context)).await.transpose()
    }

    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error<D>>>> {
        let answer = ready!(self.walk.poll_answer(context));
        Poll::Ready(answer.map(|answer| {
            let response = answer?;
            let page = (self.read)(response.clone())?;
            self.walk.turn(&response);
            Ok(page)
        }))
    }
}

impl<T, D> Stream for Pages<T, D> {
    type Item = Result<T, Error<D>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_page(context)
    }
}

/// Shows neither query nor body, which may hold secrets.
impl<T, D> fmt::Debug for Pages<T, D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("path", &self.walk.path()).finish_non_exhaustive()
    }
}
