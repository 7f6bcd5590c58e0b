//! Calls that are repeated when they fail.

use std::ops::RangeInclusive;
use std::time::Duration;

/// When a call that failed is repeated, and how soon.
#[derive(Debug, Clone, PartialEq)]
pub struct RetryPolicy {
    /// The name of the static that has it.
    pub name: String,
    /// The statuses of answers that are worth another attempt.
    pub statuses: Vec<RangeInclusive<u16>>,
    /// Whether it is worth one that there was no connection, or that it broke.
    pub connection_errors: bool,
    /// The pause before the second attempt.
    pub initial_interval: Duration,
    /// The longest pause.
    pub max_interval: Duration,
    /// How many times as long as the one before each pause is.
    pub exponent: f64,
    /// How long after the first attempt another may begin.
    pub max_elapsed_time: Duration,
}

/// How an operation is repeated, if that differs from [the usual](super::Api::retries).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Retries {
    /// It is sent once.
    Never,
    /// By the [`RetryPolicy`] of this name.
    Policy(String),
}
