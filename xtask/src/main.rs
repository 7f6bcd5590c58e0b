//! The workspace's own commands, run as `cargo xtask …`.
//!
//! The generator is pure: text in, text out. Here is everything around it that touches a disk or a terminal.
//!
//! ```text
//! files ──input──▶ Source ──generator──▶ Generated ──tree──▶ differences ──stage──▶ disk
//!                                   └─▶ Diagnostics ──render──▶ terminal   └─check──▶ terminal
//! ```

mod check;
mod codegen;
mod command;
mod console;
mod corpus;
mod diff;
mod error;
mod excerpt;
mod input;
mod ledger;
mod location;
mod plan;
mod printable;
mod render;
mod selected;
mod stage;
mod summary;
mod tree;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::codegen::Codegen;
use crate::console::Console;
use crate::corpus::{Corpus, GenerateOne, stopwatch};

/// The workspace's own commands
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// One noun or verb a command; each has a file of its own.
#[derive(Debug, Subcommand)]
enum Command {
    Codegen(Codegen),
    Corpus(Corpus),
    /// One description of a corpus, in a process of its own
    #[command(hide = true)]
    CorpusDocument(GenerateOne),
}

fn main() -> ExitCode {
    if let Some(exit) = stopwatch::stand_in() {
        return exit;
    }
    let mut console = Console::new();
    match Arguments::parse().command {
        Command::Codegen(codegen) => codegen.run(&mut console),
        Command::Corpus(corpus) => corpus.run(&mut console),
        Command::CorpusDocument(document) => document.run(),
    }
}
