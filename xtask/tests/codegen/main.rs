//! `cargo xtask codegen` as people run it: the built program, in a folder of its own.
//!
//! Paths are given relative to that folder, so that what the program says is the same on every
//! machine.

mod check;
mod errors;
mod input;
mod interrupted;
mod output;
mod own_crate;
mod sandbox;
