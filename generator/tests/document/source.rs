//! Descriptions: those of cases, and texts in tests.

use std::fs;
use std::path::{Path, PathBuf};

use generator::diagnostic::Diagnostics;
use generator::document::Document;
use generator::{Input, Loader, Source};

/// A description, and the folder of files beside it.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) folder: PathBuf,
    pub(crate) description: Source,
}

impl Case {
    pub(crate) fn input(&self) -> Input<'_> {
        Input { files: self, ..Input::from(&self.description) }
    }

    /// The text of a source that diagnostics name.
    pub(crate) fn text(&self, name: &str) -> String {
        match self.description.name == name {
            true => self.description.text.clone(),
            false => read(&self.folder.join(name)),
        }
    }
}

impl Loader for Case {
    fn load(&self, name: &str) -> Result<String, String> {
        let there_is_none = |_| "there is no such file".to_owned();
        fs::read_to_string(self.folder.join(name)).map_err(there_is_none)
    }
}

/// The case that a description is of.
pub(crate) fn case(path: &Path) -> Case {
    let folder = path.parent().expect("a case is a folder").to_owned();
    Case { folder, description: source(path) }
}

pub(crate) fn parse(case: &Case) -> (Option<Document>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let document = Document::parse(case.input(), &mut diagnostics);
    (document, diagnostics)
}

pub(crate) fn inline(text: &str) -> Case {
    let description = Source { name: "inline.yaml".into(), text: text.into() };
    Case { folder: cases_folder(), description }
}

/// A file, under its name alone: where the repository is must not be in a snapshot.
pub(crate) fn source(path: &Path) -> Source {
    let name = path.file_name().expect("it is a file").to_string_lossy().into_owned();
    Source { name, text: read(path) }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub(crate) fn cases_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/document")
}

pub(crate) fn case_inputs() -> Vec<PathBuf> {
    let cases = cases_folder()
        .read_dir()
        .expect("there are cases")
        .map(|case| case.expect("it is a folder").path());
    let mut inputs: Vec<_> = cases
        .flat_map(|case| {
            ["yaml", "json"].map(|language| case.join("input").with_extension(language))
        })
        .collect();
    inputs.retain(|input| input.exists());
    inputs.sort();
    assert!(!inputs.is_empty());
    inputs
}
