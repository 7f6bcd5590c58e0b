// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.

//! The way to a value that can't be read. Nothing is noted before there is an error: then each level
//! adds its step, the innermost first.

use std::fmt::{self, Display};

/// The way from the whole to a value that can't be read, and what is known of the rest.
#[derive(Debug, Default)]
pub(crate) struct Trail {
    path: String,
    /// The number of parts of the value that types keep.
    pub(super) kept: usize,
    /// True if somebody asks for that number.
    pub(super) counts: bool,
}

/// The longest name that is shown of a part, in characters: servers choose the keys of maps.
const LONGEST_NAME: usize = 100;

/// A step from a value to one of its parts.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step<'a> {
    Name(&'a str),
    Index(usize),
}

impl Display for Step<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => {
                let most = LONGEST_NAME;
                write!(f, "{name:.most$}")
            }
            Self::Index(index) => write!(f, "[{index}]"),
        }
    }
}

impl Trail {
    /// Comes back from a part that was read, or wasn't.
    pub(super) fn leave<E: Display>(
        &mut self,
        read: Result<(), E>,
        step: Step<'_>,
        _: impl FnOnce() -> bool,
    ) -> Result<(), E> {
        read.inspect_err(|_| self.add(step))
    }

    /// Adds the step that leads to those before.
    fn add(&mut self, step: Step<'_>) {
        self.add_written(&step.to_string());
    }

    fn add_written(&mut self, step: &str) {
        if !self.path.is_empty() && !self.path.starts_with('[') {
            self.path.insert(0, '.');
        }
        self.path.insert_str(0, step);
    }

    /// The message of an error, behind the path to its value.
    pub(super) fn describe(&self, error: &impl Display) -> String {
        match self.path.as_str() {
            "" => error.to_string(),
            path => format!("{path}: {error}"),
        }
    }
}
