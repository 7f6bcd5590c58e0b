//! The way to a value that can't be read. Nothing is noted before there is an error: then each level
//! adds its step, the innermost first.

use std::fmt::Display;

/// The way from the whole to a value that can't be read, and what is known of the rest.
#[derive(Debug, Default)]
pub(crate) struct Trail {
    path: String,
    /// The number of parts of the value that types keep.
    pub(super) kept: usize,
    /// True if somebody asks for that number.
    pub(super) counts: bool,
}

impl Trail {
    /// A trail that counts the parts that types keep.
    pub(super) fn counting() -> Self {
        Self { counts: true, ..Self::default() }
    }

    /// Adds the step that leads to those before: a name, or an index in brackets.
    pub(super) fn add(&mut self, step: &str) {
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
