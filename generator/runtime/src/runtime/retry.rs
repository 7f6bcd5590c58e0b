//! Calls that are repeated when they fail, as the description asks.
//!
//! reqwest has retries of its own, but they know neither pauses nor `Retry-After`, and are the same
//! for all operations.

use std::borrow::Cow;
use std::ops::RangeInclusive;
use std::time::{Duration, Instant, SystemTime};

use reqwest::Response;
use reqwest::header::HeaderMap;

use super::client::ClientBuilder;
use super::error::CallError;
use super::label::Label;
use super::request::Request;
use super::transport::{Transport, within};

/// A rule for repeating calls that failed: which of them, and how soon.
///
/// A request whose body can't be sent again, because it is a stream or in parts, is sent once. The
/// client's timeout is for each attempt, and a call that takes longer isn't repeated.
#[derive(Debug, Clone, PartialEq)]
pub struct RetryPolicy {
    /// The statuses of answers that are worth another attempt.
    pub statuses: Cow<'static, [RangeInclusive<u16>]>,
    /// True if it is worth another attempt that there was no connection, or that it broke before an
    /// answer came.
    pub connection_errors: bool,
    /// The pause before the second attempt. Up to a quarter is taken off each pause at random, so
    /// that clients which failed together don't come back together. If the server sends
    /// `Retry-After`, that counts instead.
    pub initial_interval: Duration,
    /// The longest pause, unless the server asks for a longer one.
    pub max_interval: Duration,
    /// The factor by which each pause is longer than the one before.
    pub exponent: f64,
    /// The time after the first attempt in which another may begin.
    pub max_elapsed_time: Duration,
}

impl RetryPolicy {
    /// Repeats nothing.
    pub const fn never() -> Self {
        Self {
            statuses: Cow::Borrowed(&[]),
            connection_errors: false,
            initial_interval: Duration::ZERO,
            max_interval: Duration::ZERO,
            exponent: 1.0,
            max_elapsed_time: Duration::ZERO,
        }
    }

    /// The pause before another attempt, if this is worth one.
    fn pause(&self, repeated: i32, outcome: &Result<Response, CallError>) -> Option<Duration> {
        match outcome {
            Ok(answer) => {
                let status = answer.status().as_u16();
                let is_listed = self.statuses.iter().any(|statuses| statuses.contains(&status));
                let wait = || retry_after(answer.headers()).unwrap_or_else(|| self.wait(repeated));
                is_listed.then(wait)
            }
            Err(CallError::Connect(..) | CallError::Interrupted(..)) => {
                self.connection_errors.then(|| self.wait(repeated))
            }
            Err(_) => None,
        }
    }

    fn wait(&self, repeated: i32) -> Duration {
        let seconds = self.initial_interval.as_secs_f64() * self.exponent.powi(repeated);
        let seconds = seconds.min(self.max_interval.as_secs_f64());
        let shorter = seconds * (1.0 - fastrand::f64() / 4.0);
        Duration::try_from_secs_f64(shorter).unwrap_or(self.max_interval)
    }
}

/// The pause that the server asks for (RFC 9110, section 10.2.3). A moment that has passed says
/// nothing, as clocks differ.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get("retry-after")?.to_str().ok()?;
    let wait = match value.parse() {
        Ok(seconds) => Duration::from_secs(seconds),
        Err(_) => {
            let moment = httpdate::parse_http_date(value).ok()?;
            moment.duration_since(SystemTime::now()).ok()?
        }
    };
    (!wait.is_zero()).then_some(wait)
}

impl ClientBuilder {
    /// Repeats calls that failed by this policy, instead of by that of the description. Calls that
    /// the description wants to be made once are made once.
    ///
    /// [`RetryPolicy::never`] repeats nothing.
    pub fn retry_policy(mut self, policy: RetryPolicy) -> Self {
        self.retry_policy = Some(policy);
        self
    }
}

impl Request {
    /// Is repeated when it fails.
    pub(crate) fn retry(mut self, policy: &'static RetryPolicy) -> Self {
        self.retry = Some(policy);
        self
    }

    /// Is sent once, unlike others.
    pub(crate) fn once(mut self) -> Self {
        self.retry = None;
        self
    }
}

impl Transport {
    /// Sends a request until the head of an answer is there that is not worth another attempt.
    pub(super) async fn attempts(
        &self,
        mut request: reqwest::Request,
        described: Option<&RetryPolicy>,
        label: &Label,
    ) -> Result<Response, CallError> {
        let policy = described.map(|described| self.retry_policy.as_ref().unwrap_or(described));
        let started = Instant::now();
        let mut repeated = 0;
        loop {
            let again = policy.and_then(|_| request.try_clone());
            let outcome = within(self.timeout, label, self.head(request, label)).await;
            let pause = policy.and_then(|policy| {
                let left = policy.max_elapsed_time.saturating_sub(started.elapsed());
                policy.pause(repeated, &outcome).filter(|pause| *pause <= left)
            });
            let Some((again, pause)) = again.zip(pause) else { return outcome };
            // Its connection is not held meanwhile.
            drop(outcome);
            tokio::time::sleep(pause).await;
            request = again;
            repeated += 1;
        }
    }
}
