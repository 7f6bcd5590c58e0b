//! The outcomes as a table.

use std::fmt::Write;

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, Table};

use crate::outcome::{Outcome, Stage};
use crate::round_trip::RoundTrip;
use generator_command::printable::count;

const COLUMNS: [&str; 14] = [
    "document", "operations", "types", "lines", "untyped", "ledger", "warnings", "seconds", "MB",
    "check s", "instances", "accounted", "mismatches", "result",
];

/// All outcomes, a line each.
pub(crate) fn of(outcomes: &[Outcome]) -> Table {
    let mut table = Table::new();
    table.load_style(NOTHING).set_header(COLUMNS);
    for outcome in outcomes {
        table.add_row(row(outcome));
    }
    for column in table.column_iter_mut().skip(1).take(COLUMNS.len() - 2) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

fn row(outcome: &Outcome) -> Vec<String> {
    let generated = outcome.generated.as_ref();
    let number = |number: Option<usize>| number.map_or_else(missing, |number| number.to_string());
    let decimals =
        |number: Option<f64>| number.map_or_else(missing, |number| format!("{number:.2}"));
    #[expect(clippy::cast_precision_loss, reason = "nobody has so much memory")]
    let megabytes = generated.and_then(|g| g.peak_bytes).map(|bytes| bytes as f64 / 1e6);
    vec![
        outcome.document.clone(),
        number(generated.map(|generated| generated.operations)),
        number(generated.map(|generated| generated.types)),
        number(generated.map(|generated| generated.lines)),
        number(generated.map(|generated| generated.untyped.len())),
        number(generated.map(|generated| generated.ledger.values().sum())),
        number(generated.map(|generated| generated.warnings)),
        decimals(generated.map(|generated| generated.generation_seconds)),
        megabytes.map_or_else(missing, |megabytes| format!("{megabytes:.0}")),
        decimals(outcome.check_seconds),
        number(outcome.round_trip.as_ref().map(|trip| trip.instances)),
        number(outcome.round_trip.as_ref().map(RoundTrip::in_the_ledger)),
        number(outcome.round_trip.as_ref().map(|trip| trip.mismatches.len())),
        match outcome.failures.first() {
            None if outcome.is_good() => "ok".to_owned(),
            None if outcome.untyped().next().is_some() => "untyped".to_owned(),
            None => Stage::RoundTrip.name().to_owned(),
            Some(first) => {
                format!("{}: {}", first.stage.name(), count(outcome.failures.len(), "error"))
            }
        },
    ]
}

fn missing() -> String {
    "–".to_owned()
}

/// The groups of one description, a line each, with their shares of the types of schemas.
pub(crate) fn of_groups(outcome: &Outcome) -> Option<Table> {
    let groups = outcome.generated.iter().flat_map(|generated| &generated.groups);
    let mut groups = groups.peekable();
    groups.peek()?;
    let mut table = Table::new();
    let columns = [outcome.document.as_str(), "operations", "types", "own types"];
    table.load_style(NOTHING).set_header(columns);
    for group in groups {
        let numbers = [group.operations, group.types, group.own_types].map(|it| it.to_string());
        table.add_row(std::iter::once(group.name.clone()).chain(numbers));
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    Some(table)
}

/// The numbers of all together.
pub(crate) fn summary(outcomes: &[Outcome]) -> String {
    let generated = || outcomes.iter().filter_map(|outcome| outcome.generated.as_ref());
    let seconds: f64 = generated().map(|generated| generated.generation_seconds).sum();
    let checked: Vec<f64> = outcomes.iter().filter_map(|outcome| outcome.check_seconds).collect();
    let failed = outcomes.iter().filter(|outcome| !outcome.is_good()).count();
    let lines: usize = generated().map(|generated| generated.lines).sum();
    let build = if cfg!(debug_assertions) { " (not optimised)" } else { "" };
    let mut text = format!(
        "\n{}, {failed} failed; {lines} lines; generated in {seconds:.1} s{build}",
        count(outcomes.len(), "document"),
    );
    if !checked.is_empty() {
        let seconds: f64 = checked.iter().sum();
        write!(text, ", checked in {seconds:.1} s").expect("a String takes everything");
    }
    let without = generated().filter_map(|generated| generated.sampled.as_ref());
    let without: usize = without.map(|sampled| sampled.without_instance.len()).sum();
    if without > 0 {
        let schemas = count(without, "schema");
        write!(text, "; {schemas} without a valid instance").expect("a String takes everything");
    }
    text
}
