//! The words for symbols where a name needs them: `+1` and `-1` are different things.

/// The symbols that come into a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spelling {
    /// Only a sign before a digit, and the symbols of a text that has nothing else. Others separate
    /// words.
    Needed,
    /// All symbols, but for separators between two words.
    Full,
}

/// Replaces the symbols that matter by words, and other characters that can't stand in words by
/// spaces.
pub(super) fn spell(text: &str, spelling: Spelling) -> String {
    let mut spelled = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = text;
    while let Some(char) = rest.chars().next() {
        let mut length = char.len_utf8();
        let after = rest[length..].chars().next();
        if is_letter(char) {
            spelled.push(char);
        } else if is_apostrophe(char) && before.is_some_and(char::is_alphabetic) {
            // `user's` is one word.
        } else if spelling == Spelling::Full
            && let Some((symbol, word)) = symbol(rest)
            && !is_separator(symbol, before, rest[symbol.len()..].chars().next())
        {
            spelled.extend([" ", word, " "]);
            length = symbol.len();
        } else if is_sign(char, before, after) {
            spelled.push_str(if char == '+' { " plus " } else { " minus " });
        } else {
            spelled.push(' ');
        }
        before = Some(char);
        rest = &rest[length..];
    }
    spelled
}

/// Spells a text in which there is no word: its symbols, or else its code points.
pub(super) fn spell_all(text: &str) -> String {
    let mut spelled = Vec::new();
    let mut rest = text.trim_start();
    if rest.is_empty() {
        return if text.is_empty() { "empty".into() } else { "space".into() };
    }
    while let Some(char) = rest.chars().next() {
        let length = if let Some((symbol, word)) = symbol(rest) {
            spelled.push(word.into());
            symbol.len()
        } else {
            spelled.push(format!("u{:x}", u32::from(char)));
            char.len_utf8()
        };
        rest = rest[length..].trim_start();
    }
    spelled.join(" ")
}

/// Returns true if a symbol does nothing but separate two words.
fn is_separator(symbol: &str, before: Option<char>, after: Option<char>) -> bool {
    let parts_words = matches!(symbol, "-" | "_" | "." | "/" | ":" | "," | "(" | ")");
    parts_words && before.is_some_and(is_letter) && after.is_some_and(is_letter)
}

/// Returns true if this is the sign of a number. A `-` after a letter or a digit is a hyphen.
fn is_sign(char: char, before: Option<char>, after: Option<char>) -> bool {
    after.is_some_and(char::is_numeric)
        && (char == '+' || matches!(char, '-' | '\u{2212}') && !before.is_some_and(is_letter))
}

fn is_letter(char: char) -> bool {
    char.is_alphanumeric() && unicode_ident::is_xid_continue(char)
}

fn is_apostrophe(char: char) -> bool {
    matches!(char, '\'' | '\u{2019}')
}

/// Returns the symbol that a text starts with, and its word.
fn symbol(text: &str) -> Option<(&'static str, &'static str)> {
    SYMBOLS.iter().find(|(symbol, _)| text.starts_with(symbol)).copied()
}

/// Symbols and their words, longer symbols first.
const SYMBOLS: &[(&str, &str)] = &[
    ("<=>", "compare"),
    ("...", "ellipsis"),
    ("<=", "less or equal"),
    (">=", "greater or equal"),
    ("==", "equal"),
    ("!=", "not equal"),
    ("<>", "not equal"),
    ("=~", "matches"),
    ("!~", "not matches"),
    ("&&", "and"),
    ("||", "or"),
    ("->", "arrow"),
    ("=>", "arrow"),
    ("<", "less"),
    (">", "greater"),
    ("=", "equal"),
    ("!", "not"),
    ("+", "plus"),
    ("-", "minus"),
    ("\u{2212}", "minus"),
    ("*", "star"),
    ("/", "slash"),
    ("\\", "backslash"),
    ("%", "percent"),
    ("&", "and"),
    ("|", "or"),
    ("^", "caret"),
    ("~", "tilde"),
    ("?", "question"),
    ("#", "hash"),
    ("@", "at"),
    ("$", "dollar"),
    (".", "dot"),
    (",", "comma"),
    (":", "colon"),
    (";", "semicolon"),
    ("_", "underscore"),
    ("'", "quote"),
    ("\"", "double quote"),
    ("`", "backtick"),
    ("(", "open"),
    (")", "close"),
    ("[", "open bracket"),
    ("]", "close bracket"),
    ("{", "open brace"),
    ("}", "close brace"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_needed_symbols() {
        for (text, expected) in [
            ("a.b-c_d", "a b c d"),
            ("+1", "plus 1"),
            ("a--1", "a minus 1"),
            ("a-1", "a 1"),
            ("user's", "users"),
            ("$ref", "ref"),
            ("½", ""),
        ] {
            let spelled = spell(text, Spelling::Needed);
            assert_eq!(
                spelled.split_whitespace().collect::<Vec<_>>().join(" "),
                expected,
                "{text:?}"
            );
        }
    }

    #[test]
    fn spells_in_full() {
        for (text, expected) in [
            ("-created_at", "minus created at"),
            ("_id", "underscore id"),
            ("C++", "C plus plus"),
            ("a&b", "a and b"),
            ("a-b", "a b"),
            (">=5", "greater or equal 5"),
        ] {
            let spelled = spell(text, Spelling::Full);
            assert_eq!(
                spelled.split_whitespace().collect::<Vec<_>>().join(" "),
                expected,
                "{text:?}"
            );
        }
    }

    #[test]
    fn spells_texts_without_words() {
        for (text, expected) in
            [("", "empty"), (" ", "space"), ("* /", "star slash"), ("👍½", "u1f44d ubd")]
        {
            assert_eq!(spell_all(text), expected, "{text:?}");
        }
    }
}
