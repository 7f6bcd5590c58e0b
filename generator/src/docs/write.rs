//! The tree written as Markdown: one way of writing for each thing, in short lines where possible.

use pulldown_cmark::Alignment;

use super::tree::{Block, Inline, Style};
use super::words::{self, Context};

/// The columns of a line: 100 without the indentation of an item and `/// `.
pub(super) const WIDTH: usize = 92;

/// The least width of text deep in lists and quotes, where lines get longer than [`WIDTH`] instead.
const MIN_WIDTH: usize = 40;

pub(super) fn render(blocks: &[Block]) -> String {
    lines(blocks, WIDTH, false).join("\n")
}

fn lines(blocks: &[Block], width: usize, in_item: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut list_before = None;
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 && !(in_item && is_tight(&blocks[index - 1], block)) {
            lines.push(String::new());
        }
        // Two lists in a row with the same marks would be one.
        list_before = match block {
            Block::List { first, .. } => {
                let numbered = first.is_some();
                Some((numbered, list_before == Some((numbered, false))))
            }
            _ => None,
        };
        let other_marks = list_before.is_some_and(|(_, other_marks)| other_marks);
        match block {
            Block::Paragraph(text) => lines.extend(words::paragraph(text, width)),
            Block::Heading(text) => lines.extend(heading(text, width)),
            Block::Code { language, text } => lines.extend(code(language, text)),
            Block::Quote(blocks) => lines.extend(quote(blocks, width)),
            Block::List { first, items } => lines.extend(list(*first, items, other_marks, width)),
            Block::Table { alignments, rows } => lines.extend(table(alignments, rows)),
            Block::Rule => lines.push("***".into()),
        }
    }
    lines
}

/// Returns true if no empty line separates two blocks of an item: a short list follows its
/// introduction.
fn is_tight(before: &Block, block: &Block) -> bool {
    match (before, block) {
        (Block::Paragraph(_), Block::List { first: None | Some(1), items }) => {
            items.iter().all(|item| is_short(item))
        }
        _ => false,
    }
}

/// Returns true if the items around this one may follow without an empty line.
fn is_short(item: &[Block]) -> bool {
    match item {
        [] | [Block::Paragraph(_) | Block::Heading(_)] => true,
        [before, list] => is_tight(before, list),
        _ => false,
    }
}

/// Writes a heading as a bold line: as a heading, it would stand among rustdoc's own.
fn heading(text: &[Inline], width: usize) -> Vec<String> {
    let flat = text.iter().flat_map(|inline| match inline {
        Inline::Styled(Style::Strong, inner) => inner.clone(),
        Inline::Break => vec![Inline::Text(" ".into())],
        inline => vec![inline.clone()],
    });
    words::paragraph(&[Inline::Styled(Style::Strong, flat.collect())], width)
}

fn quote(blocks: &[Block], width: usize) -> Vec<String> {
    let lines = lines(blocks, width.saturating_sub(2).max(MIN_WIDTH), false);
    lines
        .into_iter()
        .map(|line| if line.is_empty() { ">".into() } else { format!("> {line}") })
        .collect()
}

fn list(first: Option<u64>, items: &[Vec<Block>], other_marks: bool, width: usize) -> Vec<String> {
    let short = items.iter().all(|item| is_short(item));
    let mut all = Vec::new();
    for (number, item) in (first.unwrap_or_default()..).zip(items) {
        let mark = match (first, other_marks) {
            (None, false) => "- ".into(),
            (None, true) => "* ".into(),
            (Some(_), false) => format!("{number}. "),
            (Some(_), true) => format!("{number}) "),
        };
        if !short && !all.is_empty() {
            all.push(String::new());
        }
        let indentation = " ".repeat(mark.len());
        for (index, line) in lines(item, width.saturating_sub(mark.len()).max(MIN_WIDTH), true)
            .into_iter()
            .enumerate()
        {
            let before = if index == 0 { &mark } else { &indentation };
            all.push(format!("{before}{line}").trim_end().to_owned());
        }
    }
    all
}

/// Writes code between fences, in a language that rustdoc doesn't take for Rust: nothing in a
/// description is to be compiled.
fn code(language: &str, text: &str) -> Vec<String> {
    let longest = text.split(|char| char != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    let text = text.trim_end();
    let start = text.find(|char: char| !char.is_whitespace()).unwrap_or_default();
    let first_line = text[..start].rfind('\n').map_or(0, |end| end + 1);
    let mut lines = vec![format!("{fence}{}", known_language(language))];
    lines.extend(text[first_line..].lines().map(|line| line.trim_end().to_owned()));
    lines.push(fence);
    lines
}

/// Returns the language as the author calls it, or `text` where rustdoc would see Rust or an
/// attribute of its own.
fn known_language(language: &str) -> String {
    let name =
        language.split([' ', ',', '\t', '{']).next().unwrap_or_default().to_ascii_lowercase();
    let letters = name.replace(['-', '_'], "");
    let of_rustdoc =
        ["rust", "rs", "norun", "shouldpanic", "compilefail", "testharness", "custom", "text"];
    let starts = ["ignore", "edition", "standalone", "rust"];
    let error_code = name.len() == 5
        && name.starts_with('e')
        && name[1..].bytes().all(|byte| byte.is_ascii_digit());
    let word = name.starts_with(|char: char| char.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_+#.".contains(&byte));
    let foreign = !of_rustdoc.contains(&letters.as_str())
        && !starts.iter().any(|start| letters.starts_with(start));
    if word && foreign && !error_code { name } else { "text".into() }
}

fn table(alignments: &[Alignment], rows: &[Vec<Vec<Inline>>]) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let mut lines: Vec<String> = rows
        .iter()
        .map(|row| {
            let cells = (0..columns).map(|column| {
                row.get(column).map(|cell| words::line(cell, Context { cell: true, link: false }))
            });
            framed(cells.map(Option::unwrap_or_default))
        })
        .collect();
    let marks = (0..columns).map(|column| match alignments.get(column) {
        Some(Alignment::Left) => ":--",
        Some(Alignment::Center) => ":-:",
        Some(Alignment::Right) => "--:",
        Some(Alignment::None) | None => "---",
    });
    lines.insert(1, framed(marks.map(str::to_owned)));
    lines
}

fn framed(cells: impl Iterator<Item = String>) -> String {
    cells.fold(
        "|".into(),
        |row, cell| if cell.is_empty() { row + " |" } else { format!("{row} {cell} |") },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages() {
        for language in ["json", "c++", "C#", "jsonc", "objective-c", "e0", "http"] {
            assert_eq!(known_language(language), language.to_ascii_lowercase());
        }
        for language in
            ["", "rust", "Rust", "rs,json", "ignore", "ignore-x86", "should_panic", "no-run"]
        {
            assert_eq!(known_language(language), "text", "{language}");
        }
        for language in
            ["compile_fail", "edition2024", "E0123", "test_harness", "{.json}", "custom", "1c"]
        {
            assert_eq!(known_language(language), "text", "{language}");
        }
    }
}
