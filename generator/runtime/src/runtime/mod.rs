//! What every generated client stands on: sending, and what comes of it.

#[cfg(feature = "stream")]
pub(crate) mod chunks;
#[cfg(feature = "client")]
pub(crate) mod client;
#[cfg(feature = "download")]
pub(crate) mod download;
#[cfg(feature = "client")]
pub(crate) mod error;
#[cfg(feature = "events")]
pub(crate) mod events;
#[cfg(feature = "file_body")]
pub(crate) mod file_body;
#[cfg(feature = "multipart")]
pub(crate) mod form;
#[cfg(feature = "headers")]
pub(crate) mod header;
#[cfg(feature = "client")]
pub(crate) mod incoming;
#[cfg(feature = "integer_enum")]
pub(crate) mod integer_enum;
#[cfg(feature = "lenient")]
pub(crate) mod lenient;
#[cfg(feature = "client")]
pub(crate) mod message;
#[cfg(feature = "nullable")]
pub(crate) mod nullable;
#[cfg(feature = "client")]
pub(crate) mod request;
#[cfg(feature = "client")]
pub(crate) mod response;
#[cfg(feature = "events")]
pub(crate) mod sse;
#[cfg(feature = "string_enum")]
pub(crate) mod string_enum;
#[cfg(feature = "style")]
pub(crate) mod style;
#[cfg(feature = "client")]
pub(crate) mod transport;
#[cfg(feature = "union")]
pub(crate) mod union;
#[cfg(feature = "form_request")]
pub(crate) mod urlencoded;
#[cfg(feature = "with_headers")]
pub(crate) mod with_headers;

#[cfg(feature = "client")]
pub use client::{BuildError, Client, ClientBuilder};
#[cfg(feature = "download")]
pub use download::Download;
#[cfg(feature = "client")]
pub use error::{CallError, Documented, Error};
#[cfg(feature = "events")]
pub use events::{EventStream, ServerSentEvent};
#[cfg(feature = "file_body")]
pub use file_body::FileBody;
#[cfg(feature = "headers")]
pub use header::ResponseHeaders;
#[cfg(feature = "error_response")]
pub use response::ErrorResponse;
#[cfg(feature = "client")]
pub use response::Response;
#[cfg(feature = "client")]
pub use transport::redirect_policy;
#[cfg(feature = "with_headers")]
pub use with_headers::WithHeaders;
