// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.

//! The way to a value that can't be read, step by step. Nothing is noted before there is an error:
//! then each level adds its step, the innermost first.

use std::fmt::{Display, Write as _};

/// The way from a value that can't be read to the whole, and what is known of the rest.
#[derive(Debug, Default)]
pub(crate) struct Trail {
    steps: Vec<Step>,
    /// True if the parts are counted that types keep of a value.
    pub(super) counts: bool,
    /// The number of parts that were kept.
    pub(super) kept: usize,
}

/// A step into a value.
#[derive(Debug)]
pub(crate) enum Step {
    Field(&'static str),
    Key(String),
    Index(usize),
}

impl Trail {
    /// Adds the step that leads to those before.
    pub(super) fn add(&mut self, step: Step) {
        self.steps.push(step);
    }

    /// The message of an error, behind the path to its value.
    pub(super) fn describe(&self, error: &impl Display) -> String {
        let mut text = String::new();
        for step in self.steps.iter().rev() {
            // Writing to a string doesn't fail.
            let _ = match step {
                Step::Index(index) => write!(text, "[{index}]"),
                Step::Field(name) if text.is_empty() => write!(text, "{name}"),
                Step::Key(name) if text.is_empty() => write!(text, "{name}"),
                Step::Field(name) => write!(text, ".{name}"),
                Step::Key(name) => write!(text, ".{name}"),
            };
        }
        if text.is_empty() { error.to_string() } else { format!("{text}: {error}") }
    }
}
