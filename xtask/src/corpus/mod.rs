//! `cargo xtask corpus`: many descriptions at once, as a proof that the generator copes with the world.
//!
//! ```text
//! folder ──documents──▶ Document ──generation──▶ crates ──compilation──▶ verdicts ──table──▶ terminal
//!                                    (a process each)  (one cargo workspace)  └─report──▶ JSON
//! ```
//!
//! Each description is read by a process of its own: it may crash the generator without ending the run, and its peak
//! of memory is nobody else's. The crates are members of one workspace, so that cargo builds what they depend on once,
//! and as many of them at a time as there are cores.

mod cargo;
mod compilation;
mod disk;
mod documents;
mod findings;
mod generation;
mod outcome;
mod progress;
mod report;
mod round_trip;
pub(crate) mod stopwatch;
mod table;
mod workspace;

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::console::Console;
use crate::error::Error;
use crate::location::Location;
use crate::render::Render;
use documents::Wanted;
use outcome::Outcome;
use workspace::Workspace;

pub(crate) use generation::GenerateOne;

const EXAMPLES: &str = "\
Examples:
  cargo xtask corpus ../descriptions                       all of them
  cargo xtask corpus ../descriptions --filter 'plex-*'     some of them
  cargo xtask corpus ../descriptions --largest 200000      those that are quickly done

Optimised, `cargo run --release --package xtask -- corpus …`, the seconds of the generator are what users see.

The exit status is 0 if everything generates, compiles without warnings and reads what it writes; 1 if not;
2 if the arguments make no sense.";

/// The arguments.
#[derive(Debug, Args)]
#[command(about = "Generate and compile a crate for every description in a folder", after_help = EXAMPLES)]
pub(crate) struct Corpus {
    /// Read the OpenAPI descriptions in this folder, YAML and JSON
    #[arg(value_name = "DIR")]
    folder: PathBuf,

    /// Only those whose name has this in it, or matches it if it has `*`, `?` or `[`
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
}

impl Corpus {
    /// Does it, and tells.
    pub(crate) fn run(&self, console: &mut Console) -> ExitCode {
        match self.attempt(console) {
            Ok(outcomes) if outcomes.iter().all(Outcome::is_good) => ExitCode::SUCCESS,
            Ok(_) => ExitCode::FAILURE,
            Err(error) => {
                console.explain(Render::new([]).error(&error));
                ExitCode::FAILURE
            }
        }
    }

    fn attempt(&self, console: &mut Console) -> Result<Vec<Outcome>, Error> {
        let wanted = Wanted { filter: self.filter.as_deref(), largest: self.largest };
        let documents = documents::find(&Location::given(&self.folder), &wanted)?;
        let workspace = Workspace::new(self.out.as_deref());
        let jobs = self.jobs.or_else(|| std::thread::available_parallelism().ok());
        let jobs = jobs.map_or(1, NonZeroUsize::get);

        let round_trip = !self.no_check && !self.no_round_trip;
        let mut outcomes = generation::all(&documents, &workspace, jobs, round_trip)?;
        workspace.write(&outcomes)?;
        if !self.no_check {
            compilation::all(&mut outcomes, &workspace, jobs)?;
            if round_trip {
                round_trip::all(&mut outcomes, &workspace, jobs)?;
            }
        }
        findings::show(&outcomes, &workspace, console);
        console.say(table::of(&outcomes));
        console.say(table::summary(&outcomes));
        if let Some(file) = &self.json {
            report::write(&Location::given(file), &outcomes)?;
        }
        Ok(outcomes)
    }
}
