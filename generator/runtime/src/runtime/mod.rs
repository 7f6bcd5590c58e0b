//! What every generated client stands on: sending, and what comes of it.

#[cfg(feature = "client")]
pub(crate) mod client;
#[cfg(feature = "client")]
pub(crate) mod error;
#[cfg(feature = "multipart")]
pub(crate) mod form;
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
#[cfg(feature = "string_enum")]
pub(crate) mod string_enum;
#[cfg(feature = "style")]
pub(crate) mod style;
#[cfg(feature = "client")]
pub(crate) mod transport;
#[cfg(feature = "union")]
pub(crate) mod union;

#[cfg(feature = "client")]
pub use client::{BuildError, Client, ClientBuilder};
#[cfg(feature = "client")]
pub use error::{CallError, Documented, Error};
#[cfg(feature = "multipart_file")]
pub use reqwest::multipart;
#[cfg(feature = "error_response")]
pub use response::ErrorResponse;
#[cfg(feature = "client")]
pub use response::Response;
#[cfg(feature = "client")]
pub use transport::redirect_policy;
