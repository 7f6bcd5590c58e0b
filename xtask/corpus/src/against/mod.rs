//! The output of two generators: that of the working tree, and that of another revision.
//!
//! ```text
//! revision ──revision──▶ program ──output──▶ texts ──difference──▶ summary, hunks, patch
//!                   this program ──output──▶ texts ──┘
//! ```
//!
//! Both are run by the same command line, the one that people use, so that any revision will do
//! which has it.

mod difference;
mod kind;
mod output;
mod revision;
mod summary;

use std::fs::File;
use std::io::{BufWriter, Write};

use generator_command::console::Console;
use generator_command::error::Doing;
use generator_command::location::Location;
use generator_command::printable::count;

use crate::documents::Document;
use crate::error::Error;
use crate::{labour, repository};
use difference::Difference;
use output::Generator;
use revision::Revision;

/// A comparison of the output for these descriptions with that of a revision.
#[derive(Debug)]
pub(crate) struct Against<'a> {
    /// The revision as git knows it.
    pub(crate) revision: &'a str,
    /// The descriptions.
    pub(crate) documents: &'a [Document],
    /// The number of things that may be done at a time.
    pub(crate) jobs: usize,
}

impl Against<'_> {
    /// Shows the differences, and writes all of them to a file if there is one.
    pub(crate) fn show(
        &self,
        patch: Option<&Location>,
        console: &mut Console,
    ) -> Result<(), Error> {
        let folder = Location::given(&repository::target().join("against"));
        let revision = Revision::find(self.revision)?;
        let before = Generator::Program(revision.program(&folder)?);
        let texts = |generator: &Generator, name: &str| {
            let folder = folder.join(name);
            labour::each(self.documents, self.jobs, "Generating", |document| {
                output::texts(generator, document, &folder.join(&document.name))
            })
        };
        let before = texts(&before, "before")?;
        let now = texts(&Generator::This, "now")?;

        let mut differences = Vec::new();
        for ((document, before), now) in self.documents.iter().zip(before).zip(now) {
            differences.extend(difference::all(&document.name, before, now));
        }
        console.say(match differences.is_empty() {
            true => format!(
                "{}: the same output, {}",
                revision,
                count(self.documents.len(), "document")
            ),
            false => summary::of(&revision, &differences),
        });
        match patch {
            Some(file) => write(file, &differences),
            None => Ok(()),
        }
    }
}

/// Writes all differences as a patch.
fn write(file: &Location, differences: &[Difference]) -> Result<(), Error> {
    let write = || {
        let mut output = BufWriter::new(File::create(file.path())?);
        for difference in differences {
            output.write_all(difference.patch().as_bytes())?;
        }
        output.flush()
    };
    Ok(write().doing("write", file)?)
}
