//! `x-speakeasy-retries`: which calls are repeated when they fail, and how soon.

use std::ops::RangeInclusive;
use std::time::Duration;

use super::super::Lowering;
use crate::document::{Node, Pointer};
use crate::model::{Api, Operation, Retries, RetryPolicy, RetryRule};
use crate::name;

/// What stands at one place.
#[derive(Debug)]
enum Wanted {
    Never,
    Policy(RetryRule),
}

impl Lowering<'_> {
    /// Notes how all operations are repeated that don't say otherwise.
    pub(in crate::lower) fn usual_retries(&mut self, api: &mut Api) {
        if let Some(Wanted::Policy(policy)) = self.wanted_retries(&Pointer::root()) {
            api.retries = Some(keep(policy, "", api));
        }
    }

    /// How an operation is repeated, if it says otherwise.
    pub(in crate::lower) fn retries(
        &mut self,
        pointer: &Pointer,
        method_name: &str,
        api: &mut Api,
    ) -> Option<Retries> {
        match self.wanted_retries(pointer)? {
            Wanted::Never => api.retries.is_some().then_some(Retries::Never),
            Wanted::Policy(policy) => {
                let name = keep(policy, method_name, api);
                (api.retries.as_ref() != Some(&name)).then_some(Retries::Policy(name))
            }
        }
    }

    /// Notes in the ledger what can't be repeated although the description wants it.
    pub(in crate::lower) fn note_sent_once(
        &mut self,
        pointer: &Pointer,
        operations: &[Operation],
        api: &Api,
    ) {
        let repeated = |operation: &Operation| match operation.retries {
            Some(Retries::Never) => false,
            Some(Retries::Policy(_)) => true,
            None => api.retries.is_some(),
        };
        if operations.iter().any(|operation| operation.form().is_some() && repeated(operation)) {
            let message = "calls that fail are to be repeated, but not all parts of a form can be";
            self.loss("sent-once", pointer, message.to_owned(), "a form in parts is sent once");
        }
    }

    fn wanted_retries(&mut self, pointer: &Pointer) -> Option<Wanted> {
        let (at, value) = self.extension(&["x-speakeasy-retries"], pointer)?;
        match value.get("strategy").and_then(Node::as_str) {
            Some("none") => Some(Wanted::Never),
            Some("backoff") => self.retry_policy(&at, value).map(Wanted::Policy),
            _ => {
                self.unreadable(&at, "an object with the `strategy` `backoff` or `none`");
                None
            }
        }
    }

    fn retry_policy(&mut self, at: &Pointer, value: &Node) -> Option<RetryRule> {
        let listed = value.get("statusCodes");
        if listed.is_some_and(|listed| !listed.is_sequence()) {
            self.unreadable(&at.join("statusCodes"), "a list");
        }
        let mut statuses = Vec::new();
        for (index, node) in listed.map(Node::items).unwrap_or_default().iter().enumerate() {
            let place = at.join("statusCodes").join(&index.to_string());
            match node.to_text().as_deref().and_then(range) {
                Some(range) => statuses.push(range),
                None => self.unreadable(&place, "a status or a range like `5XX`"),
            }
        }
        let errors = value.get("retryConnectionErrors");
        let connection_errors = errors.and_then(Node::as_bool);
        if errors.is_some() && connection_errors.is_none() {
            self.unreadable(&at.join("retryConnectionErrors"), "`true` or `false`");
        }
        let connection_errors = connection_errors.unwrap_or_default();
        if statuses.is_empty() && !connection_errors {
            self.unreadable(at, "a list of `statusCodes`");
            return None;
        }
        let backoff = at.join("backoff");
        Some(RetryRule {
            statuses,
            connection_errors,
            initial_interval: self.interval(&backoff.join("initialInterval"), 500),
            max_interval: self.interval(&backoff.join("maxInterval"), 60_000),
            exponent: self.exponent(&backoff.join("exponent")),
            max_elapsed_time: self.interval(&backoff.join("maxElapsedTime"), 3_600_000),
        })
    }

    /// A time, which must not be nothing: a server that has failed needs some.
    fn interval(&mut self, pointer: &Pointer, usual: u64) -> Duration {
        let node = self.document.value(pointer);
        let milliseconds = node.and_then(Node::to_text).and_then(|text| text.parse().ok());
        let milliseconds = milliseconds.filter(|milliseconds| *milliseconds > 0);
        if node.is_some() && milliseconds.is_none() {
            self.unreadable(pointer, "a number of milliseconds");
        }
        Duration::from_millis(milliseconds.unwrap_or(usual))
    }

    fn exponent(&mut self, pointer: &Pointer) -> f64 {
        let node = self.document.value(pointer);
        let exponent = node.and_then(Node::to_text).and_then(|text| text.parse().ok());
        let exponent = exponent.filter(|exponent: &f64| exponent.is_finite() && *exponent >= 1.0);
        if node.is_some() && exponent.is_none() {
            self.unreadable(pointer, "a number that isn't less than 1");
        }
        exponent.unwrap_or(1.5)
    }
}

/// The name of a policy, which is that of an equal one, or else that of the first method it is for.
fn keep(rule: RetryRule, method_name: &str, api: &mut Api) -> String {
    if let Some(known) = api.retry_policies.iter().find(|known| known.rule == rule) {
        return known.name.clone();
    }
    let mut names = name::Names::default();
    api.retry_policies.iter().for_each(|known| names.reserve(&known.name));
    let method_name = method_name.trim_start_matches("r#").to_uppercase();
    let wanted = format!("{method_name}_RETRIES");
    let name = names.claim(wanted.trim_start_matches('_').to_owned());
    api.retry_policies.push(RetryPolicy { name: name.clone(), rule });
    name
}

/// A status, or all that start with a digit.
fn range(text: &str) -> Option<RangeInclusive<u16>> {
    let is_range = text.len() == 3 && text.to_ascii_uppercase().ends_with("XX");
    let (first, count) = match is_range {
        true => (text[..1].parse::<u16>().ok()? * 100, 100),
        false => (text.parse().ok()?, 1),
    };
    (100..600).contains(&first).then(|| first..=first + count - 1)
}
