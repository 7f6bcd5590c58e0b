//! Texts that match a regular expression.

use std::ops::RangeInclusive;

use regex_syntax::Parser;
use regex_syntax::hir::{Class, Hir, HirKind};

/// The longest text that is tried.
const LONGEST: usize = 512;

/// A text that matches a pattern, of so many characters if possible, unless the pattern asks for more than a simple
/// text.
pub(super) fn text(pattern: &str, lengths: RangeInclusive<usize>) -> Option<String> {
    // `\d` is ASCII in JSON Schema, and `\/` is just a slash.
    let pattern = pattern.replace(r"\/", "/");
    let hir = Parser::new().parse(&pattern).ok()?;
    let mut best = None;
    let limits = [*lengths.start(), *lengths.end()].map(u32::try_from).into_iter().flatten();
    for repetitions in [1, 0, 2, 8, 16, 32, 64, 128].into_iter().chain(limits) {
        let mut text = String::new();
        if write(&hir, repetitions, &mut text).is_none() || text.len() > LONGEST {
            continue;
        }
        if lengths.contains(&text.chars().count()) {
            return Some(text);
        }
        best.get_or_insert(text);
    }
    best
}

/// Adds what matches an expression, where what may be repeated is, if that may be so often.
fn write(hir: &Hir, repetitions: u32, text: &mut String) -> Option<()> {
    if text.len() > LONGEST {
        return None;
    }
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(std::str::from_utf8(&literal.0).ok()?),
        HirKind::Class(class) => text.push(character(class)?),
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(u32::MAX);
            for _ in 0..repetitions.clamp(repetition.min, most) {
                write(&repetition.sub, repetitions, text)?;
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, repetitions, text)?,
        HirKind::Concat(parts) => {
            for part in parts {
                write(part, repetitions, text)?;
            }
        }
        HirKind::Alternation(parts) => write(parts.first()?, repetitions, text)?,
    }
    Some(())
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
        assert_eq!(text("(?!a)b", 0..=99), None);
    }
}
