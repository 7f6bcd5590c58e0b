//! Bodies that aren't in parts.

use reqwest::header::HeaderValue;
use serde::Serialize;

use super::Request;

impl Request {
    /// Sets the body, if there is one, to JSON.
    pub(crate) fn json<'a, T: Serialize + ?Sized + 'a>(
        self,
        body: impl Into<Option<&'a T>>,
    ) -> Self {
        let Some(body) = body.into() else { return self };
        match serde_json::to_vec(body) {
            Ok(bytes) => self.body(Some(bytes), "application/json"),
            Err(error) => self.refuse(true, || format!("the body can't be written: {error}")),
        }
    }

    /// Sets the body, if there is one.
    pub(crate) fn body(
        mut self,
        body: Option<impl Into<reqwest::Body>>,
        media_type: &'static str,
    ) -> Self {
        let Some(body) = body else { return self };
        self.headers.insert("content-type", HeaderValue::from_static(media_type));
        self.payload = Some(body.into());
        self
    }

    /// Sends the body, if there is one, as another media type than the usual.
    pub(crate) fn content_type(mut self, media_type: &'static str) -> Self {
        if self.payload.is_some() {
            self.headers.insert("content-type", HeaderValue::from_static(media_type));
        }
        self
    }

    /// The body, if there is one in memory.
    pub(crate) fn body_bytes(&self) -> Option<&[u8]> {
        self.payload.as_ref()?.as_bytes()
    }

    /// Takes the body away.
    pub(crate) fn drop_body(&mut self) {
        self.headers.remove("content-type");
        self.payload = None;
    }
}
