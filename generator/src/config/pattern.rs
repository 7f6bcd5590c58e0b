//! Patterns for the places of a description, and for the names of what stands there.

use std::borrow::Cow;

use globset::{GlobBuilder, GlobMatcher};
use regex::Regex;
use serde::{Deserialize, Deserializer, de};

/// A place of the description, or a pattern for several.
///
/// It is a JSON pointer with `#` before it, as in a `$ref`. `*` stands for anything within one step,
/// and `**` for any number of steps: `#/components/schemas/*`, `#/paths/*/get/parameters/*`. A place
/// whose pointer is the pattern itself is meant whatever stars are in it.
#[derive(Debug, Clone)]
pub struct PlacePattern {
    text: String,
    glob: GlobMatcher,
}

/// A pattern for names as the description has them: a regular expression for all of a name, whose
/// groups the replacement has as `$1` or `${name}`.
#[derive(Debug, Clone)]
pub struct NamePattern(Regex);

impl PlacePattern {
    /// Returns the pattern as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns true if this is the place itself, and no pattern for it.
    pub(crate) fn is(&self, place: &str) -> bool {
        self.text == place
    }

    /// Returns true if the place is one of those that are meant.
    pub(crate) fn matches(&self, place: &str) -> bool {
        self.is(place) || self.glob.is_match(place)
    }
}

impl NamePattern {
    /// Returns the replacement for a name that matches.
    pub(crate) fn replaced(&self, name: &str, by: &str) -> Option<String> {
        match self.0.replace(name, by) {
            Cow::Borrowed(_) if !self.0.is_match(name) => None,
            replaced => Some(replaced.into_owned()),
        }
    }
}

impl<'de> Deserialize<'de> for PlacePattern {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        // Nothing but stars is special: paths are full of braces.
        let glob = globset::escape(&text).replace("[*]", "*");
        let glob = GlobBuilder::new(&glob).literal_separator(true).build();
        match glob {
            Ok(glob) if text.starts_with('#') || text.contains("#/") => {
                Ok(Self { glob: glob.compile_matcher(), text })
            }
            Ok(_) => Err(de::Error::custom(format!(
                "`{text}` is no place of a description: it needs a `#` before its steps"
            ))),
            Err(error) => {
                let why = error.kind().to_string();
                Err(de::Error::custom(format!("`{text}` is no pattern for places: {why}")))
            }
        }
    }
}

impl<'de> Deserialize<'de> for NamePattern {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let regex = Regex::new(&format!("^(?:{text})$"));
        regex.map(Self).map_err(|error| {
            de::Error::custom(format!("`{text}` is no pattern for names: {error}"))
        })
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde::de::value::{Error, StrDeserializer};

    use super::*;

    fn read<'t, T: Deserialize<'t>>(text: &'t str) -> Result<T, Error> {
        T::deserialize(StrDeserializer::new(text))
    }

    #[test]
    fn stars_stand_for_steps() {
        let matches =
            |pattern, place| read::<PlacePattern>(pattern).expect("it is a pattern").matches(place);
        assert!(matches("#/components/schemas/*", "#/components/schemas/A"));
        assert!(matches("#/components/schemas/A*", "#/components/schemas/AB"));
        assert!(!matches("#/components/schemas/*", "#/components/schemas/A/properties/b"));
        assert!(matches("#/components/**", "#/components/schemas/A/properties/b"));
        assert!(matches("#/paths/~1a~1{id}/*", "#/paths/~1a~1{id}/get"));
        assert!(!matches("#/paths/~1a~1[id]/*", "#/paths/~1a~1i/get"));
        assert!(matches("#/a/*~1*/b", "#/a/*~1*/b"));
    }

    #[test]
    fn names_are_matched_as_a_whole() {
        let replaced = |pattern, name, by| {
            read::<NamePattern>(pattern).expect("it is a pattern").replaced(name, by)
        };
        assert_eq!(replaced("v1_(.+)", "v1_create", "$1").as_deref(), Some("create"));
        assert_eq!(replaced("v1_(.+)", "a_v1_create", "$1"), None);
        assert_eq!(replaced("a|b", "ab", "c"), None);
        assert_eq!(replaced("a", "a", "a").as_deref(), Some("a"));
    }

    #[test]
    fn other_texts_are_refused() {
        assert!(read::<PlacePattern>("/components").is_err());
        assert!(read::<NamePattern>("(").is_err());
    }
}
