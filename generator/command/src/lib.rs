//! The generator as a command: everything around it that touches a disk or a terminal.
//!
//! ```text
//! files ──input──▶ Source ──generator──▶ Generated ──tree──▶ differences ──stage──▶ disk
//!                                   └─▶ Diagnostics ──render──▶ terminal   └─check──▶ terminal
//! ```
//!
//! [`Codegen`] is the command with its arguments. A [`Program`] offers it: that has a name, and
//! perhaps a crate of its own, which the command is about when nothing else is asked for.
//!
//! - `codegen` runs the command: `plan` compares a crate with what the generator says it should
//!   be, `stage` puts the files in place as a whole, `check` shows them instead, `summary` counts
//!   them, `command` spells the arguments for a shell, `selected` has those that select operations.
//! - [`input`] reads the description with all that belongs to it, and runs the generator.
//! - [`render`] writes diagnostics as `rustc` does, with an `excerpt` of the source; `ledger` keeps
//!   losses in a file.
//! - [`location`] is a path with what it is called, [`tree`] a folder on disk, [`diff`] the
//!   difference of two texts, [`console`] the terminal, [`printable`] text that is fit for one,
//!   [`error`] what can go wrong with all of them.

mod check;
mod codegen;
mod command;
pub mod console;
pub mod diff;
pub mod error;
mod excerpt;
pub mod input;
mod ledger;
pub mod location;
mod plan;
pub mod printable;
pub mod render;
mod selected;
mod stage;
mod summary;
pub mod tree;

pub use codegen::{Codegen, OwnCrate, Program};
