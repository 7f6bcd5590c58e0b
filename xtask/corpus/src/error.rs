//! The errors that end a run. The faults of a description are none: they are failures of its
//! [`Outcome`](crate::outcome::Outcome).

use std::io;

use generator_command::location::Location;

/// The reason why a run could not go on.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// A file or folder could not be read or written.
    #[error(transparent)]
    Files(#[from] generator_command::error::Error),

    /// The folder has no descriptions, or none that are wanted.
    #[error("{folder} has no such OpenAPI description")]
    NoDescription { folder: Location },

    /// The pattern for names is none.
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

    /// A line of a baseline is none.
    #[error("{location}:{line}: this is no line of a baseline")]
    Baseline { location: Location, line: usize },

    /// A revision does not exist, or git can't get at it.
    #[error("there is no revision {revision}: {words}")]
    Revision { revision: String, words: String },
}

impl Error {
    /// The advice for whoever reads the error.
    pub(crate) fn help(&self) -> Option<String> {
        match self {
            Self::Files(error) => error.help(),
            Self::NoDescription { .. } => {
                Some("files named *.yaml, *.yml and *.json are looked at".to_owned())
            }
            Self::Manifest { .. } => Some("this is a mistake in the generator".to_owned()),
            Self::Cargo { log, .. } => Some(format!("{log} has what it said")),
            Self::Baseline { .. } => Some("--accept writes the file anew".to_owned()),
            Self::Pattern { .. } | Self::Program { .. } | Self::Revision { .. } => None,
        }
    }
}
