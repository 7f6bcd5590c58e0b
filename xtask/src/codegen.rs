//! `cargo xtask codegen`: from a description to a crate.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use annotate_snippets::Level;
use clap::Args;
use generator::diagnostic::{Diagnostics, Severity};

use crate::check::Findings;
use crate::command;
use crate::console::Console;
use crate::error::Error;
use crate::input::Input;
use crate::ledger::Ledger;
use crate::location::Location;
use crate::plan::Plan;
use crate::printable::count;
use crate::render::Render;
use crate::selected::Selected;
use crate::stage::Stage;
use crate::summary;

/// The workspace's own crate, and what it is generated from.
const DESCRIPTION: &str = "spec/butler.yaml";
const CONFIGURATION: &str = "spec/codegen.toml";
const CRATE: &str = "plex-butler";

/// How many warnings, and how many errors, are shown: after so many nobody reads on.
const SHOWN: usize = 50;

const EXAMPLES: &str = "\
Examples:
  cargo xtask codegen                                 write plex-butler/src/generated anew
  cargo xtask codegen --check                         show what that would change, and fail if anything
  cargo xtask codegen --ledger                        also tell what could not be expressed
  cargo xtask codegen --spec api.json --out client    write a crate for any OpenAPI 3.0 or 3.1 description
  cargo xtask codegen --spec api.json --out client --tag Users --tag '!Admin' --path '/users/**'
                                                      the same for some operations, and what they need

An operation is selected if any pattern matches it and none that starts with ! does. The flags stand in for what the
configuration selects; what the selected operations don't need is left out.

Everything in DIR/src/generated is replaced as a whole or not at all. Other files of a new crate are written
only where they are missing. Paths are relative to the current folder, the defaults to the workspace.

The exit status is 0 if all is well; 1 if the description has errors, the disk refuses, or --check finds a
difference; 2 if the arguments make no sense.";

/// The arguments.
#[derive(Debug, Args)]
#[command(about = "Write the client for an OpenAPI description", after_help = EXAMPLES)]
pub(crate) struct Codegen {
    /// Read this description, YAML or JSON [default: spec/butler.yaml]
    #[arg(long, value_name = "FILE", requires = "out")]
    pub(crate) spec: Option<PathBuf>,

    /// Read the choices about the output from this file [default: spec/codegen.toml; none with --spec]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// Amend the description with this OpenAPI Overlay before it is read; may be given several times
    #[arg(long = "overlay", value_name = "FILE")]
    pub(crate) overlays: Vec<PathBuf>,

    /// Write the crate to this folder [default: plex-butler]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,

    /// Write nothing, show what would change, and fail if anything would
    #[arg(long)]
    check: bool,

    /// Tell in full what the crate can't express, or write it to FILE
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-")]
    pub(crate) ledger: Option<LedgerTo>,

    #[command(flatten)]
    pub(crate) selected: Selected,
}

/// Where the ledger goes.
#[derive(Debug, Clone)]
pub(crate) enum LedgerTo {
    Terminal,
    File(PathBuf),
}

impl From<OsString> for LedgerTo {
    fn from(argument: OsString) -> Self {
        if argument == "-" { Self::Terminal } else { Self::File(argument.into()) }
    }
}

impl Codegen {
    /// Does it, and tells.
    pub(crate) fn run(&self, console: &mut Console) -> ExitCode {
        match self.attempt(console) {
            Ok(exit) => exit,
            Err(error) => {
                self.give_up(&error, console);
                ExitCode::FAILURE
            }
        }
    }

    fn attempt(&self, console: &mut Console) -> Result<ExitCode, Error> {
        let started = Instant::now();
        let crate_root = self.crate_root();
        if !self.check && Stage::recover(&crate_root)? {
            console
                .warn(format_args!("cleared up after a run on {crate_root} that was interrupted"));
        }
        let overlays: Vec<_> = self.overlays.iter().map(|file| Location::given(file)).collect();
        let mut input = Input::read(&self.description(), self.configuration().as_ref())?
            .amended(&overlays)?
            .selected(self.selected.selection());
        let result = input.generate();
        let render = Render::new(input.sources());
        let generated = result.map_err(|diagnostics| {
            tell(&diagnostics, &render, console);
            Error::description(&diagnostics)
        })?;
        tell(&generated.diagnostics, &render, console);
        self.tell_ledger(&generated.diagnostics, &render, console);
        let ledger = self.ledger(&generated.diagnostics, &render)?;
        let plan = Plan::new(crate_root, &generated, ledger)?;
        if self.check {
            return Ok(self.check(&plan, &render, console));
        }
        plan.carry_out()?;
        console.say(summary::of(&plan, started.elapsed()));
        Ok(ExitCode::SUCCESS)
    }

    /// Shows what would change.
    fn check(&self, plan: &Plan<'_>, render: &Render<'_>, console: &mut Console) -> ExitCode {
        if plan.is_done() {
            let files = count(plan.comparison.unchanged.len(), "file");
            console.say(format_args!("{}: up to date, {files}", plan.folder()));
            return ExitCode::SUCCESS;
        }
        let findings = Findings::show(plan, console);
        let sentence = format!("{} is not up to date: {findings}", plan.crate_root);
        let help = format!("run `{}`", command::of(self));
        console.warn(render.sentence(Level::ERROR, &sentence, Some(&help)));
        ExitCode::FAILURE
    }

    /// The ledger as one line or in full; in a file it is nothing to tell about.
    fn tell_ledger(&self, diagnostics: &Diagnostics, render: &Render<'_>, console: &mut Console) {
        let losses = diagnostics.of(Severity::Loss).count();
        let note = match &self.ledger {
            Some(LedgerTo::File(_)) => return,
            Some(LedgerTo::Terminal) if losses > 0 => {
                for loss in diagnostics.of(Severity::Loss) {
                    console.explain(render.diagnostic(loss));
                }
                return;
            }
            Some(LedgerTo::Terminal) => "everything the description says is expressed".to_owned(),
            None if losses == 0 => return,
            None => {
                let things = count(losses, "thing");
                format!(
                    "{things} the description says can't be expressed: run with --ledger to read more"
                )
            }
        };
        console.warn(render.sentence(Level::NOTE, &note, None));
    }

    /// The ledger, if it was asked for in a file.
    fn ledger(
        &self,
        diagnostics: &Diagnostics,
        render: &Render<'_>,
    ) -> Result<Option<Ledger>, Error> {
        match &self.ledger {
            Some(LedgerTo::File(file)) => {
                Ledger::new(Location::given(file), diagnostics, render).map(Some)
            }
            Some(LedgerTo::Terminal) | None => Ok(None),
        }
    }

    /// Says why it didn't work, and that nothing has happened.
    fn give_up(&self, error: &Error, console: &mut Console) {
        let render = Render::new([]);
        let (errors, warnings) = match error {
            Error::Description { errors, warnings } => (*errors, *warnings),
            other => {
                console.explain(render.error(other));
                (1, 0)
            }
        };
        if matches!(error, Error::Stranded { .. }) {
            return;
        }
        let done = if self.check { "compared" } else { "written" };
        let mut found = count(errors, "error");
        if warnings > 0 {
            found = format!("{found}, {}", count(warnings, "warning"));
        }
        console.warn(render.sentence(Level::ERROR, &format!("nothing was {done} ({found})"), None));
    }

    fn description(&self) -> Location {
        located(self.spec.as_deref(), DESCRIPTION)
    }

    /// The choices in the workspace are made for the workspace's description, and for no other.
    fn configuration(&self) -> Option<Location> {
        match (&self.config, &self.spec) {
            (None, Some(_)) => None,
            (config, _) => Some(located(config.as_deref(), CONFIGURATION)),
        }
    }

    fn crate_root(&self) -> Location {
        located(self.out.as_deref(), CRATE)
    }
}

/// The path that was given, or the workspace's own.
fn located(given: Option<&Path>, own: &str) -> Location {
    given.map_or_else(|| Location::in_workspace(own), Location::given)
}

/// Shows warnings and then errors, each in the order they were found.
fn tell(diagnostics: &Diagnostics, render: &Render<'_>, console: &mut Console) {
    for (severity, noun) in [(Severity::Warning, "warning"), (Severity::Error, "error")] {
        for diagnostic in diagnostics.of(severity).take(SHOWN) {
            console.explain(render.diagnostic(diagnostic));
        }
        let more = diagnostics.of(severity).count().saturating_sub(SHOWN);
        if more > 0 {
            console.explain(format_args!("… and {}", count(more, &format!("more {noun}"))));
        }
    }
}
