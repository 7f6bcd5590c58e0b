//! The errors around the generator: paths, permissions, disks.
//!
//! The faults of a description are no errors of this kind: they are a list of diagnostics, shown by
//! [`render`](crate::render), of which [`Error::Description`] keeps only how many there were.

use std::io;

use generator::diagnostic::{Diagnostics, Severity};

use crate::location::Location;

/// The reason why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// An argument is missing that the program has no default for.
    #[error("{argument} is missing")]
    Unsaid {
        /// The argument as the usage has it.
        argument: &'static str,
    },

    /// The description or the configuration has errors; they have been shown.
    #[error("the description has errors")]
    Description {
        /// The number of errors.
        errors: usize,
        /// The number of warnings.
        warnings: usize,
    },

    /// The system refused something.
    #[error("can't {action} {location}: {source}")]
    Disk {
        /// The action as it follows “can't”.
        action: &'static str,
        /// The file or folder that it was done to.
        location: Location,
        /// The words of the system.
        source: io::Error,
    },

    /// Something else stands where a file or a folder should be.
    #[error("{location} is {found}, not {expected}")]
    Obstacle {
        /// The path.
        location: Location,
        /// The kind of thing that stands there.
        found: &'static str,
        /// The kind of thing that should.
        expected: &'static str,
    },

    /// A source isn't text.
    #[error("{location}:{line}:{column}: this is not UTF-8")]
    NotText {
        /// The file.
        location: Location,
        /// The line of the first byte that is no text.
        line: usize,
        /// Its column.
        column: usize,
        /// The way out.
        help: &'static str,
    },

    /// The folder of generated files holds something that nobody generated.
    #[error("{folder} holds what was not generated: {}", list(files))]
    Foreign {
        /// The folder.
        folder: Location,
        /// The files that nobody generated, by their paths in it.
        files: Vec<String>,
    },

    /// A generated file would lie outside the folder it belongs to.
    #[error("the generator wants to write {path:?}, which is no path below {folder}")]
    Outside {
        /// The folder.
        folder: Location,
        /// The path that leads out of it.
        path: String,
    },

    /// Another run holds the staging folder.
    #[error("another run is writing to {crate_root} right now")]
    Busy {
        /// The root of the crate that it writes to.
        crate_root: Location,
    },

    /// The exchange failed half-way, and so did going back.
    #[error("{generated} can't be put back from {old}: {source}")]
    Stranded {
        /// The folder of generated files, which is gone.
        generated: Location,
        /// The folder that has them now.
        old: Location,
        /// The words of the system.
        source: io::Error,
    },
}

impl Error {
    /// The error for diagnostics that have been shown.
    pub(crate) fn description(diagnostics: &Diagnostics) -> Self {
        Self::Description {
            errors: diagnostics.of(Severity::Error).count(),
            warnings: diagnostics.of(Severity::Warning).count(),
        }
    }

    /// The advice for whoever reads the error.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::NotText { help, .. } => Some((*help).to_owned()),
            Self::Foreign { folder, .. } => Some(format!(
                "every run replaces {folder} as a whole: move your own files out of it, or choose another --out"
            )),
            Self::Obstacle { found: SYMBOLIC_LINK, expected: FOLDER, .. } => {
                Some("codegen replaces this folder as a whole, and would lose the link".to_owned())
            }
            Self::Outside { .. } => Some("this is a mistake in the generator".to_owned()),
            Self::Busy { .. } => Some("wait until it is done, and try again".to_owned()),
            Self::Stranded { generated, old, .. } => {
                Some(format!("nothing is lost: move {old} to {generated} yourself"))
            }
            Self::Unsaid { .. }
            | Self::Description { .. }
            | Self::Disk { .. }
            | Self::Obstacle { .. } => None,
        }
    }
}

/// The kinds of things on a disk, as [`Error::Obstacle`] calls them.
pub(crate) const FILE: &str = "a file";
pub(crate) const FOLDER: &str = "a folder";
pub(crate) const SYMBOLIC_LINK: &str = "a symbolic link";

/// Adds to an error of the system the action that it refused.
pub trait Doing<T> {
    /// Takes the action as it follows “can't”, and the file or folder that it was done to.
    ///
    /// # Errors
    ///
    /// That of the system, with both.
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
