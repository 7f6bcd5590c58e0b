//! The client and its builder.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use url::Url;

use super::super::settings::{DEFAULT_BASE_URL, Servers, Settings, Starts};
use super::error::CallError;
use super::left_out::Listener;
use super::retry::RetryPolicy;
use super::transport::{Transport, redirect_policy};

/// A client of the server. Cheap to clone; all clones share one pool of connections.
#[derive(Debug, Clone)]
pub struct Client {
    pub(crate) transport: Arc<Transport>,
    pub(crate) starts: Arc<Starts>,
    pub(crate) servers: Arc<Servers>,
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
    pub(super) retry_policy: Option<RetryPolicy>,
    #[cfg(feature = "left_out")]
    pub(super) listener: Listener,
    http: reqwest::ClientBuilder,
    http_client: Option<reqwest::Client>,
    pub(crate) settings: Settings,
}

impl Default for ClientBuilder {
    fn default() -> Self {
        let agent = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
        Self {
            base_url: DEFAULT_BASE_URL.ok_or(BuildError::Missing("base_url")).and_then(parse),
            timeout: Some(Duration::from_secs(60)),
            connect_timeout: Duration::from_secs(10),
            max_response_bytes: 16 * 1024 * 1024,
            retry_policy: None,
            #[cfg(feature = "left_out")]
            listener: Listener::default(),
            http: reqwest::Client::builder().user_agent(agent),
            http_client: None,
            settings: Settings::default(),
        }
    }
}

impl ClientBuilder {
    /// Sets the address of the server. A path in the URL stands before that of every operation.
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
        let starts = Starts::new(&self);
        let own = self.http.redirect(redirect_policy()).connect_timeout(self.connect_timeout);
        let http = match self.http_client {
            Some(client) => client,
            None => own.build().map_err(|error| BuildError::Http(Arc::new(error)))?,
        };
        let base_url = self.base_url?;
        #[cfg(feature = "own_server")]
        let servers = Servers::new(&base_url, &self.settings)?;
        let transport = Transport {
            http,
            base_url,
            timeout: self.timeout,
            max_response_bytes: self.max_response_bytes,
            retry_policy: self.retry_policy,
            #[cfg(feature = "left_out")]
            listener: self.listener,
        };
        #[cfg(feature = "settings")]
        starts.check().map_err(BuildError::Setting)?;
        Ok(Client {
            transport: Arc::new(transport),
            starts: Arc::new(starts),
            servers: Arc::new(servers),
            settings: Arc::new(self.settings),
        })
    }
}

fn parse(base_url: &str) -> Result<Url, BuildError> {
    let url = Url::parse(base_url).map_err(|_| BuildError::BaseUrl("it isn't an absolute URL"))?;
    check(url).map_err(BuildError::BaseUrl)
}

/// Checks that paths can be put behind a URL, and that nothing of it is secret.
pub(super) fn check(url: Url) -> Result<Url, &'static str> {
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

/// The reason why a [`Client`] can't be built.
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
    #[error("the URL of a server can't be used: {0}")]
    ServerUrl(&'static str),
    /// A setting that no request can carry.
    #[error("a setting can't be sent: {0}")]
    Setting(CallError),
    /// The HTTP client can't be set up.
    #[error("the HTTP client can't be set up")]
    Http(#[source] Arc<reqwest::Error>),
}
