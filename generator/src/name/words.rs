//! The words of a text: the step between a text of a description and a name.
//!
//! `heck` finds the words, but for those that people write with capitals inside.

use heck::{ToSnakeCase, ToUpperCamelCase};

use super::symbols::{self, Spelling};

/// A word in the two forms that names are made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    lower: String,
    camel: String,
}

impl Word {
    pub(super) fn plain(text: &str) -> Self {
        Self { lower: text.to_lowercase(), camel: text.to_upper_camel_case() }
    }

    /// Makes a word of a text without capitals.
    fn lowercase(text: &str) -> Self {
        let mut rest = text.chars();
        let first = rest.next().into_iter().flat_map(char::to_uppercase);
        Self { camel: first.chain(rest).collect(), lower: text.to_owned() }
    }
}

/// Returns the words of a text: at least one, each of characters that an identifier may hold.
pub(super) fn words(text: &str, spelling: Spelling) -> Vec<Word> {
    let words = split(&symbols::spell(text, spelling));
    if words.is_empty() { split(&symbols::spell_all(text)) } else { words }
}

/// Joins words in `snake_case`.
pub(super) fn snake(words: &[Word]) -> String {
    words.iter().map(|word| word.lower.as_str()).collect::<Vec<_>>().join("_")
}

/// Joins words in `UpperCamelCase`, with `_` between digits that are apart in the text: `1.0` isn't
/// `10`.
pub(super) fn camel(words: &[Word]) -> String {
    let mut name = String::new();
    for Word { camel, .. } in words {
        if name.ends_with(char::is_numeric) && camel.starts_with(char::is_numeric) {
            name.push('_');
        }
        name.push_str(camel);
    }
    name
}

/// Cuts text of letters, digits and spaces into words.
fn split(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    for mut part in text.split_whitespace() {
        while let Some((start, end, camel)) = capitals_inside(part) {
            words.extend(ordinary(&part[..start]));
            words.push(Word { lower: camel.to_lowercase(), camel });
            part = &part[end..];
        }
        words.extend(ordinary(part));
    }
    words
}

fn ordinary(text: &str) -> Vec<Word> {
    let snake = text.to_snake_case();
    snake.split('_').filter(|word| !word.is_empty()).map(Word::lowercase).collect()
}

/// Finds the first word with capitals inside. Returns its start and end, and its form in
/// `UpperCamelCase`.
fn capitals_inside(text: &str) -> Option<(usize, usize, String)> {
    if !text.contains(char::is_uppercase) {
        return None;
    }
    let mut before = None;
    for (start, char) in text.char_indices() {
        let rest = &text[start..];
        let found = if before.is_some_and(char::is_uppercase) {
            None
        } else {
            mixed_case(rest).or_else(|| plural_acronym(rest))
        };
        if let Some((length, mut camel)) = found {
            let digits = rest[length..].bytes().take_while(u8::is_ascii_digit).count();
            camel.push_str(&rest[length..length + digits]);
            return Some((start, start + length + digits, camel));
        }
        before = Some(char);
    }
    None
}

fn mixed_case(text: &str) -> Option<(usize, String)> {
    let (written, camel) = MIXED_CASE.iter().find(|(written, _)| text.starts_with(written))?;
    ends_word(&text[written.len()..]).then(|| (written.len(), (*camel).into()))
}

/// Finds the plural of an acronym, which is one word: `IDs`, where the case alone says `I`, `Ds`.
fn plural_acronym(text: &str) -> Option<(usize, String)> {
    let capitals = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let plural =
        capitals >= 2 && text[capitals..].starts_with('s') && ends_word(&text[capitals + 1..]);
    plural.then(|| (capitals + 1, Word::plain(&text[..=capitals].to_lowercase()).camel))
}

fn ends_word(rest: &str) -> bool {
    !rest.starts_with(char::is_lowercase)
}

/// Words that people write with capitals inside, and their form in `UpperCamelCase`.
const MIXED_CASE: &[(&str, &str)] = &[
    ("ETag", "ETag"),
    ("GHz", "Ghz"),
    ("GitHub", "GitHub"),
    ("GitLab", "GitLab"),
    ("GraphQL", "GraphQl"),
    ("IPv4", "Ipv4"),
    ("IPv6", "Ipv6"),
    ("JavaScript", "JavaScript"),
    ("MHz", "Mhz"),
    ("MySQL", "MySql"),
    ("OAuth", "OAuth"),
    ("PostgreSQL", "PostgreSql"),
    ("TypeScript", "TypeScript"),
    ("WiFi", "WiFi"),
    ("YouTube", "YouTube"),
    ("iOS", "Ios"),
    ("kHz", "Khz"),
    ("macOS", "MacOs"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words() {
        for (text, expected) in [
            ("getButlerTasks", "get_butler_tasks"),
            ("IPv4", "ipv4"),
            ("hasIPv6Address", "has_ipv6_address"),
            ("myOAuth2Token", "my_oauth2_token"),
            ("IDs", "ids"),
            ("IDsOfURLs", "ids_of_urls"),
            ("HTTPServer", "http_server"),
            ("macOSVersion", "macos_version"),
            ("MIOSState", "mios_state"),
        ] {
            assert_eq!(snake(&words(text, Spelling::Needed)), expected, "{text:?}");
        }
    }
}
