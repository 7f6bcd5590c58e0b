//! A stand-in for a Plex Media Server: its Butler on a loopback port, for tests.
//!
//! A [`Simulator`] has tasks that can be started, stopped and finished. It checks token and client
//! identifier, and answers in the forms of a real server: JSON where it is asked for and XML
//! otherwise, empty bodies, errors as pages of HTML. On request it answers as servers do on bad
//! days; see [`Answer`] and [`Dialect`]. Afterwards it lists [its requests](Simulator::requests).
//!
//! ```
//! use plex_butler::simulator::Simulator;
//! use plex_butler::{StartTaskOutcome, TaskName};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let simulator = Simulator::start().await?;
//! let client = simulator.client_builder().build()?;
//!
//! let outcome = client.start_task(&TaskName::BackupDatabase).await?;
//! assert_eq!(outcome, StartTaskOutcome::Started);
//! assert_eq!(simulator.running(), [TaskName::BackupDatabase]);
//!
//! let outcome = client.start_task(&TaskName::BackupDatabase).await?;
//! assert_eq!(outcome, StartTaskOutcome::AlreadyRunning);
//!
//! simulator.finish_task(&TaskName::BackupDatabase)?;
//! assert_eq!(simulator.requests()[0].path(), "/butler/BackupDatabase");
//! # Ok(())
//! # }
//! ```

mod answer;
mod delivery;
mod dialect;
mod operation;
mod request;
mod server;
mod state;
mod tasks;

use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::{ButlerTask, Client, ClientBuilder, TaskName};

pub use self::answer::Answer;
pub use self::delivery::{Cut, Framing};
pub use self::dialect::Dialect;
pub use self::operation::Operation;
pub use self::request::RecordedRequest;
use self::server::Server;
use self::state::State;

/// A simulated server. It runs as a task of the current tokio runtime until it is dropped.
#[derive(Debug)]
pub struct Simulator {
    url: String,
    state: Arc<Mutex<State>>,
    server: Server,
}

impl Simulator {
    /// The token of the server's admin, which every call needs.
    pub const ADMIN_TOKEN: &str = "simulated-admin-token";

    /// The token of a user whom the server is shared with: calls with it get status 403.
    pub const SHARED_USER_TOKEN: &str = "simulated-shared-user-token";

    /// Starts a server on a free port of `127.0.0.1`.
    ///
    /// # Errors
    ///
    /// The operating system's, if there is no port to listen on.
    pub async fn start() -> io::Result<Self> {
        Self::start_below("").await
    }

    /// Starts a server whose paths all begin with this one, such as `/plex`, like one behind a
    /// reverse proxy. Slashes at its ends don't matter.
    ///
    /// # Errors
    ///
    /// The operating system's, if there is no port to listen on.
    pub async fn start_below(prefix: &str) -> io::Result<Self> {
        let prefix = match prefix.trim_matches('/') {
            "" => String::new(),
            path => format!("/{path}"),
        };
        let state = Arc::new(Mutex::new(State::new(prefix.clone())));
        let server = Server::start(Arc::clone(&state)).await?;
        Ok(Self { url: format!("http://{}{prefix}", server.address()), state, server })
    }

    /// Stops the server and waits until its port is closed. Dropping it stops it as well, but a
    /// little later.
    pub async fn stop(self) {
        self.server.stop().await;
    }

    /// The base URL, without a slash at its end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The configuration of a client that may call this server: it has the URL, the admin's token
    /// and a client identifier.
    pub fn client_builder(&self) -> ClientBuilder {
        Client::builder()
            .base_url(self.url())
            .token(Self::ADMIN_TOKEN)
            .client_identifier("plex-butler-simulator")
    }

    /// The tasks that the server lists.
    pub fn tasks(&self) -> Vec<ButlerTask> {
        self.state().tasks.clone()
    }

    /// Replaces the tasks that the server lists. A running one that isn't among them goes on.
    pub fn set_tasks(&self, tasks: impl IntoIterator<Item = ButlerTask>) {
        let tasks = tasks.into_iter().collect();
        self.state().tasks = tasks;
    }

    /// The tasks that run, in the order of their starts.
    pub fn running(&self) -> Vec<TaskName> {
        self.state().running.clone()
    }

    /// Lets a running task come to its end.
    ///
    /// # Errors
    ///
    /// [`NotRunning`], if it isn't running.
    pub fn finish_task(&self, name: &TaskName) -> Result<(), NotRunning> {
        if self.state().stop(name) { Ok(()) } else { Err(NotRunning(name.clone())) }
    }

    /// Sets the spelling of the server's JSON from now on.
    pub fn speak(&self, dialect: Dialect) {
        self.state().dialect = dialect;
    }

    /// Answers this many requests with status 503, like a server that is still starting up.
    pub fn start_up(&self, requests: usize) {
        self.state().starting_up = requests;
    }

    /// Answers the next request like this, whatever it asks for. Called again, the one after it.
    pub fn answer_next(&self, answer: Answer) {
        self.state().scripted.push((None, answer));
    }

    /// Answers the next request for this operation like this, and others as usual.
    pub fn answer_next_to(&self, operation: Operation, answer: Answer) {
        self.state().scripted.push((Some(operation), answer));
    }

    /// All requests so far, including refused ones, in the order of their arrival.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.state().requests.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }
}

/// Locks the state. No change to it can end halfway, so it is whole even after a panic elsewhere.
fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The task to be finished isn't running.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the task {0} isn't running")]
pub struct NotRunning(TaskName);
