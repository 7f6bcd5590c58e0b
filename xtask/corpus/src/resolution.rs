//! The dependencies of the crates: one that can't be resolved costs its own crate, not the
//! workspace.

use std::fs;

use generator_command::error::Doing;

use crate::cargo;
use crate::error::Error;
use crate::outcome::{Failure, Outcome, Stage};
use crate::workspace::Workspace;

/// Writes the workspace of all crates whose dependencies can be resolved together. The others fail
/// with cargo's words.
pub(crate) fn all(outcomes: &mut [Outcome], workspace: &Workspace) -> Result<(), Error> {
    workspace.write(&members(outcomes))?;
    if cargo::resolve(workspace)?.is_ok() {
        return Ok(());
    }
    let mut members = Vec::new();
    for outcome in outcomes.iter_mut().filter(|outcome| outcome.generated.is_some()) {
        members.push(outcome.document.clone());
        workspace.write(&members)?;
        if let Err(words) = cargo::resolve(workspace)? {
            members.pop();
            fail(outcome, words, workspace)?;
        }
    }
    workspace.write(&members)
}

/// The names of the descriptions that have crates.
pub(crate) fn members(outcomes: &[Outcome]) -> Vec<String> {
    let generated = outcomes.iter().filter(|outcome| outcome.generated.is_some());
    generated.map(|outcome| outcome.document.clone()).collect()
}

/// Keeps cargo's words as the failure of a crate, and in a file beside its manifest.
fn fail(outcome: &mut Outcome, words: String, workspace: &Workspace) -> Result<(), Error> {
    let stage = Stage::Resolve;
    let log = workspace.log(&outcome.document, stage);
    fs::write(log.path(), &words).doing("write", &log)?;
    outcome.failures.push(Failure { stage, code: None, text: words, place: None });
    Ok(())
}
