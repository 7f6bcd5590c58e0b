//! The output of the generator, held against a manifest of what it was: what a change does to all
//! of it shows within seconds, file by file.
//!
//! ```text
//! Document ──facts──▶ hashes, lines, items ──manifest──▶ text
//!          (a process each)                └─difference──▶ terminal
//! ```

mod difference;
mod facts;
mod items;
mod manifest;

use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;

use generator_command::console::Console;
use generator_command::error::Doing;
use generator_command::location::Location;
use generator_command::printable::count;

use crate::documents::{Document, Scope};
use crate::error::Error;
use crate::{labour, process};
use facts::Facts;
use manifest::Manifest;

pub(crate) use facts::TellFacts;

/// A comparison of the output for these descriptions with the manifest in a file.
#[derive(Debug)]
pub(crate) struct Baseline<'a> {
    /// The file of the manifest.
    pub(crate) file: &'a Location,
    /// The descriptions.
    pub(crate) documents: &'a [Document],
    /// The part of the folder that they are.
    pub(crate) scope: Scope,
    /// The number of things that may be done at a time.
    pub(crate) jobs: usize,
}

/// The use of a manifest that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// The output must be as it says.
    Compare,
    /// It is written anew.
    Accept,
}

impl Baseline<'_> {
    /// Writes or compares the manifest, and returns true unless it must be as it is and differs.
    pub(crate) fn run(&self, mode: Mode, console: &mut Console) -> Result<bool, Error> {
        let before = match (self.read(), mode) {
            // A file that is no manifest is written anew as well.
            (Err(Error::Baseline { .. }), Mode::Accept) => None,
            (before, _) => before?,
        };
        let now = Manifest::new(labour::each(self.documents, self.jobs, "Generating", facts)?);
        let Some(before) = before else {
            self.write(&now)?;
            let documents = count(now.documents.len(), "document");
            console.say(format_args!("{}: written, {documents}", self.file));
            return Ok(true);
        };
        let differences = difference::all(&before, &now, self.scope);
        for difference in &differences {
            console.say(difference);
        }
        let documents = count(now.documents.len(), "document");
        if differences.is_empty() {
            console.say(format_args!("{}: as it was, {documents}", self.file));
            return Ok(true);
        }
        let differ = format!("{} of {documents} differ", differences.len());
        match mode {
            Mode::Accept => {
                let kept = (self.scope == Scope::Part).then_some(before);
                self.write(&now.beside(kept))?;
                console.say(format_args!("{}: accepted, {differ}", self.file));
                Ok(true)
            }
            Mode::Compare => {
                console
                    .say(format_args!("{}: {differ}; --accept takes them as they are", self.file));
                Ok(false)
            }
        }
    }

    /// The manifest in the file, if there is one.
    fn read(&self) -> Result<Option<Manifest>, Error> {
        match fs::read_to_string(self.file.path()) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            text => {
                let text = text.doing("read", self.file)?;
                let fault = |line| Error::Baseline { location: self.file.clone(), line };
                Manifest::parse(&text).map(Some).map_err(fault)
            }
        }
    }

    fn write(&self, manifest: &Manifest) -> Result<(), Error> {
        Ok(fs::write(self.file.path(), manifest.to_string()).doing("write", self.file)?)
    }
}

/// The facts about the output for one description, by the description's name.
fn facts(document: &Document) -> Result<(String, Facts), Error> {
    let arguments: [&OsStr; 1] = [document.location.path().as_os_str()];
    let facts = match process::ask(process::FACTS, &arguments)? {
        Ok(facts) => facts,
        Err(last_words) => Facts::crash(&last_words),
    };
    Ok((document.name.clone(), facts))
}
