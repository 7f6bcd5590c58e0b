//! Figures about names that nobody would have chosen.

use serde::{Deserialize, Serialize};

use super::given::{Given, Kind};
use super::written::Written;

/// The length above which a name is long.
const LONG: usize = 40;
/// The length above which a name is told with its reason.
const VERY_LONG: usize = 60;

/// The names of a client, and those among them that nobody would have chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Figures {
    types: usize,
    variants: usize,
    methods: usize,
    arguments: usize,
    /// Names with a number at the end that the description doesn't have.
    numbered: usize,
    long: usize,
    very_long: usize,
    /// Variants that begin with the name of their enum, and go on after it.
    repeating: usize,
    /// Variants that are called like their enum.
    equal: usize,
    /// Names in which a word stands twice in a row.
    doubled: usize,
}

impl Figures {
    /// The headings of the numbers.
    pub(super) const COLUMNS: [&'static str; 10] = [
        "types", "variants", "methods", "arguments", "numbered", "> 40", "> 60", "repeat enum",
        "equal enum", "doubled",
    ];

    /// Counts the names of a client.
    pub(super) fn of(names: &[Given], written: &Written) -> Self {
        let of_kind = |kind| names.iter().filter(|given| given.kind == kind).count();
        let count = |is: &dyn Fn(&Given) -> bool| names.iter().filter(|given| is(given)).count();
        Self {
            types: of_kind(Kind::Type),
            variants: of_kind(Kind::Variant),
            methods: of_kind(Kind::Method),
            arguments: of_kind(Kind::Argument),
            numbered: count(&|given| is_numbered(given, written)),
            long: count(&|given| given.name.len() > LONG),
            very_long: count(&is_very_long),
            repeating: count(&|given| rest_after_enum(given).is_some_and(|rest| !rest.is_empty())),
            equal: count(&|given| rest_after_enum(given) == Some("")),
            doubled: count(&|given| has_double(&given.name)),
        }
    }

    /// The numbers, in the order of the headings.
    pub(super) fn numbers(&self) -> [usize; 10] {
        [
            self.types, self.variants, self.methods, self.arguments, self.numbered, self.long,
            self.very_long, self.repeating, self.equal, self.doubled,
        ]
    }

    /// Adds the names of another client.
    pub(super) fn add(&mut self, other: &Self) {
        self.types += other.types;
        self.variants += other.variants;
        self.methods += other.methods;
        self.arguments += other.arguments;
        self.numbered += other.numbered;
        self.long += other.long;
        self.very_long += other.very_long;
        self.repeating += other.repeating;
        self.equal += other.equal;
        self.doubled += other.doubled;
    }
}

/// Returns true if a name is so long that its reason is of interest.
pub(super) fn is_very_long(given: &Given) -> bool {
    given.name.len() > VERY_LONG
}

/// A line about a fault of a name other than its length, if it has one.
pub(super) fn fault(given: &Given, written: &Written) -> Option<String> {
    let fault = if is_numbered(given, written) {
        "numbered"
    } else if rest_after_enum(given).is_some() {
        "repeats its enum"
    } else if has_double(&given.name) {
        "doubled"
    } else {
        return None;
    };
    Some(format!("{fault}: {given}"))
}

/// Returns true if a name ends with a number that the description doesn't have.
fn is_numbered(given: &Given, written: &Written) -> bool {
    given.name.ends_with(|c: char| c.is_ascii_digit()) && !written.has_end_of(&given.name)
}

/// The rest of a variant's name after the name of its enum, if it begins with that as a word.
fn rest_after_enum(given: &Given) -> Option<&str> {
    let owner = given.owner.as_deref().filter(|_| given.kind == Kind::Variant)?;
    given.name.strip_prefix(owner).filter(|rest| !rest.starts_with(char::is_lowercase))
}

/// Returns true if a word stands twice in a row.
fn has_double(name: &str) -> bool {
    let words = words(name);
    words.windows(2).any(|pair| pair[0] == pair[1] && !pair[0].is_empty())
}

/// The words of an identifier in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for character in name.chars() {
        let is_new = character == '_' || character.is_uppercase();
        if is_new && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| character != '_') {
            word.extend(character.to_lowercase());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_a_row_are_found_in_both_cases() {
        for (name, expected) in [
            ("EventEventType", true),
            ("get_pet_pet", true),
            ("EventEventsType", false),
            ("PetPeter", false),
        ] {
            assert_eq!(has_double(name), expected, "{name}");
        }
    }

    #[test]
    fn variants_are_held_against_their_enum() {
        let rest = |name: &str| {
            let (name, owner) = (name.to_owned(), Some("Color".to_owned()));
            let given = Given { kind: Kind::Variant, name, owner, reason: String::new() };
            rest_after_enum(&given).map(str::to_owned)
        };
        assert_eq!(rest("ColorRed"), Some("Red".to_owned()));
        assert_eq!(rest("Color"), Some(String::new()));
        assert_eq!(rest("Colorful"), None);
    }
}
