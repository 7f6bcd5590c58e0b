//! Answers with headers that the description knows.

use std::fmt;
use std::ops::{Deref, DerefMut};

use reqwest::header::HeaderMap;

use super::header::ResponseHeaders;

/// A successful answer with its headers. It stands for its body: `page.len()`, `for pet in page`.
#[derive(Clone)]
#[non_exhaustive]
pub struct WithHeaders<T, H> {
    /// The body.
    pub body: T,
    /// The headers that the description knows. One that is missing, or isn't what the description
    /// says, is `None`.
    pub headers: H,
    // On the heap, as few look at it.
    raw: Box<HeaderMap>,
}

impl<T, H> WithHeaders<T, H> {
    /// All headers, as they came.
    pub fn raw_headers(&self) -> &HeaderMap {
        &self.raw
    }
}

impl<T, H: ResponseHeaders> WithHeaders<T, H> {
    pub(crate) fn new(body: T, raw: HeaderMap) -> Self {
        Self { body, headers: H::from_headers(&raw), raw: Box::new(raw) }
    }
}

impl<T, H> Deref for WithHeaders<T, H> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.body
    }
}

impl<T, H> DerefMut for WithHeaders<T, H> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.body
    }
}

impl<T: IntoIterator, H> IntoIterator for WithHeaders<T, H> {
    type Item = T::Item;
    type IntoIter = T::IntoIter;

    fn into_iter(self) -> T::IntoIter {
        self.body.into_iter()
    }
}

/// Equal are those with the same body and the same headers that the description knows.
impl<T: PartialEq, H: PartialEq> PartialEq for WithHeaders<T, H> {
    fn eq(&self, other: &Self) -> bool {
        self.body == other.body && self.headers == other.headers
    }
}

/// Shows the headers that the description knows; others may hold secrets.
impl<T: fmt::Debug, H: fmt::Debug> fmt::Debug for WithHeaders<T, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WithHeaders")
            .field("body", &self.body)
            .field("headers", &self.headers)
            .finish_non_exhaustive()
    }
}
