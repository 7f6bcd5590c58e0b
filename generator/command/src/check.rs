//! The changes that a crate needs, shown instead of made.

use std::fmt;

use crate::console::{BOLD, Console};
use crate::diff;
use crate::location::Location;
use crate::plan::Plan;
use crate::tree::Kind;

/// The most files whose difference is shown; more of them are only named.
const DIFFERENCES: usize = 20;

/// The numbers of files that are not as they should be.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    missing: usize,
    changed: usize,
    orphaned: usize,
}

impl Findings {
    /// Shows every difference of a plan.
    pub(crate) fn show(plan: &Plan<'_>, console: &mut Console) -> Self {
        let mut findings = Self::default();
        let folder = plan.folder();
        for (path, kind) in &plan.comparison.differences {
            let location = folder.join(path);
            match (kind, plan.generated.files.get(path)) {
                (Kind::Changed { found }, Some(expected)) => {
                    findings.changed(&location, found, expected, console);
                }
                (Kind::Missing, _) => findings.missing(&location, console),
                _ => findings.orphaned(&location, plan.comparison.foreign.contains(path), console),
            }
        }
        for path in &plan.scaffold {
            findings.missing(&plan.crate_root.join(path), console);
        }
        if let Some(ledger) = plan.changed_ledger() {
            match &ledger.found {
                Some(found) => findings.changed(&ledger.location, found, &ledger.text, console),
                None => findings.missing(&ledger.location, console),
            }
        }
        findings
    }

    fn missing(&mut self, location: &Location, console: &mut Console) {
        self.missing += 1;
        console.say(format_args!("{BOLD}missing{BOLD:#}: {location}"));
    }

    fn changed(
        &mut self,
        location: &Location,
        found: &[u8],
        expected: &str,
        console: &mut Console,
    ) {
        self.changed += 1;
        console.say(format_args!("{BOLD}changed{BOLD:#}: {location}"));
        if self.changed <= DIFFERENCES {
            console.say(diff::unified(found, expected));
        }
    }

    fn orphaned(&mut self, location: &Location, foreign: bool, console: &mut Console) {
        self.orphaned += 1;
        let why = if foreign { "was never generated" } else { "is no longer generated" };
        console.say(format_args!("{BOLD}orphaned{BOLD:#}: {location} {why}"));
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { missing, changed, orphaned } = self;
        let all = [(missing, "missing"), (changed, "changed"), (orphaned, "orphaned")];
        let mut separator = "";
        for (number, word) in all.into_iter().filter(|(number, _)| **number > 0) {
            write!(formatter, "{separator}{number} {word}")?;
            separator = ", ";
        }
        Ok(())
    }
}
