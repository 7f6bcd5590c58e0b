//! The names of the output in figures, and the reason for each that is very long.
//!
//! `given` has the names of a client, `written` the texts of its description, `figures` counts.

mod figures;
mod given;
mod written;

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, Table};
use generator::diagnostic::Severity;
use generator_command::console::Console;
use generator_command::input::Input;
use generator_command::location::Location;
use serde::{Deserialize, Serialize};

use crate::documents::Document;
use crate::error::Error;
use crate::{labour, process, round_trip};
use figures::Figures;
use given::given;
use written::Written;

/// The names of the output for some descriptions.
pub(crate) struct Names<'a> {
    pub(crate) documents: &'a [Document],
    /// The number of things that may be done at a time.
    pub(crate) jobs: usize,
}

/// The names of the output for one description.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Told {
    figures: Figures,
    /// A line for each very long name.
    long: Vec<String>,
    /// A line for each other name that nobody would have chosen.
    others: Vec<String>,
    failure: Option<String>,
}

impl Names<'_> {
    /// Shows the figures and the very long names, and returns true if there are names of all
    /// descriptions.
    pub(crate) fn show(&self, every: bool, console: &mut Console) -> Result<bool, Error> {
        let told = labour::each(self.documents, self.jobs, "Naming", |document| {
            let arguments: [&OsStr; 1] = [document.location.path().as_os_str()];
            let failed = |words| Told { failure: Some(words), ..Told::default() };
            Ok(process::ask(process::NAMES, &arguments)?.unwrap_or_else(failed))
        })?;
        let mut table = Table::new();
        table.load_style(NOTHING).set_header([&["document"][..], &Figures::COLUMNS].concat());
        let mut all = Figures::default();
        for (document, Told { figures, long, others, failure }) in self.documents.iter().zip(&told)
        {
            for line in long.iter().chain(others.iter().filter(|_| every)).chain(failure) {
                console.say(format_args!("{}: {line}", document.name));
            }
            table.add_row(row(&document.name, figures));
            all.add(figures);
        }
        table.add_row(row("all", &all));
        for column in table.column_iter_mut().skip(1) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        console.say(table);
        Ok(told.iter().all(|told| told.failure.is_none()))
    }
}

fn row(name: &str, figures: &Figures) -> Vec<String> {
    let numbers = figures.numbers().map(|number| number.to_string());
    [name.to_owned()].into_iter().chain(numbers).collect()
}

/// The arguments of the process for one description.
#[derive(Debug, Args)]
pub(crate) struct TellNames {
    description: PathBuf,
}

impl TellNames {
    /// Decides about the client, and tells its names to the process that waits for them.
    pub(crate) fn run(&self) -> ExitCode {
        let told = self.attempt();
        process::answer(
            &told.unwrap_or_else(|failure| Told { failure: Some(failure), ..Told::default() }),
        )
    }

    fn attempt(&self) -> Result<Told, String> {
        let mut input = Input::read(&Location::given(&self.description), None)
            .map_err(|error| error.to_string())?;
        let api = input.decide().map_err(|diagnostics| {
            let first = diagnostics.of(Severity::Error).next();
            first.map_or_else(String::new, |error| error.message.clone())
        })?;
        let text = input.sources().next().map_or("", |source| source.text.as_str());
        let document = round_trip::read(text)?;
        let written = Written::of(&document);
        let names = given(&api, &document);
        let long = names.iter().filter(|given| figures::is_very_long(given));
        let others = names.iter().filter_map(|given| figures::fault(given, &written));
        Ok(Told {
            figures: Figures::of(&names, &written),
            long: long.map(ToString::to_string).collect(),
            others: others.collect(),
            failure: None,
        })
    }
}
