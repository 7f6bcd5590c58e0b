//! The outcome of one description.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::documents::Document;
use crate::round_trip::{RoundTrip, Sampled};
use generator_command::location::Location;

/// The outcome of one description.
#[derive(Debug, Serialize)]
pub(crate) struct Outcome {
    /// The description's name, which is also that of the crate's folder.
    pub(crate) document: String,
    /// The file of the description.
    #[serde(skip)]
    pub(crate) location: Location,
    /// The size of the description.
    pub(crate) bytes: u64,
    /// The output of the generator, if there is any.
    #[serde(flatten)]
    pub(crate) generated: Option<Generated>,
    /// The time that the compiler took to check the crate, without its dependencies.
    pub(crate) check_seconds: Option<f64>,
    /// The results of taking instances of its schemas through the types, if that was done.
    pub(crate) round_trip: Option<RoundTrip>,
    /// The failures; none if all is well.
    pub(crate) failures: Vec<Failure>,
}

/// The output of the generator for a description.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Generated {
    /// The number of operations.
    pub(crate) operations: usize,
    /// The number of types.
    pub(crate) types: usize,
    /// The groups of operations; none if they aren't parted.
    pub(crate) groups: Vec<Group>,
    /// The number of lines of `src/generated`.
    pub(crate) lines: usize,
    /// The number of warnings about the description.
    pub(crate) warnings: usize,
    /// The number of losses by rule.
    pub(crate) ledger: BTreeMap<String, usize>,
    /// The JSON pointers of the losses.
    pub(crate) losses: BTreeSet<String>,
    /// The schemas that tell the type of their values, but became any JSON value.
    pub(crate) untyped: BTreeSet<String>,
    /// The schemas without instances, if instances were made.
    pub(crate) sampled: Option<Sampled>,
    /// The time that the generator took, disk not included.
    pub(crate) generation_seconds: f64,
    /// The most memory that the generator's process had, where the system tells.
    pub(crate) peak_bytes: Option<u64>,
}

/// The share of a group in the output.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Group {
    /// The name of the group.
    pub(crate) name: String,
    /// The number of its operations.
    pub(crate) operations: usize,
    /// The number of types of schemas that these reach.
    pub(crate) types: usize,
    /// The number of those that no other group reaches.
    pub(crate) own_types: usize,
}

/// Something that is wrong.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Failure {
    /// The stage that found it.
    pub(crate) stage: Stage,
    /// The name that the compiler has for it, if it has one.
    pub(crate) code: Option<String>,
    /// The words for it, as one would read them in a terminal.
    pub(crate) text: String,
    /// `file:line:column`, if it stands somewhere.
    pub(crate) place: Option<String>,
}

/// The stages, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Stage {
    Generate,
    Resolve,
    Check,
    Clippy,
    Callers,
    RoundTrip,
}

impl Stage {
    /// The stage as the table has it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Generate => "generate",
            Self::Resolve => "resolve",
            Self::Check => "check",
            Self::Clippy => "clippy",
            Self::Callers => "callers",
            Self::RoundTrip => "round-trip",
        }
    }
}

impl Outcome {
    /// The outcome before anything was done.
    pub(crate) fn new(document: &Document) -> Self {
        Self {
            document: document.name.clone(),
            location: document.location.clone(),
            bytes: document.bytes,
            generated: None,
            check_seconds: None,
            round_trip: None,
            failures: Vec::new(),
        }
    }

    /// Returns true if nothing is wrong so far.
    pub(crate) fn is_good(&self) -> bool {
        let mismatches = self.round_trip.as_ref().map_or(0, |trip| trip.mismatches.len());
        self.failures.is_empty() && mismatches == 0 && self.untyped().next().is_none()
    }

    /// The schemas that became any JSON value without a word of it in the ledger.
    pub(crate) fn untyped(&self) -> impl Iterator<Item = &str> {
        let generated = self.generated.iter();
        generated
            .flat_map(|generated| generated.untyped.difference(&generated.losses))
            .map(String::as_str)
    }

    /// Returns true if there is a crate that compiles, perhaps with warnings.
    pub(crate) fn compiles(&self) -> bool {
        let is_beside = |failure: &Failure| match failure.stage {
            Stage::Clippy | Stage::Callers => true,
            Stage::Generate | Stage::Resolve | Stage::Check | Stage::RoundTrip => false,
        };
        self.generated.is_some() && self.failures.iter().all(is_beside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn untyped_schemas_are_wrong_unless_the_ledger_has_them() {
        let location = Location::given("a.yaml".as_ref());
        let document = Document { name: "a".to_owned(), location, bytes: 0 };
        let set = |pointers: &[&str]| pointers.iter().copied().map(str::to_owned).collect();
        let mut outcome = Outcome::new(&document);
        let mut generated = Generated { untyped: set(&["/a", "/b"]), ..Generated::default() };
        generated.losses = set(&["/a", "/b"]);
        outcome.generated = Some(generated.clone());
        assert!(outcome.is_good());
        generated.losses = set(&["/a", "/c"]);
        outcome.generated = Some(generated);
        assert!(!outcome.is_good());
        assert_eq!(outcome.untyped().collect::<Vec<_>>(), ["/b"]);
    }
}
