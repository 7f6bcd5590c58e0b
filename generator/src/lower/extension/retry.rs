//! `x-speakeasy-retries`: the calls that are repeated when they fail, and the pauses before that.

use std::ops::RangeInclusive;
use std::time::Duration;

use super::{CallRetries, Extension};
use crate::document::{Node, Pointer};
use crate::lower::client::Client;
use crate::lower::report::Reporter;
use crate::model::{Retries, RetryPolicy, RetryRule};
use crate::name;

/// The retries that the description asks for at one place.
#[derive(Debug)]
enum RetryStrategy {
    Never,
    Backoff(RetryRule),
}

/// Notes the policy by which operations are repeated that have none of their own.
pub(in crate::lower) fn usual_retries(reporter: &mut Reporter<'_>, client: &mut Client) {
    if let Some(RetryStrategy::Backoff(rule)) = retry_strategy(&Pointer::root(), reporter) {
        client.retries = Some(add_policy(rule, "", client));
    }
}

/// The retries of an operation, if they differ from those of the others.
pub(in crate::lower) fn retries(
    pointer: &Pointer,
    method_name: &str,
    reporter: &mut Reporter<'_>,
    client: &mut Client,
) -> Option<Retries> {
    match retry_strategy(pointer, reporter)? {
        RetryStrategy::Never => client.retries.is_some().then_some(Retries::Never),
        RetryStrategy::Backoff(rule) => {
            let name = add_policy(rule, method_name, client);
            (client.retries.as_ref() != Some(&name)).then_some(Retries::Policy(name))
        }
    }
}

/// Reports that an operation with a form in parts can't be repeated, if the description wants it.
pub(in crate::lower) fn note_sent_once(
    pointer: &Pointer,
    retries: Option<&Retries>,
    client: &Client,
    reporter: &mut Reporter<'_>,
) {
    let is_repeated = match retries {
        Some(Retries::Never) => false,
        Some(Retries::Policy(_)) => true,
        None => client.retries.is_some(),
    };
    if is_repeated {
        let message = "calls that fail are to be repeated, but not all parts of a form can be";
        reporter.loss("sent-once", pointer, message, "a form in parts is sent once");
    }
}

fn retry_strategy(pointer: &Pointer, reporter: &mut Reporter<'_>) -> Option<RetryStrategy> {
    let found = Extension::<CallRetries>::first(pointer, reporter.document)?;
    let Extension { at, value, .. } = found;
    match value.get("strategy").and_then(Node::as_str) {
        Some("none") => Some(RetryStrategy::Never),
        Some("backoff") => retry_rule(&at, value, reporter).map(RetryStrategy::Backoff),
        _ => {
            reporter.unreadable_extension(&at, "an object with the `strategy` `backoff` or `none`");
            None
        }
    }
}

fn retry_rule(at: &Pointer, value: &Node, reporter: &mut Reporter<'_>) -> Option<RetryRule> {
    let listed = value.get("statusCodes");
    if listed.is_some_and(|listed| !listed.is_sequence()) {
        reporter.unreadable_extension(&at.join("statusCodes"), "a list");
    }
    let mut statuses = Vec::new();
    for (index, node) in listed.map(Node::items).unwrap_or_default().iter().enumerate() {
        let place = at.join("statusCodes").join(&index.to_string());
        match node.to_text().as_deref().and_then(range) {
            Some(range) => statuses.push(range),
            None => reporter.unreadable_extension(&place, "a status or a range like `5XX`"),
        }
    }
    let errors = value.get("retryConnectionErrors");
    let connection_errors = errors.and_then(Node::as_bool);
    if errors.is_some() && connection_errors.is_none() {
        reporter.unreadable_extension(&at.join("retryConnectionErrors"), "`true` or `false`");
    }
    let connection_errors = connection_errors.unwrap_or_default();
    if statuses.is_empty() && !connection_errors {
        reporter.unreadable_extension(at, "a list of `statusCodes`");
        return None;
    }
    let backoff = at.join("backoff");
    Some(RetryRule {
        statuses,
        connection_errors,
        initial_interval: interval(&backoff.join("initialInterval"), 500, reporter),
        max_interval: interval(&backoff.join("maxInterval"), 60_000, reporter),
        exponent: exponent(&backoff.join("exponent"), reporter),
        max_elapsed_time: interval(&backoff.join("maxElapsedTime"), 3_600_000, reporter),
    })
}

/// A time, which must not be nothing: a server that has failed needs some.
fn interval(pointer: &Pointer, usual: u64, reporter: &mut Reporter<'_>) -> Duration {
    let node = reporter.document.value(pointer);
    let milliseconds = node.and_then(Node::to_text).and_then(|text| text.parse().ok());
    let milliseconds = milliseconds.filter(|milliseconds| *milliseconds > 0);
    if node.is_some() && milliseconds.is_none() {
        reporter.unreadable_extension(pointer, "a number of milliseconds");
    }
    Duration::from_millis(milliseconds.unwrap_or(usual))
}

fn exponent(pointer: &Pointer, reporter: &mut Reporter<'_>) -> f64 {
    let node = reporter.document.value(pointer);
    let exponent = node.and_then(Node::to_text).and_then(|text| text.parse().ok());
    let exponent = exponent.filter(|exponent: &f64| exponent.is_finite() && *exponent >= 1.0);
    if node.is_some() && exponent.is_none() {
        reporter.unreadable_extension(pointer, "a number that isn't less than 1");
    }
    exponent.unwrap_or(1.5)
}

/// Adds a policy for a rule to the client, unless there is an equal one, and returns its name: that
/// of the first method it is for.
fn add_policy(rule: RetryRule, method_name: &str, client: &mut Client) -> String {
    if let Some(known) = client.retry_policies.iter().find(|known| known.rule == rule) {
        return known.name.clone();
    }
    let mut names = name::Names::default();
    client.retry_policies.iter().for_each(|known| names.reserve(&known.name));
    let method_name = method_name.trim_start_matches("r#").to_uppercase();
    let wanted = format!("{method_name}_RETRIES");
    let name = names.claim(wanted.trim_start_matches('_').to_owned());
    client.retry_policies.push(RetryPolicy { name: name.clone(), rule });
    name
}

/// The statuses of `503` or `5XX`.
fn range(text: &str) -> Option<RangeInclusive<u16>> {
    let is_range = text.len() == 3 && text.to_ascii_uppercase().ends_with("XX");
    let (first, count) = match is_range {
        true => (text[..1].parse::<u16>().ok()? * 100, 100),
        false => (text.parse().ok()?, 1),
    };
    (100..600).contains(&first).then(|| first..=first + count - 1)
}
