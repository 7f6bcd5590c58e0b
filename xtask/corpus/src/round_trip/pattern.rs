//! Texts that match a regular expression.

use std::ops::RangeInclusive;

use regex_syntax::Parser;
use regex_syntax::hir::{Class, Hir, HirKind};

/// The longest text that is tried.
const LONGEST: usize = 512;
/// The most texts that are made.
const MOST: usize = 4;
/// The most alternatives that are tried.
const ALTERNATIVES: usize = 3;

/// A text that matches a pattern, of so many characters if possible.
pub(super) fn text(pattern: &str, lengths: RangeInclusive<usize>) -> Option<String> {
    texts(pattern, lengths).into_iter().next()
}

/// Texts that match a pattern, of so many characters if possible. There are none if the pattern
/// asks for more than a simple text.
pub(super) fn texts(pattern: &str, lengths: RangeInclusive<usize>) -> Vec<String> {
    // `\d` is ASCII in JSON Schema, and `\/` is just a slash.
    let pattern = pattern.replace(r"\/", "/");
    let Ok(hir) = Parser::new().parse(&pattern) else { return Vec::new() };
    let limits = [*lengths.start(), *lengths.end()].map(u32::try_from).into_iter().flatten();
    let (mut fit, mut others): (Vec<String>, Vec<String>) = Default::default();
    for repetitions in [1, 0, 2, 8, 16, 32, 64, 128].into_iter().chain(limits) {
        for alternative in 0..ALTERNATIVES {
            let mut text = String::new();
            let way = Way { repetitions, alternative };
            if way.write(&hir, &mut text).is_none() || text.len() > LONGEST {
                continue;
            }
            let texts =
                if lengths.contains(&text.chars().count()) { &mut fit } else { &mut others };
            if texts.len() < MOST && !texts.contains(&text) {
                texts.push(text);
            }
        }
    }
    if fit.is_empty() { others } else { fit }
}

/// One of the ways to match an expression.
struct Way {
    /// The number of times that a part is repeated which may be repeated so often.
    repetitions: u32,
    /// The number of the alternative that is taken.
    alternative: usize,
}

impl Way {
    /// Adds a text that matches an expression.
    fn write(&self, hir: &Hir, text: &mut String) -> Option<()> {
        if text.len() > LONGEST {
            return None;
        }
        match hir.kind() {
            HirKind::Empty | HirKind::Look(_) => {}
            HirKind::Literal(literal) => text.push_str(std::str::from_utf8(&literal.0).ok()?),
            HirKind::Class(class) => text.push(character(class)?),
            HirKind::Repetition(repetition) => {
                let most = repetition.max.unwrap_or(u32::MAX);
                for _ in 0..self.repetitions.clamp(repetition.min, most) {
                    self.write(&repetition.sub, text)?;
                }
            }
            HirKind::Capture(capture) => self.write(&capture.sub, text)?,
            HirKind::Concat(parts) => parts.iter().try_for_each(|part| self.write(part, text))?,
            HirKind::Alternation(parts) => {
                self.write(parts.get(self.alternative % parts.len())?, text)?;
            }
        }
        Some(())
    }
}

/// A character of a class, a plain one if there is any.
fn character(class: &Class) -> Option<char> {
    let Class::Unicode(class) = class else { return None };
    let ranges = || class.iter().map(|range| range.start()..=range.end());
    let plain = ['a', 'A', '0', '1', '-', '_', ' '];
    let plain = plain.into_iter().find(|plain| ranges().any(|range| range.contains(plain)));
    plain.or_else(|| ranges().next().map(|range| *range.start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_match_their_patterns() {
        let cases = [
            ("^[a-z0-9-]{3,8}$", 0, "aaa"),
            ("^(EST|PST)\\d{2}$", 0, "EST00"),
            ("^https?:\\/\\/.+", 0, "https://a"),
            ("^0x[0-9a-f]*$", 6, "0xaaaaaaaa"),
        ];
        for (pattern, shortest, expected) in cases {
            assert_eq!(text(pattern, shortest..=99).as_deref(), Some(expected), "{pattern}");
        }
        assert_eq!(text("^[0-9a-f]+$", 40..=40), Some("a".repeat(40)));
        assert_eq!(texts("^(0|[1-9][0-9]?)$", 0..=99), ["0", "10", "1"]);
        assert_eq!(text("(?!a)b", 0..=99), None);
    }
}
