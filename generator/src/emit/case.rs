//! The spelling of fields in JSON, as serde is told it for all fields of a struct at once.

use crate::model::Field;

/// A rule that makes names in JSON of names in Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// The names as they are in Rust.
    Snake,
    Camel,
    Pascal,
}

impl Case {
    /// The rule that leaves the fewest fields to be named one by one.
    pub(super) fn of(fields: &[Field]) -> Self {
        let others = |case: &Self| fields.iter().filter(|field| !case.fits(field)).count();
        let cases = [Self::Snake, Self::Camel, Self::Pascal];
        cases.into_iter().min_by_key(others).unwrap_or(Self::Snake)
    }

    /// Serde's name of the rule.
    pub(super) fn name(self) -> Option<&'static str> {
        match self {
            Self::Snake => None,
            Self::Camel => Some("camelCase"),
            Self::Pascal => Some("PascalCase"),
        }
    }

    /// True if the rule makes the name in JSON of that in Rust.
    pub(super) fn fits(self, field: &Field) -> bool {
        self.apply(field.name.trim_start_matches("r#")) == field.wire
    }

    /// The name that serde makes of a field's name.
    fn apply(self, name: &str) -> String {
        if self == Self::Snake {
            return name.to_owned();
        }
        let mut capital = self == Self::Pascal;
        let mut renamed = String::with_capacity(name.len());
        for character in name.chars() {
            match character {
                '_' => capital = true,
                _ if capital => {
                    renamed.push(character.to_ascii_uppercase());
                    capital = false;
                }
                _ => renamed.push(character),
            }
        }
        // In camel case, the first letter is small whatever comes before it.
        match (self, renamed.get(..1)) {
            (Self::Camel, Some(first)) => first.to_ascii_lowercase() + &renamed[1..],
            _ => renamed,
        }
    }
}
