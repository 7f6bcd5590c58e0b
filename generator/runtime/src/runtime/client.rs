//! The client and its builder.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

#[cfg(feature = "settings")]
use reqwest::Method;
use url::Url;

use super::super::settings::DEFAULT_BASE_URL;
#[cfg(feature = "settings")]
use super::super::settings::Settings;
#[cfg(feature = "settings")]
use super::error::CallError;
#[cfg(feature = "retry")]
use super::retry::RetryPolicy;
use super::transport::{Transport, redirect_policy};

/// A client of the server. Cheap to clone; all clones share one pool of connections.
#[derive(Debug, Clone)]
pub struct Client {
    pub(crate) transport: Arc<Transport>,
    #[cfg(feature = "settings")]
    pub(crate) settings: Arc<Settings>,
}

impl Client {
    /// Starts a client's configuration.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }
}

/// The configuration of a [`Client`]. What is wrong with it shows in [`build`](Self::build).
#[derive(Debug)]
#[must_use = "a builder does nothing before `build` is called"]
pub struct ClientBuilder {
    base_url: Result<Url, BuildError>,
    timeout: Option<Duration>,
    connect_timeout: Duration,
    max_response_bytes: usize,
    #[cfg(feature = "retry")]
    retry_policy: Option<RetryPolicy>,
    http: reqwest::ClientBuilder,
    http_client: Option<reqwest::Client>,
    #[cfg(feature = "settings")]
    pub(crate) settings: Settings,
}

impl Default for ClientBuilder {
    fn default() -> Self {
        let agent = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
        Self {
            base_url: DEFAULT_BASE_URL.ok_or(BuildError::Missing("base_url")).and_then(parse),
            timeout: Some(Duration::from_mins(1)),
            connect_timeout: Duration::from_secs(10),
            max_response_bytes: 16 * 1024 * 1024,
            #[cfg(feature = "retry")]
            retry_policy: None,
            http: reqwest::Client::builder().user_agent(agent),
            http_client: None,
            #[cfg(feature = "settings")]
            settings: Settings::default(),
        }
    }
}

impl ClientBuilder {
    /// Where the server is. A path in the URL stands before that of every operation.
    pub fn base_url(mut self, url: impl fmt::Display) -> Self {
        self.base_url = parse(&url.to_string());
        self
    }

    /// The most time for a call, from connecting to the body's end: a minute unless set, or `None`.
    pub fn timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.timeout = timeout.into();
        self
    }

    /// The most time for connecting: 10 seconds unless set. A client given with
    /// [`http_client`](Self::http_client) keeps its own.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// The largest body to read, in bytes: 16 MiB unless set.
    pub fn max_response_bytes(mut self, limit: usize) -> Self {
        self.max_response_bytes = limit;
        self
    }

    /// Repeats calls that failed by this policy, instead of by that of the description. Calls that
    /// the description wants to be made once are made once.
    ///
    /// [`RetryPolicy::never`] repeats nothing.
    #[cfg(feature = "retry")]
    pub fn retry_policy(mut self, policy: RetryPolicy) -> Self {
        self.retry_policy = Some(policy);
        self
    }

    /// Connects as configured there (proxies, certificates, name resolution), but with this
    /// builder's connect timeout and [`redirect_policy`].
    pub fn http(mut self, builder: reqwest::ClientBuilder) -> Self {
        self.http = builder;
        self
    }

    /// Uses a client that is already there, and its connections.
    ///
    /// It must have been built with [`redirect_policy`] or none at all: such a client follows
    /// redirects by itself, and reqwest's usual policy takes credentials along to other origins.
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http_client = Some(client);
        self
    }

    /// Checks the settings and makes the client. Nothing is sent.
    ///
    /// # Errors
    ///
    /// [`BuildError`] tells which setting is missing or can't be used.
    pub fn build(self) -> Result<Client, BuildError> {
        #[cfg(feature = "required_settings")]
        self.settings.check()?;
        let own = self.http.redirect(redirect_policy()).connect_timeout(self.connect_timeout);
        let http = match self.http_client {
            Some(client) => client,
            None => own.build().map_err(|error| BuildError::Http(Arc::new(error)))?,
        };
        let base_url = self.base_url?;
        #[cfg(feature = "own_servers")]
        check_servers(&base_url, &self.settings.own_servers())?;
        let transport = Transport {
            http,
            base_url,
            timeout: self.timeout,
            max_response_bytes: self.max_response_bytes,
            #[cfg(feature = "retry")]
            retry_policy: self.retry_policy,
        };
        let client = Client {
            transport: Arc::new(transport),
            #[cfg(feature = "settings")]
            settings: Arc::new(self.settings),
        };
        // Settings travel with requests, so one that is never sent shows which of them can't.
        #[cfg(feature = "settings")]
        client.request(Method::GET).finish().map_err(BuildError::Setting)?;
        Ok(client)
    }
}

fn parse(base_url: &str) -> Result<Url, BuildError> {
    let url = Url::parse(base_url).map_err(|_| BuildError::BaseUrl("it isn't an absolute URL"))?;
    check(url).map_err(BuildError::BaseUrl)
}

/// Whether paths can be put behind a URL, and nothing of it is secret.
fn check(url: Url) -> Result<Url, &'static str> {
    if !matches!(url.scheme(), "http" | "https") {
        Err("it must start with http:// or https://")
    } else if !url.username().is_empty() || url.password().is_some() {
        Err("it must not hold a user name or password")
    } else if url.query().is_some() || url.fragment().is_some() {
        Err("it must not have a query or a fragment")
    } else {
        Ok(url)
    }
}

#[cfg(feature = "own_servers")]
fn check_servers(base_url: &Url, servers: &[&str]) -> Result<(), BuildError> {
    servers.iter().try_for_each(|url| own_server(base_url, url).map(drop))
}

/// Where a server is that some operations have for themselves (OpenAPI 3.1.1, section 4.8.5): a relative URL starts at
/// the client's, as nobody knows where the description was.
#[cfg(feature = "own_servers")]
pub(super) fn own_server(base_url: &Url, url: &str) -> Result<Url, BuildError> {
    let url = base_url.join(url).map_err(|_| BuildError::ServerUrl("it isn't a URL"))?;
    check(url).map_err(BuildError::ServerUrl)
}

/// Why a [`Client`] can't be built.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// A setting that every call needs.
    #[error("`{0}` must be set")]
    Missing(&'static str),
    /// The base URL can't be used. It isn't shown, as a wrong one may hold anything.
    #[error("the base URL can't be used: {0}")]
    BaseUrl(&'static str),
    /// The URL of a server that some operations have for themselves can't be used.
    #[cfg(feature = "own_servers")]
    #[error("the URL of a server can't be used: {0}")]
    ServerUrl(&'static str),
    /// A setting that no request can carry.
    #[cfg(feature = "settings")]
    #[error("a setting can't be sent: {0}")]
    Setting(CallError),
    /// The HTTP client can't be set up.
    #[error("the HTTP client can't be set up")]
    Http(#[source] Arc<reqwest::Error>),
}
