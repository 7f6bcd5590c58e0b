//! Cases: folders with a small description, and whatever belongs to it.
//!
//! The build script of `generator/wire` has this module, too.

use std::fs;
use std::path::{Path, PathBuf};

use generator::config::Config;
use generator::diagnostic::Diagnostics;
use generator::{Generated, Input, Loader, Source, generate};

/// A folder with a small description, and whatever belongs to it.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    /// The name of the folder.
    pub(crate) name: String,
    /// The folder itself.
    pub(crate) folder: PathBuf,
}

impl Case {
    /// Returns the cases below a folder, in the order of their names.
    pub(crate) fn below(folder: &Path) -> Vec<Self> {
        let entries = folder.read_dir().expect("cases are in a folder");
        let mut folders: Vec<_> =
            entries.map(|entry| entry.expect("the folder can be read").path()).collect();
        folders.retain(|path| path.is_dir());
        folders.sort();
        assert!(!folders.is_empty(), "{} has no cases", folder.display());
        folders.into_iter().map(Self::new).collect()
    }

    fn new(folder: PathBuf) -> Self {
        let name = folder.file_name().expect("a folder has a name").to_string_lossy().into_owned();
        Self { name, folder }
    }

    /// Generates the client, as the case's configuration wants it.
    pub(crate) fn generate(&self) -> Result<Generated, Diagnostics> {
        let config = match self.source("codegen.toml") {
            Some(configuration) => Config::parse(&configuration)?,
            None => Config::default(),
        };
        generate(Input { files: self, ..Input::from(&self.description()) }, &config)
    }

    /// Returns the case's description.
    pub(crate) fn description(&self) -> Source {
        let description = ["input.yaml", "input.json"].iter().find_map(|name| self.source(name));
        description.unwrap_or_else(|| panic!("{} has no description", self.folder.display()))
    }

    /// Returns a file of the case, under its name alone: no snapshot has the repository's path.
    pub(crate) fn source(&self, name: &str) -> Option<Source> {
        let text = fs::read_to_string(self.folder.join(name)).ok()?;
        Some(Source { name: name.to_owned(), text })
    }
}

/// The files to which the description refers.
impl Loader for Case {
    fn load(&self, name: &str) -> Result<String, String> {
        let source = self.source(name).ok_or("there is no such file")?;
        Ok(source.text)
    }
}
