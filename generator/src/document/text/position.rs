//! Characters to bytes: the YAML parser counts the one, and everything else here the other.

use std::ops::Range;

use saphyr_parser::{Marker, Span};

/// The starts of the characters of a text.
#[derive(Debug)]
pub(super) struct Positions<'t> {
    text: &'t str,
    /// The bytes before the text that were not shown to the parser: a byte order mark.
    skipped: usize,
    /// The byte of each [`STRIDE`]th character; empty if all characters are one byte long.
    marks: Vec<usize>,
}

/// So far apart that the table stays small, so near that counting from one to the next is nothing.
const STRIDE: usize = 64;

impl<'t> Positions<'t> {
    pub(super) fn new(text: &'t str, skipped: usize) -> Self {
        let marks = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices().step_by(STRIDE).map(|(byte, _)| byte).collect()
        };
        Self { text, skipped, marks }
    }

    /// The byte of the source that a marker stands for.
    pub(super) fn byte(&self, marker: Marker) -> usize {
        let (index, ahead) = (marker.index() / STRIDE, marker.index() % STRIDE);
        let byte = match (self.marks.get(index), self.marks.get(index + 1)) {
            // Nearly everywhere, even in texts that aren't ASCII throughout.
            (Some(&mark), Some(&next)) if next - mark == STRIDE => mark + ahead,
            (Some(&mark), _) => {
                let rest = &self.text[mark..];
                mark + rest.char_indices().nth(ahead).map_or(rest.len(), |(byte, _)| byte)
            }
            (None, _) if self.marks.is_empty() => marker.index().min(self.text.len()),
            (None, _) => self.text.len(),
        };
        byte + self.skipped
    }

    /// The bytes of the source that a span stands for.
    pub(super) fn bytes(&self, span: Span) -> Range<usize> {
        let start = self.byte(span.start);
        start..self.byte(span.end).max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_of_any_length_are_found() {
        let text = "aé€🦀".repeat(50) + &"a".repeat(3 * STRIDE) + "é";
        let positions = Positions::new(&text, 3);
        let bytes = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
        for (character, byte) in bytes.enumerate() {
            let marker = Marker::new(character, 1, 0);
            assert_eq!(positions.byte(marker), byte + 3, "character {character}");
        }
        assert_eq!(positions.byte(Marker::new(9999, 1, 0)), text.len() + 3, "past the end");
    }
}
