//! Tests over the wire: the requests of the client, and the results that it makes of answers. All
//! of them run over real sockets, against the simulator on loopback.
//!
//! They share one binary, because linking takes longer than running them.

mod answers;
mod calls;
mod leniency;
mod network;
mod paths;
mod redirects;
mod requests;
mod secrets;
mod settings;
mod simulator;
mod types;

/// The result of a test, so that `?` takes the place of panics.
type TestResult = Result<(), Box<dyn std::error::Error>>;
