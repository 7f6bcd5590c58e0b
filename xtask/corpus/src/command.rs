//! The command with its arguments.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser};
use generator_command::console::Console;
use generator_command::location::Location;
use generator_command::render::Render;

use crate::against::Against;
use crate::baseline::{self, Baseline};
use crate::documents::{self, Document, Wanted};
use crate::error::Error;
use crate::names::Names;
use crate::outcome::Outcome;
use crate::workspace::Workspace;
use crate::{callers, compilation, findings, generation, report, resolution, round_trip, table};

const EXAMPLES: &str = "\
Examples:
  cargo xtask corpus ../descriptions                       all of them
  cargo xtask corpus ../descriptions --filter 'plex-*'     some of them
  cargo xtask corpus ../descriptions --largest 200000      those that are quickly done
  cargo xtask corpus ../descriptions --baseline FILE       write down the output; later, compare it with that
  cargo xtask corpus ../descriptions --against HEAD        show what the working tree changes in the output
  cargo xtask corpus ../descriptions --names               count the names that nobody would have chosen

Optimised, `cargo run --release --package xtask -- corpus …`, the seconds of the generator are what users see.

The exit status is 0 if everything generates, compiles without warnings and reads what it writes, or is as the
baseline has it; 1 if not; 2 if the arguments make no sense.";

/// The arguments.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask corpus",
    bin_name = "cargo xtask corpus",
    about = "Generate and compile a crate for every description in a folder",
    after_help = EXAMPLES
)]
pub(crate) struct Corpus {
    /// Read the OpenAPI descriptions in this folder, YAML and JSON
    #[arg(value_name = "DIR")]
    folder: PathBuf,

    /// Only those whose name has this in it, or matches it if it has `*`, `?`, `[` or `{`
    #[arg(long, value_name = "PATTERN")]
    filter: Option<String>,

    /// Only those of at most so many bytes
    #[arg(long, value_name = "BYTES")]
    largest: Option<u64>,

    /// Do so many things at a time [default: the number of cores]
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,

    /// Write the crates to this folder [default: corpus in cargo's target folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Write everything that was found to this file, as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,

    /// Generate only
    #[arg(long)]
    no_check: bool,

    /// Don't take instances of the schemas through the types
    #[arg(long)]
    no_round_trip: bool,

    /// Show the groups of operations, too, and the types that each reaches
    #[arg(long)]
    groups: bool,

    #[command(flatten)]
    comparison: Comparison,
}

/// The arguments for comparing the output instead of proving it.
#[derive(Debug, Args)]
#[command(next_help_heading = "Comparison, in place of all that follows generation")]
struct Comparison {
    /// Compare the output with this manifest of it, which is written if there is none
    #[arg(long, value_name = "FILE", conflicts_with_all = PROOF)]
    baseline: Option<PathBuf>,

    /// Take the output as it is for the baseline
    #[arg(long, requires = "baseline")]
    accept: bool,

    /// Compare the output with that of this git revision of the generator
    #[arg(long, value_name = "REV", conflicts_with_all = PROOF)]
    against: Option<String>,

    /// Write the whole difference to this file, as a patch
    #[arg(long, value_name = "FILE", requires = "against")]
    patch: Option<PathBuf>,

    /// Count the names of the output that nobody would have chosen, and show the very long ones
    #[arg(long, conflicts_with_all = PROOF)]
    names: bool,

    /// Show all of these names, not only the very long ones
    #[arg(long, requires = "names")]
    every: bool,
}

/// The arguments that make no sense beside a comparison.
const PROOF: [&str; 5] = ["out", "json", "no_check", "no_round_trip", "groups"];

impl Corpus {
    /// Runs the command and reports the outcome.
    pub(crate) fn run(&self, console: &mut Console) -> ExitCode {
        match self.attempt(console) {
            Ok(true) => ExitCode::SUCCESS,
            Ok(false) => ExitCode::FAILURE,
            Err(error) => {
                let help = error.help();
                console.explain(Render::new([]).failure(&error.to_string(), help.as_deref()));
                ExitCode::FAILURE
            }
        }
    }

    /// Returns true if all is well.
    fn attempt(&self, console: &mut Console) -> Result<bool, Error> {
        let wanted = Wanted { filter: self.filter.as_deref(), largest: self.largest };
        let documents = documents::find(&Location::given(&self.folder), &wanted)?;
        let jobs = self.jobs.or_else(|| std::thread::available_parallelism().ok());
        let jobs = jobs.map_or(1, NonZeroUsize::get);
        let Comparison { baseline, accept, against, patch, names, every } = &self.comparison;
        if *names {
            return Names { documents: &documents, jobs }.show(*every, console);
        }
        if let Some(revision) = against {
            let patch = patch.as_deref().map(Location::given);
            Against { revision, documents: &documents, jobs }.show(patch.as_ref(), console)?;
        }
        match (baseline, against) {
            (Some(file), _) => {
                let file = Location::given(file);
                let mode = if *accept { baseline::Mode::Accept } else { baseline::Mode::Compare };
                let scope = wanted.scope();
                Baseline { file: &file, documents: &documents, scope, jobs }.run(mode, console)
            }
            (None, Some(_)) => Ok(true),
            (None, None) => self.prove(&documents, jobs, console),
        }
    }

    /// Generates, compiles and tries all crates, and returns true if nothing is wrong with any.
    fn prove(
        &self,
        documents: &[Document],
        jobs: usize,
        console: &mut Console,
    ) -> Result<bool, Error> {
        let workspace = Workspace::new(self.out.as_deref());
        let round_trip = !self.no_check && !self.no_round_trip;
        let mut outcomes = generation::all(documents, &workspace, jobs, round_trip)?;
        if self.no_check {
            workspace.write(&resolution::members(&outcomes))?;
        } else {
            resolution::all(&mut outcomes, &workspace)?;
            compilation::all(&mut outcomes, &workspace, jobs)?;
            callers::all(&mut outcomes, &workspace, jobs)?;
            if round_trip {
                round_trip::all(&mut outcomes, &workspace, jobs)?;
            }
        }
        findings::show(&outcomes, &workspace, console);
        if self.groups {
            outcomes.iter().filter_map(table::of_groups).for_each(|table| console.say(table));
        }
        console.say(table::of(&outcomes));
        console.say(table::summary(&outcomes));
        if let Some(file) = &self.json {
            report::write(&Location::given(file), &outcomes)?;
        }
        Ok(outcomes.iter().all(Outcome::is_good))
    }
}
