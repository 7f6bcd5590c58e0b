//! A client for the Butler of a [Plex Media Server](https://www.plex.tv/media-server-downloads/):
//! the periodic tasks that back up its database, tidy up, refresh metadata and analyze media. List
//! them, start or stop one or all, and learn in types what happened.
//!
//! # A first program
//!
//! ```
//! use plex_butler::{Client, StartTaskOutcome, TaskName};
//!
//! # use plex_butler::simulator::Simulator;
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let simulator = Simulator::start().await?;
//! # let (url, token) = (simulator.url(), Simulator::ADMIN_TOKEN);
//! let client = Client::builder()
//!     .base_url(url) // such as "http://192.168.1.20:32400"
//!     .token(token) // of the server's admin
//!     .client_identifier("3f9c2b7e-5d41-4c8a-9a06-1b7d20e4c5f8") // the same from run to run
//!     .product("Night Watch")
//!     .build()?;
//!
//! for task in client.get_butler_tasks().await? {
//!     println!("{:?}: {}", task.name, task.title.unwrap_or_default());
//! }
//!
//! match client.start_task(&TaskName::BackupDatabase).await? {
//!     StartTaskOutcome::Started => println!("the backup started"),
//!     StartTaskOutcome::AlreadyRunning => println!("the backup was running already"),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! Servers know tasks that this release doesn't: [`TaskName::from`] takes any name, and
//! [`TaskName::Unknown`] keeps those that the server lists.
//!
//! # Failed calls
//!
//! Each operation has an enum of the error statuses that it documents, inside [`Error`]:
//!
//! ```
//! use plex_butler::{Error, StartTaskError, TaskName};
//!
//! # use plex_butler::simulator::Simulator;
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let simulator = Simulator::start().await?;
//! # let client = simulator.client_builder().build()?;
//! match client.start_task(&TaskName::from("PolishScreens")).await {
//!     Ok(outcome) => println!("{outcome:?}"),
//!     Err(Error::Documented(StartTaskError::NotFound(_))) => println!("no such task"),
//!     Err(Error::Documented(StartTaskError::Forbidden(_))) => println!("not the admin's token"),
//!     Err(error) if error.is_connect() => println!("is the server running?"),
//!     Err(error) if error.is_timeout() => println!("is the server busy?"),
//!     Err(error) => println!("{error}"), // POST /butler/PolishScreens: 500 Internal Server Error
//! }
//! # Ok(())
//! # }
//! ```
//!
//! If it doesn't matter which operation failed, `?` turns the errors of all of them into the
//! plain [`Error`].
//!
//! # The status decides
//!
//! The result of a call depends on the status of the answer, and never on the body: servers answer
//! errors with a page of HTML where they promise JSON, and sometimes with nothing at all. Only a
//! list of tasks must be readable to be a success. The answer itself is at hand, too: see
//! [`Error::response`] and [`Error::message`].
//!
//! The token shows neither in `Debug` nor in `Display`, nor in the message of an error, even if the
//! server repeats it. A redirect to another origin isn't followed.
//!
//! # Features
//!
//! - `rustls` (on unless switched off): TLS by rustls, which trusts what the platform trusts.
//! - `native-tls`: TLS by the platform's own library.
//! - `simulator`: the module `simulator`, a stand-in for a server, for tests of code that uses this
//!   crate.
//!
//! Settings for proxies, certificates and the like are those of [`reqwest`], which is part of the
//! public API: see [`ClientBuilder::http`].

#[rustfmt::skip]
mod generated;
#[cfg(feature = "simulator")]
pub mod simulator;

pub use generated::*;
#[doc(no_inline)]
pub use reqwest;

/// The code of the README, so that it is compiled.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
