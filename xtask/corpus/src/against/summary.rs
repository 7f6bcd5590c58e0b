//! The differences in numbers, by description and by kind, and the first of each kind.

use std::collections::BTreeMap;
use std::fmt::Write;

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, Table};
use generator_command::diff;

use super::difference::Difference;
use super::kind;
use super::revision::Revision;

/// The numbers of some differences.
#[derive(Debug, Default)]
struct Numbers {
    texts: usize,
    added: usize,
    removed: usize,
}

/// The summary for a terminal.
pub(super) fn of(revision: &Revision, differences: &[Difference]) -> String {
    let documents = table("document", differences, |difference| difference.document.as_str());
    let kinds = table("kind", differences, |difference| kind::of(&difference.name));
    let mut text = format!("{revision}: the output differs\n\n{documents}\n\n{kinds}\n");
    for difference in firsts(differences) {
        let Difference { document, name, before, now, .. } = difference;
        let before = before.as_deref().unwrap_or_default().as_bytes();
        let hunks = diff::unified(before, now.as_deref().unwrap_or_default());
        write!(text, "\n{document}: {name}\n{hunks}").expect("a String takes everything");
    }
    text.truncate(text.trim_end().len());
    text
}

/// The first difference of each kind, by kind.
fn firsts(differences: &[Difference]) -> impl Iterator<Item = &Difference> {
    let mut firsts = BTreeMap::new();
    for difference in differences {
        firsts.entry(kind::of(&difference.name)).or_insert(difference);
    }
    firsts.into_values()
}

/// The numbers by something that the differences have.
fn table<'a>(
    title: &str,
    differences: &'a [Difference],
    key: impl Fn(&'a Difference) -> &'a str,
) -> Table {
    let mut rows: BTreeMap<&str, Numbers> = BTreeMap::new();
    let mut sum = Numbers::default();
    for difference in differences {
        for numbers in [rows.entry(key(difference)).or_default(), &mut sum] {
            numbers.texts += 1;
            numbers.added += difference.added;
            numbers.removed += difference.removed;
        }
    }
    let mut table = Table::new();
    table.load_style(NOTHING).set_header([title, "files", "added", "removed"]);
    for (name, Numbers { texts, added, removed }) in rows.into_iter().chain([("all", sum)]) {
        let numbers = [texts.to_string(), format!("+{added}"), format!("-{removed}")];
        table.add_row([name.to_owned()].into_iter().chain(numbers));
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}
