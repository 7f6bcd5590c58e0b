//! The ledger: everything the description says that the generated crate does not.
//!
//! Usually one line tells how much there is. Asked for in full, it goes to the terminal or to a
//! file; kept in the repository, such a file shows in a review what a new description costs.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use generator::diagnostic::{Diagnostics, Severity};
use tempfile::{Builder, NamedTempFile};

use crate::error::{Doing, Error};
use crate::location::Location;
use crate::printable;
use crate::render::Render;

/// A ledger in a file, compared with the one that is there.
#[derive(Debug)]
pub(crate) struct Ledger {
    pub(crate) location: Location,
    pub(crate) text: String,
    /// The content of the file as it is now, if there is one.
    pub(crate) found: Option<Vec<u8>>,
}

impl Ledger {
    /// Writes the ledger as a text, and reads what the file has so far.
    pub(crate) fn new(
        location: Location,
        diagnostics: &Diagnostics,
        render: &Render<'_>,
    ) -> Result<Self, Error> {
        let found = match fs::read(location.path()) {
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            found => Some(found.doing("read", &location)?),
        };
        Ok(Self { text: text(diagnostics, render), location, found })
    }

    /// Returns true if the file is as it should be.
    pub(crate) fn is_unchanged(&self) -> bool {
        self.found.as_deref() == Some(self.text.as_bytes())
    }

    /// Puts the text beside the file, where only a renaming is left to do. Until then nothing is
    /// changed.
    pub(crate) fn stage(&self) -> Result<NamedTempFile, Error> {
        let folder = self.location.path().parent().filter(|path| !path.as_os_str().is_empty());
        let stage = || {
            // Not `tempfile()`, which makes files that nobody else may read.
            let mut file = Builder::new()
                .prefix(".ledger-")
                .make_in(folder.unwrap_or(Path::new(".")), |path| File::create_new(path))?;
            file.write_all(self.text.as_bytes())?;
            file.as_file().sync_all()?;
            Ok(file)
        };
        stage().doing("write", &self.location)
    }
}

/// The ledger as a text, in the order of the description.
fn text(diagnostics: &Diagnostics, render: &Render<'_>) -> String {
    let mut text =
        String::from("What the description says and the generated crate can't express.\n");
    if diagnostics.of(Severity::Loss).next().is_none() {
        text.push_str("\nNothing: everything is expressed.\n");
    }
    for loss in diagnostics.of(Severity::Loss) {
        text.push('\n');
        let mut line = |label: &str, content: &str| {
            writeln!(text, "{label}{}", printable::line(content))
                .expect("a String takes everything");
        };
        line("", loss.code);
        if let Some(place) = &loss.place {
            line("  at       ", &format!("{} #{}", render.position(place), place.pointer));
        }
        line("  because  ", &loss.message);
        if let Some(instead) = &loss.help {
            line("  instead  ", instead);
        }
    }
    text
}
