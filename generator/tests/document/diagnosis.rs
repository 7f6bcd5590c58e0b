//! What is said about a description, as text to compare.

use std::fmt::Write as _;
use std::path::Path;

use generator::diagnostic::{Diagnostics, Place};

use crate::source::Case;

/// Compares with the snapshots in a folder.
pub(crate) fn compared(folder: &Path, compare: impl FnOnce()) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.remove_snapshot_suffix();
    settings.remove_input_file();
    settings.set_omit_expression(true);
    settings.bind(compare);
}

/// One line for each diagnostic, and one for each place that it points to besides.
pub(crate) fn plain(diagnostics: &Diagnostics, case: &Case) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        let severity = format!("{:?}", diagnostic.severity).to_lowercase();
        write!(text, "{severity}[{}]", diagnostic.code).expect("strings grow");
        if let Some(place) = &diagnostic.place {
            write!(text, " {}", position(place, case)).expect("strings grow");
        }
        write!(text, ": {}", diagnostic.message).expect("strings grow");
        if let Some(help) = &diagnostic.help {
            write!(text, "; {help}").expect("strings grow");
        }
        text.push('\n');
        for (place, label) in &diagnostic.related {
            writeln!(text, "    {}: {label}", position(place, case)).expect("strings grow");
        }
    }
    text
}

/// `file:line:column pointer «what a reader should look at»`.
fn position(place: &Place, case: &Case) -> String {
    let text = case.text(&place.source);
    let before = &text[..place.span.start];
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|character| *character != '\n').count() + 1;
    let visible = &text[place.span.clone()];
    format!("{}:{line}:{column} {} «{visible}»", place.source, place.pointer)
}
