//! The server to talk to: the one that the environment names, or a simulated one.

use std::env::{self, VarError};
use std::time::Duration;

use plex_butler::simulator::Simulator;
use plex_butler::{Client, ClientBuilder};

use super::ending::Failure;

/// The client identifier of this program, unless the environment has one.
///
/// Servers keep a list of the clients they met, so an identifier must stay the same from run to
/// run. An application that many people install generates one for each installation and stores it.
const CLIENT_IDENTIFIER: &str = "plex-butler-example";

/// Makes a client, and starts a simulator for it if there is no server.
pub(crate) async fn open(timeout: Duration) -> Result<(Client, Option<Simulator>), Failure> {
    let (builder, simulator) = match (variable("PLEX_URL")?, variable("PLEX_TOKEN")?) {
        (Some(url), Some(token)) => (Client::builder().base_url(url).token(token), None),
        (None, None) => {
            let (builder, simulator) = simulated().await?;
            (builder, Some(simulator))
        }
        (Some(_), None) => return Err(Failure::half_a_server("PLEX_URL", "PLEX_TOKEN")),
        (None, Some(_)) => return Err(Failure::half_a_server("PLEX_TOKEN", "PLEX_URL")),
    };
    let identifier = variable("PLEX_CLIENT_IDENTIFIER")?;
    let client = builder
        .client_identifier(identifier.as_deref().unwrap_or(CLIENT_IDENTIFIER))
        .product("plex-butler example")
        .version(env!("CARGO_PKG_VERSION"))
        .platform(env::consts::OS)
        .timeout(timeout)
        .build()?;
    Ok((client, simulator))
}

async fn simulated() -> Result<(ClientBuilder, Simulator), Failure> {
    let simulator = Simulator::start().await.map_err(|error| Failure::no_simulator(&error))?;
    let url = simulator.url();
    eprintln!("butler: PLEX_URL and PLEX_TOKEN aren't set; this is a simulated server at {url}");
    Ok((simulator.client_builder(), simulator))
}

/// Returns a variable of the environment that isn't empty: scripts and CI services set variables
/// without a value to nothing.
fn variable(name: &str) -> Result<Option<String>, Failure> {
    match env::var(name) {
        Ok(value) if value.is_empty() => Ok(None),
        Ok(value) => Ok(Some(value)),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(Failure::not_unicode(name)),
    }
}
