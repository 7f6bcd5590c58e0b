//! The texts of a description, in which the number of a name may have its origin.

use serde_json::Value;

/// The keys and the short strings of a description, in letters and digits alone, a line each.
pub(super) struct Written(String);

/// The number of bytes up to which a string may be a name.
const LONGEST: usize = 300;

/// The words before names that would otherwise start with a digit.
const PREFIXES: [&str; 4] = ["Value", "value_", "Model", "call_"];

impl Written {
    /// The texts of a description.
    pub(super) fn of(document: &Value) -> Self {
        let mut texts = String::new();
        collect(document, &mut texts);
        Self(texts)
    }

    /// Returns true if the number at the end of a name, with the word before it, stands anywhere.
    pub(super) fn has_end_of(&self, name: &str) -> bool {
        let number = PREFIXES.iter().filter_map(|prefix| name.strip_prefix(prefix));
        let mut number = number.filter(|number| number.starts_with(|c: char| c.is_ascii_digit()));
        let name = number.next().unwrap_or(name);
        let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
        // A sign is a word in names.
        let word = stem.trim_end_matches('_').trim_end_matches("Plus").trim_end_matches("Minus");
        let start = word.rfind('_').map(|at| at + 1);
        let start = start.or_else(|| word.rfind(char::is_uppercase)).unwrap_or_default();
        let end = format!("{}{}", &word[start..], &name[stem.len()..]);
        self.0.contains(&plain(&end))
    }
}

fn collect(value: &Value, texts: &mut String) {
    match value {
        Value::String(text) if text.len() <= LONGEST => add(text, texts),
        Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        Value::Object(members) => {
            for (key, value) in members {
                add(key, texts);
                collect(value, texts);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn add(text: &str, texts: &mut String) {
    texts.push_str(&plain(text));
    texts.push('\n');
}

/// A text in lower case, without anything but letters and digits.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_of_the_description_are_found_with_the_word_before_them() {
        let written = Written::of(
            &json!({ "paths": { "/v2/pets": { "get": "list-pets-v3" } }, "zones": ["7x9", "GMT+5"] }),
        );
        for (name, expected) in [
            ("list_pets_v3", true),
            ("PetsV2", true),
            ("Pet2", false),
            ("list_pets_2", false),
            ("Value7x9", true),
            ("GmtPlus5", true),
        ] {
            assert_eq!(written.has_end_of(name), expected, "{name}");
        }
    }
}
