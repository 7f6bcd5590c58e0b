//! What every generated client stands on: sending, and what comes of it.

pub(crate) mod client;
pub(crate) mod error;
#[cfg(feature = "lenient")]
pub(crate) mod lenient;
pub(crate) mod message;
#[cfg(feature = "nullable")]
pub(crate) mod nullable;
pub(crate) mod request;
pub(crate) mod response;
#[cfg(feature = "string_enum")]
pub(crate) mod string_enum;
pub(crate) mod transport;

pub use client::{BuildError, Client, ClientBuilder};
pub use error::{CallError, Documented, Error};
#[cfg(feature = "error_response")]
pub use response::ErrorResponse;
pub use response::Response;
pub use transport::redirect_policy;
