//! Text from a description, a file name or an error, made fit for a terminal.
//!
//! A description may come from anybody. Its control characters would move the cursor, change the
//! title of the window or hide what stands there, and those that turn the direction of writing show
//! something else than is written. Each is replaced by one visible character, so that columns stay
//! what they are.

use std::borrow::Cow;

/// The most characters of a message that a person reads.
const MESSAGE: usize = 600;

/// The text as one line, without anything a terminal would obey.
pub fn line(text: &str) -> Cow<'_, str> {
    if text.chars().any(|character| visible(character) != character) {
        Cow::Owned(text.chars().map(visible).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// The same, and no longer than a message should be: a key in a description may be a megabyte long.
pub fn message(text: &str) -> String {
    shorten(&line(text), MESSAGE)
}

/// At most so many characters, the last of them `…` if there were more.
pub fn shorten(text: &str, characters: usize) -> String {
    match text.char_indices().nth(characters) {
        None => text.to_owned(),
        Some(_) => text.chars().take(characters.saturating_sub(1)).chain(['…']).collect(),
    }
}

/// A number with its noun, in the plural if need be.
pub fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// A visible character in the place of one that is none.
fn visible(character: char) -> char {
    match character {
        '\t' => ' ',
        // Unicode has pictures of the old control characters, in their order: ␀ ␁ ␂ …
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '␡',
        // The newer control characters (some terminals obey these, too), breaks of lines, and marks
        // of direction.
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => '\u{fffd}',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_a_terminal_obeys_is_left() {
        let hostile = "a\u{1b}[2Jb\u{9b}31mc\u{7f}\r\nd\u{202e}e\tf\u{2028}g";
        let printed = line(hostile);
        assert_eq!(printed, "a␛[2Jb�31mc␡␍␊d�e f�g");
        assert_eq!(printed.chars().count(), hostile.chars().count());
    }

    #[test]
    fn what_is_fine_stays_as_it_is() {
        assert!(matches!(line("Größe → 東京 #/paths/~1butler"), Cow::Borrowed(_)));
    }

    #[test]
    fn long_text_is_cut_at_a_character() {
        assert_eq!(shorten("größer", 4), "grö…");
        assert_eq!(shorten("groß", 4), "groß");
        assert_eq!(message(&"ä".repeat(1_000_000)).chars().count(), MESSAGE);
    }
}
