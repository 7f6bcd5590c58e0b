//! `cargo xtask corpus`: many descriptions at once, as a proof that the generator copes with the
//! world.
//!
//! ```text
//! folder ──documents──▶ Document ──generation──▶ crates ──compilation──▶ verdicts ──table──▶ terminal
//!                                    (a process each)  (one cargo workspace)  └─report──▶ JSON
//! ```
//!
//! - `command` has the arguments.
//! - The proof: `generation` runs the generator for each description in a process of its own, which
//!   may crash without ending the run, and whose peak of memory is nobody else's. `disk` writes
//!   the crate.
//! - The crates are members of one `workspace`, so that cargo builds what they depend on once, and
//!   as many of them at a time as there are cores. `resolution` leaves out those whose dependencies
//!   can't be resolved, `compilation` has the others compiled and linted by `cargo`, with a
//!   `stopwatch`, `round_trip` takes instances of their schemas through their types.
//! - The result is an `outcome` for each, told by `findings`, `table` and `report`.
//! - `labour` shares work among threads, `process` asks another process of this program, `progress`
//!   shows people how far the work is; `repository` is the workspace that this program is part of.

mod cargo;
mod command;
mod compilation;
mod disk;
mod documents;
mod error;
mod findings;
mod generation;
mod labour;
mod outcome;
mod process;
mod progress;
mod report;
mod repository;
mod resolution;
mod round_trip;
mod stopwatch;
mod table;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use generator_command::console::Console;

use command::Corpus;
use generation::GenerateOne;

/// The arguments of people, or of one of this program's own processes.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask corpus",
    bin_name = "cargo xtask corpus",
    subcommand_negates_reqs = true,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true
)]
struct Arguments {
    #[command(flatten)]
    corpus: Option<Corpus>,
    #[command(subcommand)]
    process: Option<Process>,
}

/// The processes for one description each.
#[derive(Debug, Subcommand)]
enum Process {
    #[command(name = process::DOCUMENT, hide = true)]
    Document(GenerateOne),
}

fn main() -> ExitCode {
    if let Some(exit) = stopwatch::stand_in() {
        return exit;
    }
    let mut console = Console::default();
    let Arguments { corpus, process } = Arguments::parse();
    match (process, corpus) {
        (Some(Process::Document(document)), _) => document.run(),
        (None, Some(corpus)) => corpus.run(&mut console),
        // Clap asks for the folder before it comes to this.
        (None, None) => ExitCode::from(2),
    }
}
