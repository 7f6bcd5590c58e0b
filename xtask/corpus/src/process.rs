//! This program in other processes, one for each description: a crash is the description's own, and
//! so is the peak of memory.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::process::{Command, ExitCode};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::Error;

/// The process that generates a crate as a member of the workspace.
pub(crate) const DOCUMENT: &str = "corpus-document";
/// The process that tells the facts about the output.
pub(crate) const FACTS: &str = "corpus-facts";
/// The process that tells the names of the output.
pub(crate) const NAMES: &str = "corpus-names";
/// The generator's command as it is.
pub(crate) const CODEGEN: &str = "corpus-codegen";

/// The most lines of a crashed process that are kept.
const LAST_WORDS: usize = 5;

/// Returns true if this program is to be one of these processes.
pub(crate) fn is_asked() -> bool {
    let first = std::env::args_os().nth(1);
    let processes = [DOCUMENT, FACTS, NAMES, CODEGEN];
    processes.iter().any(|process| first.as_deref() == Some(OsStr::new(process)))
}

/// Runs a process, and returns its answer, or else the last words of one that crashed.
pub(crate) fn ask<T: DeserializeOwned>(
    process: &str,
    arguments: &[&OsStr],
) -> Result<Result<T, String>, Error> {
    let fail = |source| Error::Program { name: "corpus", source };
    let program = std::env::current_exe().map_err(fail)?;
    let output = Command::new(program).arg(process).args(arguments).output().map_err(fail)?;
    Ok(serde_json::from_slice(&output.stdout).map_err(|_| {
        let errors = String::from_utf8_lossy(&output.stderr);
        let lines: Vec<&str> = errors.lines().collect();
        let last = &lines[lines.len().saturating_sub(LAST_WORDS)..];
        format!("the generator ended with {}\n{}", output.status, last.join("\n"))
    }))
}

/// Answers the process that asked.
pub(crate) fn answer(answer: &impl Serialize) -> ExitCode {
    let mut output = io::stdout().lock();
    let written = serde_json::to_writer(&mut output, answer).map_err(io::Error::from);
    match written.and_then(|()| output.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
