//! The summary of a run, in a few lines.

use std::fmt::Write;
use std::time::Duration;

use crate::plan::Plan;
use crate::printable::count;
use crate::tree::Kind;

/// The most files that are named; of more of them the numbers tell enough.
const NAMED: usize = 20;

/// The numbers, and the files unless there are many.
pub(crate) fn of(plan: &Plan<'_>, elapsed: Duration) -> String {
    let mut changes = Vec::new();
    for (path, kind) in &plan.comparison.differences {
        let verb = if *kind == Kind::Orphaned { "removed" } else { "written" };
        changes.push((verb, plan.folder().join(path)));
    }
    let removed = changes.iter().filter(|(verb, _)| *verb == "removed").count();
    let written = changes.len() - removed;
    let mut text = format!(
        "{}: {written} written, {} unchanged, {removed} removed; {}, {} in {:.2} s",
        plan.folder(),
        plan.comparison.unchanged.len(),
        count(plan.generated.operations, "operation"),
        count(plan.generated.types, "type"),
        elapsed.as_secs_f64(),
    );
    changes.extend(plan.scaffold.iter().map(|path| ("created", plan.crate_root.join(path))));
    changes.extend(plan.changed_ledger().map(|ledger| ("written", ledger.location.clone())));
    if changes.len() <= NAMED {
        for (verb, location) in changes {
            write!(text, "\n  {verb}  {location}").expect("a String takes everything");
        }
    }
    text
}
