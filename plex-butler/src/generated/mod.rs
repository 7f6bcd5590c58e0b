// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.

//! Plex Media Server: Butler, version 1.0.0 of the description.

mod errors;
mod models;
mod operations;
mod outcomes;
mod runtime;
mod servers;
mod settings;

pub use errors::*;
pub use models::*;
pub use outcomes::*;
pub use runtime::*;
pub use servers::*;
