//! The differences between two manifests, description by description.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use generator_command::printable::count;

use super::facts::{Facts, FileFacts};
use super::manifest::Manifest;
use crate::documents::Scope;

/// The most files of a description that are shown.
const SHOWN: usize = 20;

/// The output for one description before and now, where the two differ.
#[derive(Debug)]
pub(super) struct Difference<'a> {
    document: &'a str,
    before: Option<&'a Facts>,
    now: Option<&'a Facts>,
}

/// The differences between two manifests. Of a part of the folder, those that it hasn't are none.
pub(super) fn all<'a>(
    before: &'a Manifest,
    now: &'a Manifest,
    scope: Scope,
) -> Vec<Difference<'a>> {
    let names: BTreeSet<_> = before.documents.keys().chain(now.documents.keys()).collect();
    let differences = names.into_iter().map(|name| Difference {
        document: name,
        before: before.documents.get(name),
        now: now.documents.get(name),
    });
    let counts = |difference: &Difference<'_>| {
        difference.before != difference.now && (scope == Scope::Whole || difference.now.is_some())
    };
    differences.filter(counts).collect()
}

impl fmt::Display for Difference<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: ", self.document)?;
        match (self.before, self.now) {
            (_, None) => formatter.write_str("removed"),
            (None, Some(Facts::Crate { files, .. })) => {
                write!(formatter, "added, {}", count(files.len(), "file"))
            }
            (Some(Facts::Failure(_)), Some(Facts::Crate { files, .. })) => {
                write!(formatter, "a crate now, {}", count(files.len(), "file"))
            }
            (None, Some(Facts::Failure(reasons))) => failure(formatter, "added, no crate", reasons),
            (Some(Facts::Crate { .. }), Some(Facts::Failure(reasons))) => {
                failure(formatter, "no crate any more", reasons)
            }
            (Some(Facts::Failure(_)), Some(Facts::Failure(reasons))) => {
                failure(formatter, "no crate, for other reasons", reasons)
            }
            (
                Some(Facts::Crate { warnings, ledger, files }),
                Some(Facts::Crate { warnings: warnings_now, ledger: ledger_now, files: files_now }),
            ) => {
                let changes = changes(files, files_now);
                formatter.write_str(&numbers(&changes))?;
                number(formatter, "warnings", *warnings, *warnings_now)?;
                number(formatter, "in the ledger", *ledger, *ledger_now)?;
                for (path, change) in changes.iter().take(SHOWN) {
                    write!(formatter, "\n  {change}", change = change.line(path))?;
                }
                match changes.len().checked_sub(SHOWN).filter(|more| *more > 0) {
                    Some(more) => write!(formatter, "\n  … and {}", count(more, "more file")),
                    None => Ok(()),
                }
            }
        }
    }
}

/// The difference of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Added(FileFacts),
    Removed(FileFacts),
    Changed(FileFacts, FileFacts),
}

impl Change {
    fn verb(self) -> &'static str {
        match self {
            Self::Added(_) => "added",
            Self::Removed(_) => "removed",
            Self::Changed(..) => "changed",
        }
    }

    fn line(self, path: &str) -> String {
        let verb = self.verb();
        match self {
            Self::Added(facts) | Self::Removed(facts) => {
                format!("{verb:<7}  {path}, {}", count(facts.lines, "line"))
            }
            Self::Changed(before, now) => {
                let lines = change(before.lines, now.lines);
                let items = match (before.interface == now.interface, before.items == now.items) {
                    (true, _) => format!("the same {}", count(now.items, "public item")),
                    (false, true) => format!("other names of {} public items", now.items),
                    (false, false) => format!("{} public items", change(before.items, now.items)),
                };
                format!("{verb:<7}  {path}, {lines} lines, {items}")
            }
        }
    }
}

/// The files that differ, by path.
fn changes(
    before: &BTreeMap<String, FileFacts>,
    now: &BTreeMap<String, FileFacts>,
) -> BTreeMap<String, Change> {
    let paths = before.keys().chain(now.keys());
    let changes = paths.filter_map(|path| {
        let change = match (before.get(path), now.get(path)) {
            (Some(before), Some(now)) if before == now => return None,
            (Some(before), Some(now)) => Change::Changed(*before, *now),
            (Some(before), None) => Change::Removed(*before),
            (None, Some(now)) => Change::Added(*now),
            (None, None) => return None,
        };
        Some((path.clone(), change))
    });
    changes.collect()
}

/// The numbers of files by what has happened to them.
fn numbers(changes: &BTreeMap<String, Change>) -> String {
    let number = |verb| changes.values().filter(|change| change.verb() == verb).count();
    let numbers = ["added", "removed", "changed"].map(|verb| (number(verb), verb));
    let numbers = numbers.iter().filter(|(number, _)| *number > 0);
    let numbers: Vec<_> =
        numbers.map(|(number, verb)| format!("{} {verb}", count(*number, "file"))).collect();
    if numbers.is_empty() { "the same files".to_owned() } else { numbers.join(", ") }
}

fn number(
    formatter: &mut fmt::Formatter<'_>,
    name: &str,
    before: usize,
    now: usize,
) -> fmt::Result {
    if before == now { Ok(()) } else { write!(formatter, "\n  {} {name}", change(before, now)) }
}

fn failure(formatter: &mut fmt::Formatter<'_>, sentence: &str, reasons: &[String]) -> fmt::Result {
    formatter.write_str(sentence)?;
    reasons.iter().take(SHOWN).try_for_each(|reason| write!(formatter, "\n  {reason}"))
}

/// A number, or how it has changed.
fn change(before: usize, now: usize) -> String {
    if before == now { now.to_string() } else { format!("{before} → {now}") }
}
