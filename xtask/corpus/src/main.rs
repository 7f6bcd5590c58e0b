//! `cargo xtask corpus`: many descriptions at once, as a proof that the generator copes with the
//! world, and to see what a change does to all output.
//!
//! ```text
//! folder ──documents──▶ Document ──generation──▶ crates ──compilation──▶ outcomes ──table──▶ terminal
//!                          │     (a process each)  (one cargo workspace)         └─report──▶ JSON
//!                          ├──baseline──▶ manifests of the output ──▶ differences ──▶ terminal
//!                          ├──against──▶ outputs of two revisions ──▶ differences ──▶ terminal
//!                          └──names──▶ figures ──▶ terminal
//! ```
//!
//! - `command` has the arguments, and does one of the four things that this is for.
//! - The proof: `generation` runs the generator for each description in a process of its own, which
//!   may crash without ending the run, and whose peak of memory is nobody else's. `places` holds
//!   the rewritten document against its source, `disk` writes the crate.
//! - The crates are members of one `workspace`, so that cargo builds what they depend on once, and
//!   as many of them at a time as there are cores. `resolution` leaves out those whose dependencies
//!   can't be resolved, `compilation` has the others compiled and linted by `cargo`, with a
//!   `stopwatch`, `callers` does the same with programs that call some of them, `round_trip` takes
//!   instances of their schemas through their types.
//! - The result is an `outcome` for each, told by `findings`, `table` and `report`.
//! - `baseline` compares the output with a manifest of it, `against` with that of another revision
//!   of the generator. `names` counts the names that nobody would have chosen.
//! - `labour` shares work among threads, `process` asks another process of this program, `progress`
//!   shows people how far the work is; `repository` is the workspace that this program is part of.

mod against;
mod baseline;
mod callers;
mod cargo;
mod command;
mod compilation;
mod disk;
mod documents;
mod error;
mod findings;
mod generation;
mod labour;
mod names;
mod outcome;
mod places;
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

use clap::Parser;
use generator_command::console::Console;
use generator_command::{Codegen, Program};

use baseline::TellFacts;
use command::Corpus;
use generation::GenerateOne;
use names::TellNames;

/// The arguments of the processes for one description each.
#[derive(Debug, Parser)]
enum Process {
    #[command(name = process::DOCUMENT)]
    Document(GenerateOne),
    #[command(name = process::FACTS)]
    Facts(TellFacts),
    #[command(name = process::NAMES)]
    Names(TellNames),
    #[command(name = process::CODEGEN)]
    Codegen(Codegen),
}

fn main() -> ExitCode {
    if let Some(exit) = stopwatch::stand_in() {
        return exit;
    }
    let mut console = Console::default();
    if !process::is_asked() {
        return Corpus::parse().run(&mut console);
    }
    match Process::parse() {
        Process::Document(document) => document.run(),
        Process::Facts(facts) => facts.run(),
        Process::Names(names) => names.run(),
        Process::Codegen(codegen) => {
            codegen.run(&Program { name: process::CODEGEN, own: None }, &mut console)
        }
    }
}
