// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.

//! The settings of a client: what goes out with its calls, and the addresses of servers.

use reqwest::Method;
use secrecy::SecretString;

use super::runtime::client::{BuildError, Client, ClientBuilder};
use super::runtime::error::CallError;
use super::runtime::request::Request;

/// The first server of the description.
pub(crate) const DEFAULT_BASE_URL: Option<&str> = Some("http://127.0.0.1:32400");

/// The settings that the builder was given.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    token: Option<SecretString>,
    client_identifier: Option<String>,
    product: Option<String>,
    version: Option<String>,
    platform: Option<String>,
    device_name: Option<String>,
}

impl Settings {
    /// Checks that no setting is missing that every call needs.
    pub(crate) fn check(&self) -> Result<(), BuildError> {
        if self.client_identifier.is_none() {
            return Err(BuildError::Missing("client_identifier"));
        }
        Ok(())
    }
}

impl ClientBuilder {
    /// The token of the server's admin. A shared user's token gets status 403, a missing or unknown
    /// one 401. How to find it:
    /// <https://support.plex.tv/articles/204059436-finding-an-authentication-token-x-plex-token/>
    ///
    /// Sent in the header `X-Plex-Token`, and never shown.
    pub fn token(mut self, token: impl Into<SecretString>) -> Self {
        self.settings.token = Some(token.into());
        self
    }

    /// Identifies this installation of the client, and must stay the same from run to run. Generate
    /// it once and store it: with every new value the owner's list of authorized devices gets one
    /// entry longer.
    ///
    /// Sent in the header `X-Plex-Client-Identifier`. A client can't be built without it.
    pub fn client_identifier(mut self, client_identifier: impl Into<String>) -> Self {
        self.settings.client_identifier = Some(client_identifier.into());
        self
    }

    /// What the calling application is called.
    ///
    /// Sent in the header `X-Plex-Product`.
    pub fn product(mut self, product: impl Into<String>) -> Self {
        self.settings.product = Some(product.into());
        self
    }

    /// The release of the calling application.
    ///
    /// Sent in the header `X-Plex-Version`.
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.settings.version = Some(version.into());
        self
    }

    /// What the calling application runs on, such as an operating system or a browser.
    ///
    /// Sent in the header `X-Plex-Platform`.
    pub fn platform(mut self, platform: impl Into<String>) -> Self {
        self.settings.platform = Some(platform.into());
        self
    }

    /// The name people know the device by. It may contain any letters; it is sent as UTF-8.
    ///
    /// Sent in the headers `X-Plex-Device` and `X-Plex-Device-Name`.
    pub fn device_name(mut self, device_name: impl Into<String>) -> Self {
        self.settings.device_name = Some(device_name.into());
        self
    }
}

/// The requests that calls start from, with the credentials and settings they carry.
#[derive(Debug)]
pub(crate) struct Starts {
    request: Request,
}

impl Starts {
    /// Prepares the requests for all calls.
    pub(crate) fn new(builder: &ClientBuilder) -> Self {
        let settings = &builder.settings;
        Self {
            request: Request::new()
                .accept("application/json")
                .secret_header("x-plex-token", settings.token.as_ref())
                .header(
                    "x-plex-client-identifier",
                    settings.client_identifier.as_deref(),
                )
                .header("x-plex-product", settings.product.as_deref())
                .header("x-plex-version", settings.version.as_deref())
                .header("x-plex-platform", settings.platform.as_deref())
                .header("x-plex-device", settings.device_name.as_deref())
                .header("x-plex-device-name", settings.device_name.as_deref()),
        }
    }

    /// Checks that every setting can be sent.
    pub(crate) fn check(&self) -> Result<(), CallError> {
        self.request.check()
    }
}

impl Client {
    /// Starts a request with what usually goes out.
    pub(crate) fn request(&self, method: Method) -> Request {
        self.starts.request.start(method)
    }
}
