//! The client while it comes together: its servers, and the settings and credentials that it sends
//! with its calls.

mod settings;

use indexmap::IndexMap;

use super::extension::Globals;
use super::names_beside;
use crate::model::{Credential, OwnServer, RetryPolicy, Server, ServerList};
use crate::name::Names;

pub(super) use settings::{Settings, Use};

/// The settings of the client's builder, and everything about servers and retries.
pub(super) struct Client {
    /// The names of the builder's methods.
    pub(super) names: Names,
    /// The parameters that extensions make settings.
    pub(super) globals: Globals,
    /// The parameters that are set once, for the client.
    pub(super) settings: Settings,
    /// The credentials by the keys of their security schemes.
    pub(super) credentials: IndexMap<String, Credential>,
    /// The servers whose URLs have variables.
    pub(super) servers: Vec<Server>,
    /// The servers of the description, if there are several.
    pub(super) server_list: Option<ServerList>,
    /// The servers that some operations go to instead.
    pub(super) own_servers: Vec<OwnServer>,
    /// The URL of the first server with all variables at their defaults, if it is absolute.
    pub(super) default_base_url: Option<String>,
    /// The policies by which calls are repeated that fail.
    pub(super) retry_policies: Vec<RetryPolicy>,
    /// The name of the policy for all operations that don't have another.
    pub(super) retries: Option<String>,
}

impl Client {
    /// A client with the parameters that are its settings by extensions, and nothing else yet.
    pub(super) fn new(globals: Globals) -> Self {
        Self {
            names: names_beside(BUILDER_METHODS),
            globals,
            settings: Settings::default(),
            credentials: IndexMap::new(),
            servers: Vec::new(),
            server_list: None,
            own_servers: Vec::new(),
            default_base_url: None,
            retry_policies: Vec::new(),
            retries: None,
        }
    }
}

/// The methods that every builder has.
const BUILDER_METHODS: &[&str] = &[
    "base_url", "timeout", "connect_timeout", "max_response_bytes", "retry_policy", "http",
    "http_client", "build",
];
