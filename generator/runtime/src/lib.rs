//! What generated clients stand on.
//!
//! The generator copies the files of `runtime/` into the crates it writes. Here they are a crate of
//! their own, so that the compiler, the linter and the tests see them as they are. A part that not
//! every description needs stands behind a feature: the generator leaves out what is off, attribute
//! and all.
#![expect(
    dead_code,
    reason = "operations call these parts, and only generated crates have operations"
)]

mod runtime;
mod settings;

pub use runtime::*;
pub use settings::{Level, Sample};
