//! The sources of a run: the description, the configuration, and the overlays.

use std::cell::RefCell;
use std::fs;
use std::io::ErrorKind;

use generator::config::{Config, Selection};
use generator::diagnostic::Diagnostics;
use generator::document::Document;
use generator::model::Api;
use generator::{Generated, Loader, Source};

use crate::error::{Doing, Error, FILE, FOLDER};
use crate::location::Location;

/// The sources of one crate.
#[derive(Debug)]
pub struct Input {
    description: Source,
    configuration: Option<Source>,
    /// The choices of the configuration, or the faults in it.
    config: Result<Config, Diagnostics>,
    overlays: Vec<Source>,
    location: Location,
    /// The files that the description refers to, once they have been read.
    files: Vec<Source>,
}

impl Input {
    /// Reads the description and the configuration, with the overlays that it names.
    ///
    /// # Errors
    ///
    /// If a file can't be read, or is no text.
    pub fn read(description: &Location, configuration: Option<&Location>) -> Result<Self, Error> {
        let location = description.clone();
        let description = source(description)?;
        let text = configuration.map(source).transpose()?;
        let config = text.as_ref().map_or_else(|| Ok(Config::default()), Config::parse);
        let mut named = Vec::new();
        if let (Ok(config), Some(location)) = (&config, configuration) {
            named.extend(config.overlays.iter().map(|overlay| location.beside(overlay)));
        }
        let (overlays, files) = (Vec::new(), Vec::new());
        let input = Self { description, configuration: text, config, overlays, location, files };
        input.amended(&named)
    }

    /// The same, with more overlays.
    pub(crate) fn amended(mut self, overlays: &[Location]) -> Result<Self, Error> {
        for overlay in overlays {
            self.overlays.push(source(overlay)?);
        }
        Ok(self)
    }

    /// The same for the operations of a selection, in place of the configuration's, if it names
    /// any.
    pub(crate) fn selected(mut self, selection: Selection) -> Self {
        if let Ok(config) = &mut self.config
            && !selection.is_empty()
        {
            config.select = Some(selection);
        }
        self
    }

    /// The sources that diagnostics may point at. The files beside the description are among them
    /// once the generator has read them.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        let given = [&self.description].into_iter().chain(&self.configuration);
        given.chain(&self.overlays).chain(&self.files)
    }

    /// Reads and rewrites the description as the generator does, and goes no further.
    pub fn document(&mut self, diagnostics: &mut Diagnostics) -> Option<Document> {
        self.with_files(|input| Document::parse(input, diagnostics))
    }

    /// Runs the generator on them.
    ///
    /// # Errors
    ///
    /// All diagnostics, if any of them is an error.
    pub fn generate(&mut self) -> Result<Generated, Diagnostics> {
        let config = self.config.clone()?;
        self.with_files(|input| generator::generate(input, &config))
    }

    /// Decides about the client as the generator does, and writes nothing.
    ///
    /// # Errors
    ///
    /// All diagnostics, if any of them is an error.
    pub fn decide(&mut self) -> Result<Api, Diagnostics> {
        let config = self.config.clone()?;
        let mut diagnostics = Diagnostics::default();
        self.with_files(|input| generator::decide(input, &config, &mut diagnostics))
    }

    /// Does something with the input of the generator, and keeps the files that it has asked for.
    fn with_files<T>(&mut self, work: impl FnOnce(generator::Input<'_>) -> T) -> T {
        let files = Neighbours { description: &self.location, read: RefCell::default() };
        let (description, overlays) = (&self.description, &self.overlays);
        let result = work(generator::Input { description, overlays, files: &files });
        self.files = files.read.into_inner();
        result
    }
}

/// The files that a description refers to. Those that have been read are kept: diagnostics may
/// point at them.
#[derive(Debug)]
struct Neighbours<'a> {
    description: &'a Location,
    read: RefCell<Vec<Source>>,
}

impl Loader for Neighbours<'_> {
    fn load(&self, name: &str) -> Result<String, String> {
        let source = source(&self.description.named(name)).map_err(|error| match error {
            Error::Disk { source, .. } if source.kind() == ErrorKind::NotFound => {
                "there is no such file".to_owned()
            }
            Error::Disk { source, .. } => source.to_string(),
            other => other.to_string(),
        })?;
        let text = source.text.clone();
        self.read.borrow_mut().push(source);
        Ok(text)
    }
}

/// Reads a file, whatever it is called: JSON and YAML are told apart by their content.
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

/// The error for bytes that aren't UTF-8 from some point on.
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
