//! Diagnostics as text to compare.

use std::fmt::Write as _;

use generator::diagnostic::{Diagnostic, Diagnostics, Place};

use crate::case::Case;

/// A line for each diagnostic: `error[code] file:line:column pointer: message; help`.
pub(crate) fn brief(diagnostics: &Diagnostics, case: &Case) -> String {
    let line = |diagnostic| line(diagnostic, |place| position(place, case)) + "\n";
    diagnostics.into_iter().map(line).collect()
}

/// The same with the text that is meant behind each pointer, and a line for each related place.
pub(crate) fn full(diagnostics: &Diagnostics, case: &Case) -> String {
    let excerpt = |place: &Place| {
        let text = text(place, case);
        format!("{} «{}»", position(place, case), &text[place.span.clone()])
    };
    let mut lines = String::new();
    for diagnostic in diagnostics {
        lines.push_str(&line(diagnostic, excerpt));
        lines.push('\n');
        for (place, label) in &diagnostic.related {
            writeln!(lines, "    {}: {label}", excerpt(place)).expect("strings grow");
        }
    }
    lines
}

fn line(diagnostic: &Diagnostic, position: impl Fn(&Place) -> String) -> String {
    let severity = format!("{:?}", diagnostic.severity).to_lowercase();
    let place = diagnostic.place.as_ref().map(|place| format!(" {}", position(place)));
    let help = diagnostic.help.as_ref().map(|help| format!("; {help}"));
    let (place, help) = (place.unwrap_or_default(), help.unwrap_or_default());
    format!("{severity}[{}]{place}: {}{help}", diagnostic.code, diagnostic.message)
}

/// `file:line:column pointer`.
fn position(place: &Place, case: &Case) -> String {
    let text = text(place, case);
    let before = &text[..place.span.start];
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|character| *character != '\n').count() + 1;
    format!("{}:{line}:{column} {}", place.source, place.pointer)
}

fn text(place: &Place, case: &Case) -> String {
    case.source(&place.source).map(|source| source.text).unwrap_or_default()
}
