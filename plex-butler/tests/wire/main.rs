//! What goes over the wire, and what the client makes of what comes back: every test here runs over
//! real sockets, against the simulator on loopback.
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

/// What a test ends with, so that `?` takes the place of panics.
type TestResult = Result<(), Box<dyn std::error::Error>>;
