//! The base that generated clients stand on.
//!
//! The generator copies the files of `runtime/` into the crates it writes. Here they are a crate of
//! their own, so that the compiler, the linter and the tests see them as they are. A client gets
//! the items that it mentions, those that these mention, and the methods, fields and variants that
//! they use; all others are cut out. Where that doesn't say enough, a statement or an item has a
//! `cfg` for a feature: a client has the feature if it has something of the module of that name, or
//! if the generator asks for it.
//!
//! A trait that is imported for its methods alone is imported `as _`: it stays as long as what is
//! imported with it does.
#![expect(
    dead_code,
    reason = "operations call these parts, and only generated crates have operations"
)]

mod runtime;
mod settings;

pub use runtime::*;
pub use settings::{Level, Nested, Sample, Thing};
