//! The way to a value that can't be read. Nothing is noted before there is an error: then each level
//! adds its step, the innermost first.

use std::fmt::{self, Display};

/// The most parts of a value that are left out: one with more faults is another value.
#[cfg(feature = "left_out")]
const MOST_LEFT_OUT: usize = 1000;

/// The way from the whole to a value that can't be read, and what is known of the rest.
#[derive(Debug, Default)]
pub(crate) struct Trail {
    path: String,
    /// The number of parts of the value that types keep.
    pub(super) kept: usize,
    /// True if somebody asks for that number.
    pub(super) counts: bool,
    /// The steps to where reading is, if parts that can't be read are left out.
    #[cfg(feature = "left_out")]
    steps: Option<Vec<String>>,
    /// The paths to the parts that were left out, each with the problem.
    #[cfg(feature = "left_out")]
    pub(super) left_out: Vec<(String, String)>,
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
    /// A trail that counts the parts that types keep.
    pub(super) fn counting() -> Self {
        Self { counts: true, ..Self::default() }
    }

    /// A trail on which parts that can't be read are left out.
    #[cfg(feature = "left_out")]
    pub(super) fn forgiving() -> Self {
        Self { steps: Some(Vec::new()), ..Self::default() }
    }

    /// Goes to a part.
    #[cfg(feature = "left_out")]
    pub(super) fn enter(&mut self, step: Step<'_>) {
        if let Some(steps) = &mut self.steps {
            steps.push(step.to_string());
        }
    }

    /// Comes back from a part that was read, or wasn't. One that may be missing is left out, if
    /// that is what is done.
    #[cfg(feature = "left_out")]
    pub(super) fn leave<E: Display>(
        &mut self,
        read: Result<(), E>,
        step: Step<'_>,
        may_be_missing: impl FnOnce() -> bool,
    ) -> Result<(), E> {
        if let Some(steps) = &mut self.steps {
            steps.pop();
        }
        let Err(error) = read else { return Ok(()) };
        let steps = self.steps.clone().filter(|_| self.left_out.len() < MOST_LEFT_OUT);
        let Some(steps) = steps.filter(|_| may_be_missing()) else {
            self.add(step);
            return Err(error);
        };
        let problem = self.describe(&error);
        self.path.clear();
        self.add(step);
        steps.iter().rev().for_each(|step| self.add_written(step));
        self.left_out.push((std::mem::take(&mut self.path), problem));
        Ok(())
    }

    /// Comes back from a part that was read, or wasn't.
    #[cfg(not(feature = "left_out"))]
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
