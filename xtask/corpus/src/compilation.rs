//! The crates before the compiler and its linter.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use crate::cargo::{self, Built, Message};
use crate::error::Error;
use crate::outcome::{Failure, Outcome, Stage};
use crate::stopwatch;
use crate::workspace::{Member, Workspace};
use generator_command::error::Doing;

/// Compiles all crates, and lints those that compile: the times of the two would mix.
pub(crate) fn all(
    outcomes: &mut [Outcome],
    workspace: &Workspace,
    jobs: usize,
) -> Result<(), Error> {
    let good = good(outcomes);
    let check = cargo::Run {
        command: &["check"],
        documents: &good,
        member: Member::Client,
        behind: &[],
        stage: "Checking",
        jobs,
    };
    judge(outcomes, cargo::run(&check, workspace)?, Stage::Check, workspace)?;
    for outcome in outcomes.iter_mut().filter(|outcome| outcome.failures.is_empty()) {
        outcome.check_seconds = stopwatch::seconds(&outcome.document, "check", workspace);
    }
    let good = self::good(outcomes);
    let clippy = cargo::Run {
        command: &["clippy"],
        documents: &good,
        member: Member::Client,
        behind: &["-D", "warnings"],
        stage: "Linting",
        jobs,
    };
    judge(outcomes, cargo::run(&clippy, workspace)?, Stage::Clippy, workspace)
}

/// The names of the crates that nothing is wrong with.
fn good(outcomes: &[Outcome]) -> Vec<String> {
    let good = outcomes.iter().filter(|outcome| outcome.failures.is_empty());
    good.map(|outcome| outcome.document.clone()).collect()
}

/// Makes failures of errors, and keeps all messages in a file beside the crate's manifest.
pub(crate) fn judge(
    outcomes: &mut [Outcome],
    mut built: BTreeMap<String, Built>,
    stage: Stage,
    workspace: &Workspace,
) -> Result<(), Error> {
    for outcome in outcomes {
        let Some(built) = built.remove(&outcome.document) else { continue };
        let mut log = String::new();
        for message in &built.messages {
            writeln!(log, "{}", message.rendered.as_deref().unwrap_or(&message.text))
                .expect("a String takes everything");
        }
        log.extend(built.words.as_deref());
        let file = workspace.log(&outcome.document, stage);
        fs::write(file.path(), log).doing("write", &file)?;
        outcome.failures.extend(failures(&built, stage));
    }
    Ok(())
}

fn failures(built: &Built, stage: Stage) -> Vec<Failure> {
    let errors = built.messages.iter().filter(|message| message.level.starts_with("error"));
    // The last one only says how many there were.
    let errors = errors.filter(|message| !message.spans.is_empty() || message.code.is_some());
    let mut failures: Vec<_> = errors.map(|message| failure(message, stage)).collect();
    if failures.is_empty() && !built.done {
        let words = built.words.as_deref().unwrap_or("the compiler ended without a result");
        let text = format!("it was not compiled\n{words}");
        failures.push(Failure { stage, code: None, text, place: None });
    }
    failures
}

fn failure(message: &Message, stage: Stage) -> Failure {
    let place = message.spans.iter().find(|span| span.is_primary);
    Failure {
        stage,
        code: message.code.as_ref().map(|code| code.code.clone()),
        text: message.text.clone(),
        place: place
            .map(|span| format!("{}:{}:{}", span.file_name, span.line_start, span.column_start)),
    }
}
