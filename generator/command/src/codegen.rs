//! The command itself: from a description to a crate.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

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

/// The most warnings, and the most errors, that are shown: after so many nobody reads on.
const SHOWN: usize = 50;

/// The program that offers the command.
#[derive(Debug, Clone)]
pub struct Program {
    /// The command as people type it, without arguments.
    pub name: &'static str,
    /// The crate that the command is about when its arguments name none.
    pub own: Option<OwnCrate>,
}

/// A crate that is always generated from the same files.
#[derive(Debug, Clone)]
pub struct OwnCrate {
    /// The root of the crate.
    pub root: Location,
    /// The description it is generated from.
    pub description: Location,
    /// The choices that were made about it.
    pub configuration: Location,
}

/// The arguments. Defaults, examples and what is required are for the program to tell, since they
/// depend on its own crate.
#[derive(Debug, Args)]
#[command(about = "Write the client for an OpenAPI description", after_help = Codegen::NOTES)]
pub struct Codegen {
    /// Read this description, YAML or JSON
    #[arg(long, value_name = "FILE", requires = "out")]
    pub(crate) spec: Option<PathBuf>,

    /// Read the choices about the output from this file
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// Amend the description with this OpenAPI Overlay before it is read; may be given several
    /// times
    #[arg(long = "overlay", value_name = "FILE")]
    pub(crate) overlays: Vec<PathBuf>,

    /// Write the crate to this folder
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

/// The destination of the ledger.
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
    /// The rules that the arguments follow and the exit status, as the end of a help text.
    pub const NOTES: &str = "\
An operation is selected if any pattern matches it and none that starts with ! does. The flags stand in for what the
configuration selects; what the selected operations don't need is left out.

Everything in DIR/src/generated is replaced as a whole or not at all. Other files of a new crate are written
only where they are missing.

The exit status is 0 if all is well; 1 if the description has errors, the disk refuses, or --check finds a
difference; 2 if the arguments make no sense.";

    /// Runs the command and reports the outcome.
    pub fn run(&self, program: &Program, console: &mut Console) -> ExitCode {
        match self.attempt(program, console) {
            Ok(exit) => exit,
            Err(error) => {
                self.give_up(&error, console);
                ExitCode::FAILURE
            }
        }
    }

    fn attempt(&self, program: &Program, console: &mut Console) -> Result<ExitCode, Error> {
        let started = Instant::now();
        let Files { description, configuration, crate_root } = self.files(program)?;
        if !self.check && Stage::recover(&crate_root)? {
            console
                .warn(format_args!("cleared up after a run on {crate_root} that was interrupted"));
        }
        let overlays: Vec<_> = self.overlays.iter().map(|file| Location::given(file)).collect();
        let mut input = Input::read(&description, configuration.as_ref())?
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
            return Ok(self.check(&plan, program, &render, console));
        }
        plan.carry_out()?;
        console.say(summary::of(&plan, started.elapsed()));
        Ok(ExitCode::SUCCESS)
    }

    /// The files that the arguments name, or else the program's own.
    fn files(&self, program: &Program) -> Result<Files, Error> {
        let own = program.own.as_ref();
        let located = |given: Option<&PathBuf>, own: Option<&Location>| match given {
            Some(path) => Some(Location::given(path)),
            None => own.cloned(),
        };
        // The choices about a program's own crate are made for its own description, and no other.
        let choices = own.filter(|_| self.spec.is_none()).map(|own| &own.configuration);
        let description = located(self.spec.as_ref(), own.map(|own| &own.description));
        let crate_root = located(self.out.as_ref(), own.map(|own| &own.root));
        Ok(Files {
            description: description.ok_or(Error::Unsaid { argument: "--spec FILE" })?,
            configuration: located(self.config.as_ref(), choices),
            crate_root: crate_root.ok_or(Error::Unsaid { argument: "--out DIR" })?,
        })
    }

    /// Shows what would change.
    fn check(
        &self,
        plan: &Plan<'_>,
        program: &Program,
        render: &Render<'_>,
        console: &mut Console,
    ) -> ExitCode {
        if plan.is_done() {
            let files = count(plan.comparison.unchanged.len(), "file");
            console.say(format_args!("{}: up to date, {files}", plan.folder()));
            return ExitCode::SUCCESS;
        }
        let findings = Findings::show(plan, console);
        let sentence = format!("{} is not up to date: {findings}", plan.crate_root);
        let help = format!("run `{}`", command::of(self, program.name));
        console.warn(render.failure(&sentence, Some(&help)));
        ExitCode::FAILURE
    }

    /// Tells the ledger in one line or in full, unless it goes to a file.
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
        console.warn(render.note(&note));
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

    /// Tells why the command failed, and that nothing has happened.
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
        console.warn(render.failure(&format!("nothing was {done} ({found})"), None));
    }
}

/// The files of a run.
#[derive(Debug)]
struct Files {
    description: Location,
    configuration: Option<Location>,
    crate_root: Location,
}

/// Shows notes, warnings and then errors, each in the order they were found.
fn tell(diagnostics: &Diagnostics, render: &Render<'_>, console: &mut Console) {
    let shown =
        [(Severity::Note, "note"), (Severity::Warning, "warning"), (Severity::Error, "error")];
    for (severity, noun) in shown {
        for diagnostic in diagnostics.of(severity).take(SHOWN) {
            console.explain(render.diagnostic(diagnostic));
        }
        let more = diagnostics.of(severity).count().saturating_sub(SHOWN);
        if more > 0 {
            console.explain(format_args!("… and {}", count(more, &format!("more {noun}"))));
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    /// The command as a program of its own.
    fn arguments(arguments: &[&str]) -> Codegen {
        #[derive(Debug, Parser)]
        struct Arguments {
            #[command(flatten)]
            codegen: Codegen,
        }
        let program = ["program"].iter().chain(arguments);
        Arguments::parse_from(program).codegen
    }

    #[test]
    fn a_program_without_a_crate_of_its_own_has_to_be_told_everything() {
        let program = Program { name: "generate", own: None };
        let missing = arguments(&[]).files(&program);
        assert!(matches!(missing, Err(Error::Unsaid { argument: "--spec FILE" })), "{missing:?}");
        let files = arguments(&["--spec", "api.yaml", "--out", "client"]).files(&program);
        let files = files.expect("both are given");
        assert_eq!(files.description.shown(), "api.yaml");
        assert_eq!(files.crate_root.shown(), "client");
        assert_eq!(files.configuration, None);
    }

    #[test]
    fn a_configuration_is_for_the_description_it_was_written_for() {
        let own = |file: &str| Location::given(file.as_ref());
        let own = OwnCrate {
            root: own("crate"),
            description: own("own.yaml"),
            configuration: own("own.toml"),
        };
        let program = Program { name: "generate", own: Some(own) };
        let configuration = |given: &[&str]| {
            let files = arguments(given).files(&program).expect("there are defaults");
            files.configuration.map(|location| location.shown().to_owned())
        };
        assert_eq!(configuration(&[]).as_deref(), Some("own.toml"));
        assert_eq!(configuration(&["--spec", "api.yaml", "--out", "client"]), None);
    }
}
