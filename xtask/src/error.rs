//! What can go wrong around the generator: paths, permissions, disks.
//!
//! What is wrong with a description is no error of this kind: that is a list of diagnostics, shown by
//! [`render`](crate::render), of which [`Error::Description`] keeps only how many there were.

use std::io;

use generator::diagnostic::{Diagnostics, Severity};

use crate::location::Location;

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// The description or the configuration has errors; they have been shown.
    #[error("the description has errors")]
    Description { errors: usize, warnings: usize },

    /// The system said no.
    #[error("can't {action} {location}: {source}")]
    Disk { action: &'static str, location: Location, source: io::Error },

    /// Something else stands where a file or a folder should be.
    #[error("{location} is {found}, not {expected}")]
    Obstacle { location: Location, found: &'static str, expected: &'static str },

    /// A source that isn't text as we know it.
    #[error("{location}:{line}:{column}: this is not UTF-8")]
    NotText { location: Location, line: usize, column: usize, help: &'static str },

    /// The folder of generated files holds something that nobody generated.
    #[error("{folder} holds what was not generated: {}", list(files))]
    Foreign { folder: Location, files: Vec<String> },

    /// A generated file would lie outside the folder it belongs to.
    #[error("the generator wants to write {path:?}, which is no path below {folder}")]
    Outside { folder: Location, path: String },

    /// A folder without descriptions, or without any that are wanted.
    #[error("{folder} has no such OpenAPI description")]
    NoDescription { folder: Location },

    /// A pattern for names that is none.
    #[error("{error}")]
    Pattern { error: globset::Error },

    /// A manifest that the generator wrote can't be read.
    #[error("{location} is no manifest: {error}")]
    Manifest { location: Location, error: Box<toml::de::Error> },

    /// Another program could not be started, or not be listened to.
    #[error("can't run {name}: {source}")]
    Program { name: &'static str, source: io::Error },

    /// Cargo failed, and not because of a crate.
    #[error("cargo {command} failed")]
    Cargo { command: String, log: Location },

    /// Another run holds the staging folder.
    #[error("another run is writing to {crate_root} right now")]
    Busy { crate_root: Location },

    /// The exchange failed half-way, and so did going back.
    #[error("{generated} can't be put back from {old}: {source}")]
    Stranded { generated: Location, old: Location, source: io::Error },
}

impl Error {
    /// What is left of diagnostics once they have been shown.
    pub(crate) fn description(diagnostics: &Diagnostics) -> Self {
        Self::Description {
            errors: diagnostics.of(Severity::Error).count(),
            warnings: diagnostics.of(Severity::Warning).count(),
        }
    }

    /// What to do about it.
    pub(crate) fn help(&self) -> Option<String> {
        match self {
            Self::NotText { help, .. } => Some((*help).to_owned()),
            Self::Foreign { folder, .. } => Some(format!(
                "every run replaces {folder} as a whole: move your own files out of it, or choose another --out"
            )),
            Self::Obstacle { found: SYMBOLIC_LINK, expected: FOLDER, .. } => {
                Some("codegen replaces this folder as a whole, and would lose the link".to_owned())
            }
            Self::Cargo { log, .. } => Some(format!("{log} has what it said")),
            Self::NoDescription { .. } => {
                Some("files named *.yaml, *.yml and *.json are looked at".to_owned())
            }
            Self::Manifest { .. } | Self::Outside { .. } => {
                Some("this is a mistake in the generator".to_owned())
            }
            Self::Busy { .. } => Some("wait until it is done, and try again".to_owned()),
            Self::Stranded { generated, old, .. } => {
                Some(format!("nothing is lost: move {old} to {generated} yourself"))
            }
            Self::Description { .. }
            | Self::Disk { .. }
            | Self::Obstacle { .. }
            | Self::Pattern { .. }
            | Self::Program { .. } => None,
        }
    }
}

/// What [`Error::Obstacle`] calls the kinds of things on a disk.
pub(crate) const FILE: &str = "a file";
pub(crate) const FOLDER: &str = "a folder";
pub(crate) const SYMBOLIC_LINK: &str = "a symbolic link";

/// Says what was being done when the system said no.
pub(crate) trait Doing<T> {
    /// The action as it follows “can't”, and what it was done to.
    fn doing(self, action: &'static str, location: &Location) -> Result<T, Error>;
}

impl<T> Doing<T> for io::Result<T> {
    fn doing(self, action: &'static str, location: &Location) -> Result<T, Error> {
        self.map_err(|source| Error::Disk { action, location: location.clone(), source })
    }
}

/// The first few of many names.
fn list(names: &[String]) -> String {
    const FEW: usize = 5;
    let mut text = names.iter().take(FEW).map(String::as_str).collect::<Vec<_>>().join(", ");
    if names.len() > FEW {
        text.push_str(", …");
    }
    text
}
