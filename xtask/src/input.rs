//! What a run reads: the description and the configuration.

use std::fs;

use generator::config::Config;
use generator::diagnostic::Diagnostics;
use generator::{Generated, Source};

use crate::error::{Doing, Error, FILE, FOLDER};
use crate::location::Location;

/// The sources of one crate.
#[derive(Debug)]
pub(crate) struct Input {
    description: Source,
    configuration: Option<Source>,
}

impl Input {
    /// Reads both.
    pub(crate) fn read(
        description: &Location,
        configuration: Option<&Location>,
    ) -> Result<Self, Error> {
        Ok(Self {
            description: source(description)?,
            configuration: configuration.map(source).transpose()?,
        })
    }

    /// Everything that diagnostics may point at.
    pub(crate) fn sources(&self) -> impl Iterator<Item = &Source> {
        [&self.description].into_iter().chain(&self.configuration)
    }

    /// Runs the generator on them.
    pub(crate) fn generate(&self) -> Result<Generated, Diagnostics> {
        let config = self.configuration.as_ref().map(Config::parse).transpose()?;
        generator::generate(&self.description, &config.unwrap_or_default())
    }
}

/// Reads a file, whatever it is called: JSON and YAML are told apart by what stands in them.
fn source(location: &Location) -> Result<Source, Error> {
    if location.path().is_dir() {
        return Err(Error::Obstacle { location: location.clone(), found: FOLDER, expected: FILE });
    }
    let bytes = fs::read(location.path()).doing("read", location)?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source { name: location.shown().to_owned(), text }),
        Err(error) => Err(not_text(location, error.as_bytes(), error.utf8_error().valid_up_to())),
    }
}

/// Where text ends to be UTF-8, and what it may be instead.
fn not_text(location: &Location, bytes: &[u8], valid: usize) -> Error {
    let before = String::from_utf8_lossy(&bytes[..valid]);
    let help = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "it looks like UTF-16: save it as UTF-8",
        _ => "save it as UTF-8",
    };
    Error::NotText {
        location: location.clone(),
        line: before.matches('\n').count() + 1,
        column: before.chars().rev().take_while(|character| *character != '\n').count() + 1,
        help,
    }
}
