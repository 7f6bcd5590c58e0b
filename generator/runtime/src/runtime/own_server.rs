//! Servers that some operations have for themselves.

use std::borrow::Cow;

use url::Url;

use super::client::{BuildError, check};
use super::error::CallError;
use super::request::Request;

impl Request {
    /// Goes to another server than the client's.
    pub(crate) fn server(mut self, url: &str) -> Self {
        self.own_server = Some(url.to_owned());
        self
    }

    /// The URL of the server that the request goes to.
    pub(super) fn server_url<'u>(&self, base_url: &'u Url) -> Result<Cow<'u, Url>, CallError> {
        let Some(server) = &self.own_server else { return Ok(Cow::Borrowed(base_url)) };
        let url = own_server(base_url, server).map(Cow::Owned);
        url.map_err(|error| CallError::InvalidRequest(error.to_string()))
    }
}

/// Checks the URLs of servers as they are when a client is built.
pub(super) fn check_servers(base_url: &Url, servers: &[&str]) -> Result<(), BuildError> {
    servers.iter().try_for_each(|url| own_server(base_url, url).map(drop))
}

/// The URL of a server that some operations have for themselves (OpenAPI 3.1.1, section 4.8.5): a
/// relative one starts at the client's, as nobody knows where the description was.
fn own_server(base_url: &Url, url: &str) -> Result<Url, BuildError> {
    let url = base_url.join(url).map_err(|_| BuildError::ServerUrl("it isn't a URL"))?;
    check(url).map_err(BuildError::ServerUrl)
}
