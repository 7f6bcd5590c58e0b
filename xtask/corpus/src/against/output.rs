//! The output of a generator for a description: all that it writes and says.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use generator_command::error::Doing;
use generator_command::location::Location;

use crate::documents::Document;
use crate::error::Error;
use crate::process;

/// Texts by name: the files of the crate by their paths, [`LEDGER`], and [`MESSAGES`].
pub(super) type Texts = BTreeMap<String, String>;

/// The name of the ledger.
pub(super) const LEDGER: &str = "ledger";
/// The name of the warnings and errors.
pub(super) const MESSAGES: &str = "messages";

/// The program that is the generator.
#[derive(Debug)]
pub(super) enum Generator {
    /// The one that this program has in it.
    This,
    /// That of another revision.
    Program(PathBuf),
}

impl Generator {
    fn command(&self) -> Result<Command, Error> {
        let fail = |source| Error::Program { name: "corpus", source };
        let (program, command) = match self {
            Self::This => (std::env::current_exe().map_err(fail)?, process::CODEGEN),
            Self::Program(program) => (program.clone(), "codegen"),
        };
        let mut generator = Command::new(program);
        generator.arg(command);
        Ok(generator)
    }
}

/// Has a generator write its output to a folder, and reads that. A description that fails has
/// messages only.
pub(super) fn texts(
    generator: &Generator,
    document: &Document,
    folder: &Location,
) -> Result<Texts, Error> {
    if folder.path().exists() {
        fs::remove_dir_all(folder.path()).doing("remove", folder)?;
    }
    fs::create_dir_all(folder.path()).doing("create", folder)?;
    let (crate_root, ledger) = (folder.join("crate"), folder.join(LEDGER));
    let output = generator
        .command()?
        .arg("--spec")
        .arg(document.location.path())
        .arg("--out")
        .arg(crate_root.path())
        .arg("--ledger")
        .arg(ledger.path())
        .stdin(Stdio::null())
        .output()
        .map_err(|source| Error::Program { name: "the generator", source })?;
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    let mut texts = Texts::from([(MESSAGES.to_owned(), messages)]);
    if crate_root.path().is_dir() {
        read(&crate_root, "", &mut texts)?;
    }
    if ledger.path().is_file() {
        let text = fs::read_to_string(ledger.path()).doing("read", &ledger)?;
        texts.insert(LEDGER.to_owned(), text);
    }
    Ok(texts)
}

/// Reads everything below a folder. `above` is its path below the root, with a slash at its end.
fn read(folder: &Location, above: &str, texts: &mut Texts) -> Result<(), Error> {
    for entry in fs::read_dir(folder.path()).doing("read", folder)? {
        let entry = entry.doing("read", folder)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let (location, path) = (folder.join(&name), format!("{above}{name}"));
        if location.path().is_dir() {
            read(&location, &format!("{path}/"), texts)?;
        } else {
            let text = fs::read_to_string(location.path()).doing("read", &location)?;
            texts.insert(path, text);
        }
    }
    Ok(())
}
