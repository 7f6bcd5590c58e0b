//! The piece of a source that a diagnostic shows: one line, or a window of it.
//!
//! A value in a description may span thousands of lines, and a whole description may be one line of
//! megabytes. What a reader needs is where it begins, so an excerpt is never more than one line,
//! and never wider than [`WIDTH`].

use std::ops::Range;

use crate::printable;

/// The most characters of a line that are shown.
const WIDTH: usize = 120;

/// The most of them that stand before the place itself if something has to be cut away.
const BEFORE: usize = 40;

/// A text with the beginnings of its lines.
#[derive(Debug)]
pub(crate) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

/// The piece of a source that shows a place.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Excerpt {
    /// The line, counted from one.
    pub(crate) line: usize,
    /// The column in characters, counted from one.
    pub(crate) column: usize,
    /// The line or a window of it, fit for a terminal.
    pub(crate) text: String,
    /// The bytes of `text` that are meant.
    pub(crate) span: Range<usize>,
}

impl<'a> Lines<'a> {
    /// Finds the lines of a text.
    pub(crate) fn new(text: &'a str) -> Self {
        let breaks = text.match_indices('\n').map(|(index, _)| index + 1);
        Self { text, starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// The line and column of a byte, both counted from one.
    pub(crate) fn position(&self, byte: usize) -> (usize, usize) {
        let (line, before, _) = self.split(byte);
        (line, before.chars().count() + 1)
    }

    /// The excerpt for a place. A span that doesn't fit the text is cut to it.
    pub(crate) fn excerpt(&self, span: &Range<usize>) -> Excerpt {
        let (line, before, after) = self.split(span.start);
        let (meant, after) = after.split_at(floor(after, span.len()));

        let shown = if all_fits(before, meant, after) {
            [before, meant, after].map(|part| printable::line(part).into_owned())
        } else {
            let before = end(before, BEFORE);
            let meant = beginning(meant, WIDTH - BEFORE);
            let room = WIDTH.saturating_sub(before.chars().count() + meant.chars().count());
            [before, meant, beginning(after, room)]
        };
        let [shown_before, shown_meant, _] = &shown;
        Excerpt {
            line,
            column: before.chars().count() + 1,
            span: shown_before.len()..shown_before.len() + shown_meant.len(),
            text: shown.concat(),
        }
    }

    /// The number of the line a byte stands in, with the parts of the line before and after it.
    fn split(&self, byte: usize) -> (usize, &'a str, &'a str) {
        let byte = floor(self.text, byte);
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts[line - 1];
        let rest = &self.text[byte..];
        let after = rest.split_once('\n').map_or(rest, |(line, _)| line);
        (line, &self.text[start..byte], after.trim_end_matches('\r'))
    }
}

/// Returns true if a line can be shown as it is. Looks no further than it must: lines may be long.
fn all_fits(before: &str, meant: &str, after: &str) -> bool {
    before.chars().chain(meant.chars()).chain(after.chars()).nth(WIDTH).is_none()
}

/// The first characters, with `…` for the rest.
fn beginning(text: &str, characters: usize) -> String {
    let piece = text.chars().take(characters).collect::<String>();
    let cut = if piece.len() < text.len() { "…" } else { "" };
    printable::line(&piece).into_owned() + cut
}

/// The last characters, with `…` for those before them.
fn end(text: &str, characters: usize) -> String {
    let start = text.char_indices().rev().take(characters).last().map_or(0, |(index, _)| index);
    let cut = if start > 0 { "…" } else { "" };
    cut.to_owned() + &printable::line(&text[start..])
}

/// The last boundary between characters that isn't behind this byte.
fn floor(text: &str, byte: usize) -> usize {
    text.floor_char_boundary(byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(text: &str, span: Range<usize>) -> (usize, usize, String, String) {
        let Excerpt { line, column, text, span } = Lines::new(text).excerpt(&span);
        let meant = text[span].to_owned();
        (line, column, text, meant)
    }

    #[test]
    fn a_place_is_shown_in_its_line() {
        assert_eq!(
            excerpt("a: 1\r\nbäh: 2\r\n", 6..10),
            (2, 1, "bäh: 2".to_owned(), "bäh".to_owned())
        );
        assert_eq!(excerpt("ä: 1\n", 4..5), (1, 4, "ä: 1".to_owned(), "1".to_owned()));
    }

    #[test]
    fn a_value_of_many_lines_is_shown_by_its_first() {
        assert_eq!(
            excerpt("a:\n  b: 1\n  c: 2\n", 5..17),
            (2, 3, "  b: 1".to_owned(), "b: 1".to_owned())
        );
    }

    #[test]
    fn a_window_is_cut_from_a_long_line() {
        let text = format!("[{}\"here\"{}]", "1,".repeat(500_000), ",2".repeat(500_000));
        let at = text.find("\"here\"").expect("it was put there");
        let (line, column, shown, meant) = excerpt(&text, at..at + 6);
        assert_eq!((line, column, meant.as_str()), (1, at + 1, "\"here\""));
        assert!(shown.starts_with('…') && shown.ends_with('…'), "{shown}");
        assert!(shown.chars().count() < 130, "{shown}");
    }

    #[test]
    fn a_long_value_is_cut_too() {
        let text = format!("{{\"paths\":{{{}}}}}", "\"/a\":{},".repeat(100_000));
        let (_, _, shown, meant) = excerpt(&text, 9..text.len());
        assert!(shown.starts_with("{\"paths\":{\"/a\""), "{shown}");
        assert!(meant.chars().count() < 90, "{meant}");
    }

    #[test]
    fn a_span_that_does_not_fit_the_text_is_cut_to_it() {
        assert_eq!(excerpt("", 0..0), (1, 1, String::new(), String::new()));
        assert_eq!(excerpt("a\n", 7..9), (2, 1, String::new(), String::new()));
        // The middle of a character, and the end before the start.
        assert_eq!(excerpt("äö", 1..3), (1, 1, "äö".to_owned(), "ä".to_owned()));
        #[expect(clippy::reversed_empty_ranges, reason = "that is what is tried")]
        let backwards = 3..1;
        assert_eq!(excerpt("abcd", backwards), (1, 4, "abcd".to_owned(), String::new()));
    }
}
