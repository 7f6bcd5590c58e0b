//! Bytes on their way to the server: bodies of any media type, and the files of a form.

use reqwest::Body;
use reqwest::header::HeaderValue;

use super::request::Request;

/// Bytes to send, from memory or as they are read.
///
/// Whatever is a [`reqwest::Body`] becomes one: a `Vec<u8>`, a `String`, a `tokio::fs::File`. A
/// stream does by [`Body::wrap_stream`], and a reader by way of `tokio_util::io::ReaderStream`.
#[derive(Debug)]
#[must_use = "a body does nothing before it is sent"]
pub struct FileBody {
    pub(super) body: Body,
    pub(super) length: Option<u64>,
    pub(super) media_type: Option<String>,
    pub(super) file_name: Option<String>,
}

impl FileBody {
    /// Sends these bytes.
    pub fn new(content: impl Into<Body>) -> Self {
        Self { body: content.into(), length: None, media_type: None, file_name: None }
    }

    /// Says how many bytes a stream has. Many servers refuse one whose length they aren't told.
    pub fn length(mut self, bytes: u64) -> Self {
        self.length = Some(bytes);
        self
    }

    /// Says what the bytes are, such as `image/png`, where that isn't what the description expects.
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }
}

/// A file, or what may stand in its place.
#[derive(Debug)]
pub enum FileOr<T> {
    /// A file.
    File(FileBody),
    /// A value, which is written as its type asks for.
    Value(T),
}

impl<T> From<FileBody> for FileOr<T> {
    fn from(file: FileBody) -> Self {
        Self::File(file)
    }
}

impl<T: Into<Body>> From<T> for FileBody {
    fn from(content: T) -> Self {
        Self::new(content)
    }
}

impl Request {
    /// Sets the body, if there is one, to bytes of their own media type, or else of this one.
    pub(crate) fn upload(
        self,
        upload: Option<impl Into<FileBody>>,
        media_type: &'static str,
    ) -> Self {
        let Some(upload) = upload else { return self };
        let upload = upload.into();
        let mut request = self.body(Some(upload.body), media_type);
        if let Some(length) = upload.length {
            request.headers.insert("content-length", HeaderValue::from(length));
        }
        match upload.media_type.as_deref().map(HeaderValue::from_str) {
            Some(Ok(media_type)) => {
                request.headers.insert("content-type", media_type);
                request
            }
            Some(Err(_)) => request.refuse(true, || "no header can hold the media type".to_owned()),
            None => request,
        }
    }
}
