// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.

//! The servers of the description whose URLs have variables, for `base_url`.

use std::fmt;

/// `{protocol}://{host}:{port}`
///
/// A server addressed directly, usually on the same machine or the local network. A server
/// behind a reverse proxy, such as `https://example.org/plex/`, has a base URL of its own: pass
/// that, with its path prefix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectServer {
    /// `http`, or `https` if the server's certificate is valid for `host`. The one that Plex issues
    /// is never valid for a bare IP address: use the `plex.direct` form instead.
    pub protocol: Protocol,
    /// Host name or IP address of the server, without port.
    pub host: String,
    /// The port the server listens on.
    pub port: String,
}

impl Default for DirectServer {
    fn default() -> Self {
        Self {
            protocol: Protocol::Http,
            host: "127.0.0.1".to_owned(),
            port: "32400".to_owned(),
        }
    }
}

impl fmt::Display for DirectServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}:{}", self.protocol, self.host, self.port)
    }
}

/// A part of a server's URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// `http`
    Http,
    /// `https`
    Https,
}

impl fmt::Display for Protocol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            match self {
                Self::Http => "http",
                Self::Https => "https",
            },
        )
    }
}

/// `https://{address}.{certificate}.plex.direct:{port}`
///
/// A server under the one name that its own certificate is valid for, on the local network as
/// well as from outside. A server behind a reverse proxy has a base URL of its own instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlexDirectServer {
    /// The IP address of the server, with dashes for dots or colons, such as `192-168-1-20`.
    pub address: String,
    /// The 32 hexadecimal digits that the server's certificate is issued for. Every server has its
    /// own; the zeros are a placeholder.
    pub certificate: String,
    /// The port the server listens on.
    pub port: String,
}

impl Default for PlexDirectServer {
    fn default() -> Self {
        Self {
            address: "127-0-0-1".to_owned(),
            certificate: "00000000000000000000000000000000".to_owned(),
            port: "32400".to_owned(),
        }
    }
}

impl fmt::Display for PlexDirectServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f, "https://{}.{}.plex.direct:{}", self.address, self.certificate, self.port
        )
    }
}
