//! The workspace's own commands, run as `cargo xtask …`.
//!
//! - `codegen` is the generator's command (`generator/command`), which is about this workspace's
//!   crate by default.
//! - `corpus` is a package of its own (`xtask/corpus`), which cargo builds when it is asked for: it
//!   needs much that the other command doesn't.

mod corpus;
mod own;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use generator_command::Codegen;
use generator_command::console::Console;

/// The workspace's own commands
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// The commands, each in a package of its own.
#[derive(Debug, Subcommand)]
enum Command {
    #[command(
        after_help = own::help(),
        mut_arg("spec", own::described),
        mut_arg("config", own::described),
        mut_arg("out", own::described),
    )]
    Codegen(Codegen),
    /// Generate and compile a crate for every description in a folder
    #[command(disable_help_flag = true)]
    Corpus {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
}

fn main() -> ExitCode {
    let mut console = Console::default();
    match Arguments::parse().command {
        Command::Codegen(codegen) => codegen.run(&own::program(), &mut console),
        Command::Corpus { arguments } => corpus::run(&arguments, &mut console),
    }
}
