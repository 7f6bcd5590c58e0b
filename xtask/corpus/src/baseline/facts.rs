//! The facts about the output for one description.

use std::collections::BTreeMap;
use std::hash::Hasher;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use fnv::FnvHasher;
use generator::Generated;
use generator::diagnostic::{Diagnostics, Severity};
use generator_command::input::Input;
use generator_command::location::Location;
use generator_command::printable;
use serde::{Deserialize, Serialize};

use super::items;
use crate::process;

/// The facts about the output for one description.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Facts {
    /// A crate was generated.
    Crate {
        /// The number of warnings about the description.
        warnings: usize,
        /// The number of things that the crate can't express.
        ledger: usize,
        /// The files by their paths below the root of the crate.
        files: BTreeMap<String, FileFacts>,
    },
    /// None was, for these reasons.
    Failure(Vec<String>),
}

/// The facts about one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FileFacts {
    /// The hash of the text.
    pub(crate) hash: u64,
    /// The number of lines.
    pub(crate) lines: usize,
    /// The number of public items.
    pub(crate) items: usize,
    /// The hash of the list of their names.
    pub(crate) interface: u64,
}

/// The arguments of the process for one description.
#[derive(Debug, Args)]
pub(crate) struct TellFacts {
    description: PathBuf,
}

impl TellFacts {
    /// Runs the generator, and tells the facts to the process that waits for them.
    pub(crate) fn run(&self) -> ExitCode {
        process::answer(&match Input::read(&self.location(), None) {
            Err(error) => Facts::Failure(vec![printable::message(&error.to_string())]),
            Ok(mut input) => match input.generate() {
                Ok(generated) => Facts::of(&generated),
                Err(diagnostics) => Facts::Failure(reasons(&diagnostics)),
            },
        })
    }

    /// The description by the name of its file alone: the folder is nothing to keep in a baseline.
    fn location(&self) -> Location {
        match (self.description.parent(), self.description.file_name()) {
            (Some(folder), Some(name)) => Location::within(folder, &name.to_string_lossy()),
            _ => Location::given(&self.description),
        }
    }
}

impl Facts {
    fn of(generated: &Generated) -> Self {
        let Generated { files, scaffold, diagnostics, .. } = generated;
        let files = files.iter().map(|(path, text)| (format!("src/generated/{path}"), text));
        let scaffold = scaffold.iter().map(|(path, text)| (path.clone(), text));
        Self::Crate {
            warnings: diagnostics.of(Severity::Warning).count(),
            ledger: diagnostics.of(Severity::Loss).count(),
            files: files
                .chain(scaffold)
                .map(|(path, text)| {
                    let facts = FileFacts::of(&path, text);
                    (path, facts)
                })
                .collect(),
        }
    }

    /// The failure of a process that crashed. Its last words are about places on this machine, but
    /// for the first line.
    pub(crate) fn crash(last_words: &str) -> Self {
        Self::Failure(last_words.lines().take(1).map(printable::message).collect())
    }
}

impl FileFacts {
    fn of(path: &str, text: &str) -> Self {
        let is_rust = Path::new(path).extension().is_some_and(|extension| extension == "rs");
        let items = if is_rust { items::public(text) } else { Vec::new() };
        Self {
            hash: hash(text),
            lines: text.lines().count(),
            items: items.len(),
            interface: hash(&items.join("\n")),
        }
    }
}

/// The errors of a description, without their places: those name files of this machine.
fn reasons(diagnostics: &Diagnostics) -> Vec<String> {
    let errors = diagnostics.of(Severity::Error);
    let reason = |text: String| printable::message(&text);
    errors.map(|error| reason(format!("error[{}]: {}", error.code, error.message))).collect()
}

fn hash(text: &str) -> u64 {
    let mut hasher = FnvHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}
