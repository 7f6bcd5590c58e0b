//! Documents as the first stage leaves them to the next: rewritten, amended by overlays, and with
//! the selected part only.

use generator::Input;
use generator::Source;
use generator::config::{Config, Selection};
use generator::diagnostic::Diagnostics;
use generator::document::{Document, Pointer};

use crate::case::Case;
use crate::{diagnosis, snapshot};

/// A folder of cases.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// Descriptions, whose documents are as complete as the stage gets them.
    Document,
    /// Descriptions that overlays amend.
    Overlay,
    /// Descriptions of which a part is selected.
    Selection,
}

impl Kind {
    pub(crate) const ALL: [Self; 3] = [Self::Document, Self::Overlay, Self::Selection];

    /// The name of the folder.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Overlay => "overlay",
            Self::Selection => "selection",
        }
    }
}

/// Compares diagnostics and document with their snapshots.
pub(crate) fn check(case: &Case, kind: Kind) {
    let overlays = overlays(case);
    let description = case.description();
    let input = Input { overlays: &overlays, files: case, ..Input::from(&description) };
    let mut diagnostics = Diagnostics::default();
    let document = Document::parse_selected(input, &selection(case), &mut diagnostics);
    snapshot::compare(case, "diagnostics", &diagnosis::full(&diagnostics, case));
    let (name, is_wanted) = match kind {
        Kind::Document => ("rewritten", true),
        Kind::Overlay | Kind::Selection => ("document", !diagnostics.has_errors()),
    };
    match document.filter(|_| is_wanted) {
        Some(document) => snapshot::compare(case, name, &text(&document)),
        None => snapshot::expect_none(case, name),
    }
}

/// The overlays of a case, in the order of their names.
fn overlays(case: &Case) -> Vec<Source> {
    let files = case.folder.read_dir().expect("a case is a folder");
    let files = files.map(|file| file.expect("the folder can be read").file_name());
    let names = files.map(|name| name.to_string_lossy().into_owned());
    let mut names: Vec<_> = names.filter(|name| name.starts_with("overlay")).collect();
    names.sort();
    names.iter().filter_map(|name| case.source(name)).collect()
}

/// The selection of a case, if its configuration has one.
fn selection(case: &Case) -> Selection {
    let config = case.source("codegen.toml");
    let config = config.map(|file| Config::parse(&file).expect("the configuration is sound"));
    config.and_then(|config| config.select).unwrap_or_default()
}

fn text(document: &Document) -> String {
    let root = document.value(&Pointer::root()).expect("every document has a root");
    serde_yaml::to_string(root).expect("values can be written")
}
