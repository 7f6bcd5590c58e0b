//! Cuts parts out of a text, which keeps comments and layout as they were written.

use std::ops::Range;

/// A part of a text, and what takes its place.
#[derive(Debug)]
pub(super) struct Cut {
    pub(super) range: Range<usize>,
    replacement: String,
    /// True if comments right above belong to what is cut.
    has_comments: bool,
}

impl Cut {
    /// Leaves a part out, and nothing else.
    pub(super) fn alone(range: &Range<usize>) -> Self {
        Self { range: range.clone(), replacement: String::new(), has_comments: false }
    }

    /// Leaves a part out with the comments above it.
    pub(super) fn with_comments(range: &Range<usize>) -> Self {
        Self { has_comments: true, ..Self::alone(range) }
    }

    /// Puts other text in the place of a part.
    pub(super) fn replaced(range: &Range<usize>, replacement: String) -> Self {
        Self { replacement, ..Self::alone(range) }
    }
}

/// Carries cuts out. They are in order, and none is in another.
pub(super) fn cut(text: &str, cuts: &[Cut]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    for cut in cuts {
        let range = whole(text, cut);
        kept.push_str(text.get(at..range.start).unwrap_or_default());
        kept.push_str(&cut.replacement);
        at = at.max(range.end);
    }
    kept.push_str(&text[at..]);
    without_gaps(&kept)
}

/// The bytes to leave out: whole lines if nothing else is on them, and the comma of an element of a
/// list.
fn whole(text: &str, cut: &Cut) -> Range<usize> {
    let Range { start, mut end } = cut.range;
    if !cut.replacement.is_empty() {
        return start..end;
    }
    let has_comma = text[end..].starts_with(',');
    end += usize::from(has_comma);
    let line = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let rest = text[end..].find('\n').map_or(text.len(), |newline| end + newline + 1);
    if text[line..start].trim().is_empty() && text[end..rest].trim().is_empty() {
        let above = if cut.has_comments { comments(&text[..line]) } else { 0 };
        return line - above..rest;
    }
    if has_comma {
        return start..end + text[end..].len() - text[end..].trim_start().len();
    }
    let before = text[..start].trim_end();
    before.strip_suffix(',').unwrap_or(before).len()..end
}

/// The length of the comments that a text ends with.
fn comments(text: &str) -> usize {
    let is_comment =
        |line: &&str| line.trim_start().starts_with("//") && !line.trim_start().starts_with("//!");
    text.split_inclusive('\n').rev().take_while(is_comment).map(str::len).sum()
}

/// Leaves out the empty lines that cuts leave: two in a row, after an opening, or before a closing
/// brace.
fn without_gaps(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for line in text.lines() {
        let before = kept.last().copied().unwrap_or_default();
        if line.trim_start().starts_with('}') && before.is_empty() {
            kept.pop();
        }
        if !line.is_empty() || !(before.is_empty() || before.ends_with('{')) {
            kept.push(line);
        }
    }
    while kept.last().is_some_and(|line| line.is_empty()) {
        kept.pop();
    }
    kept.iter().flat_map(|line| [line, "\n"]).collect()
}
