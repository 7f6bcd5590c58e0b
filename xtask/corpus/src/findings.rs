//! The findings about each description, in a few lines.

use std::fmt::Write;

use serde_json::Value;

use crate::outcome::{Failure, Outcome, Stage};
use crate::round_trip::Mismatch;
use crate::workspace::Workspace;
use generator_command::console::Console;
use generator_command::printable::{self, count};

/// The most findings of a kind that are shown of a description.
const SHOWN: usize = 3;
/// The most lines of a finding that are shown.
const LINES: usize = 6;
/// The most characters of a value that are shown.
const LONGEST: usize = 120;

/// Shows the findings.
pub(crate) fn show(outcomes: &[Outcome], workspace: &Workspace, console: &mut Console) {
    for outcome in outcomes.iter().filter(|outcome| !outcome.is_good()) {
        let mut lines = vec![format!("{}:", outcome.document)];
        lines.extend(outcome.failures.iter().take(SHOWN).map(failure));
        lines.extend(more(outcome.failures.len(), "error"));
        let stage = outcome.failures.first().map(|failure| failure.stage);
        if let Some(stage) = stage.filter(|stage| *stage != Stage::Generate) {
            let log = workspace.log(&outcome.document, stage);
            lines.push(format!("  all of them: {log}"));
        }
        let untyped =
            outcome.untyped().map(|pointer| format!("  #{pointer} became any JSON value"));
        lines.extend(untyped.take(SHOWN));
        lines.extend(more(outcome.untyped().count(), "schema"));
        if let Some(round_trip) = &outcome.round_trip {
            lines.extend(round_trip.mismatches.iter().take(SHOWN).map(mismatch));
            lines.extend(more(round_trip.mismatches.len(), "mismatch"));
        }
        console.explain(lines.join("\n"));
    }
}

fn more(number: usize, noun: &str) -> Option<String> {
    let more = number.checked_sub(SHOWN).filter(|more| *more > 0)?;
    let plural = if noun.ends_with("ch") && more > 1 { "e" } else { "" };
    Some(format!("  … and {}", count(more, &format!("more {noun}{plural}"))))
}

fn failure(failure: &Failure) -> String {
    let code = failure.code.as_ref().map_or_else(String::new, |code| format!("[{code}]"));
    let place = failure.place.as_ref().map_or_else(String::new, |place| format!("{place}: "));
    let text = match &failure.code {
        // Cargo says itself that it is an error.
        None if failure.text.starts_with("error") => failure.text.clone(),
        _ => format!("error{code}: {}", failure.text),
    };
    let lines: Vec<_> = text.lines().take(LINES).map(printable::message).collect();
    format!("  {place}{}", lines.join("\n    "))
}

fn mismatch(mismatch: &Mismatch) -> String {
    let Mismatch { pointer, ty, rule, at, sent, returned } = mismatch;
    let mut text = format!("  #{pointer}, {ty} ({rule}): ");
    let (sent, returned) = match returned {
        Ok(returned) => (value(sent, at), format!("came back as {}", value(returned, at))),
        Err(error) => (value(sent, ""), error.clone()),
    };
    let at = if at.is_empty() { String::new() } else { format!(" at {at}") };
    write!(text, "{sent}{at}: {returned}").expect("a String takes everything");
    printable::message(&text)
}

/// The value at a pointer as far as a line takes it.
fn value(whole: &Value, at: &str) -> String {
    match whole.pointer(at) {
        Some(value) => printable::shorten(&value.to_string(), LONGEST),
        None => "nothing".to_owned(),
    }
}
