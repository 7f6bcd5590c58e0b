//! Calls that are repeated when they fail.

use std::ops::RangeInclusive;
use std::time::Duration;

/// A rule by which calls are repeated, with its name.
#[derive(Debug, Clone, PartialEq)]
pub struct RetryPolicy {
    /// The name of the static that has it.
    pub name: String,
    /// The rule.
    pub rule: RetryRule,
}

/// The failures after which a call is repeated, and the pauses before that.
#[derive(Debug, Clone, PartialEq)]
pub struct RetryRule {
    /// The statuses of answers that are worth another attempt.
    pub statuses: Vec<RangeInclusive<u16>>,
    /// True if a connection that failed or broke is worth one.
    pub connection_errors: bool,
    /// The pause before the second attempt.
    pub initial_interval: Duration,
    /// The longest pause.
    pub max_interval: Duration,
    /// The quotient of each pause and the one before it.
    pub exponent: f64,
    /// The time after the first attempt in which another may begin.
    pub max_elapsed_time: Duration,
}

/// The repetition of an operation, if that differs from [the usual](super::Api::retries).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Retries {
    /// It is sent once.
    Never,
    /// By the [`RetryPolicy`] of this name.
    Policy(String),
}
