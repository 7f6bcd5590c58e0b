// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.

//! The base of the client: requests, answers and errors.

pub(crate) mod blank;
pub(crate) mod client;
pub(crate) mod content;
pub(crate) mod decode;
pub(crate) mod encode;
pub(crate) mod error;
pub(crate) mod incoming;
pub(crate) mod label;
pub(crate) mod members;
pub(crate) mod message;
pub(crate) mod object;
pub(crate) mod percent;
pub(crate) mod reader;
pub(crate) mod request;
pub(crate) mod response;
pub(crate) mod secret;
pub(crate) mod sink;
pub(crate) mod source;
pub(crate) mod string_enum;
pub(crate) mod table;
pub(crate) mod trail;
pub(crate) mod transport;

pub use client::{BuildError, Client, ClientBuilder};
pub use error::{CallError, Documented, Error};
pub use response::{ErrorResponse, Response};
pub use transport::redirect_policy;
