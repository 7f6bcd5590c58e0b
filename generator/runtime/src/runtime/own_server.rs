//! Servers that some operations have for themselves.

use url::Url;

use super::client::{BuildError, check};
use super::request::Request;

impl Request {
    /// Goes to another server than the client's.
    pub(crate) fn server(mut self, url: &Url) -> Self {
        self.own_server = Some(url.clone());
        self
    }
}

/// The URL of a server that some operations have for themselves (OpenAPI 3.1.1, section 4.8.5): a
/// relative one starts at the client's, as nobody knows where the description was.
pub(crate) fn own_server(base_url: &Url, url: &str) -> Result<Url, BuildError> {
    let url = base_url.join(url).map_err(|_| BuildError::ServerUrl("it isn't a URL"))?;
    check(url).map_err(BuildError::ServerUrl)
}
