//! The policies by which calls are repeated.

use std::time::Duration;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::file::{docs, identifier};
use crate::model::{Api, RetryPolicy};

pub(super) fn policies(api: &Api) -> impl Iterator<Item = TokenStream> {
    api.retry_policies.iter().map(|policy| self::policy(policy, api.retries.as_ref()))
}

fn policy(policy: &RetryPolicy, usual: Option<&String>) -> TokenStream {
    let text = match usual == Some(&policy.name) {
        true => "When calls are repeated that fail, unless their operation says otherwise.",
        false => "When calls of some operations are repeated that fail.",
    };
    let (docs, name) = (docs(text), identifier(&policy.name));
    let statuses = policy.rule.statuses.iter().map(|statuses| {
        let first = Literal::u16_unsuffixed(*statuses.start());
        let last = Literal::u16_unsuffixed(*statuses.end());
        quote!(#first..=#last)
    });
    let connection_errors = policy.rule.connection_errors;
    let initial_interval = duration(policy.rule.initial_interval);
    let max_interval = duration(policy.rule.max_interval);
    let exponent = Literal::f64_unsuffixed(policy.rule.exponent);
    let max_elapsed_time = duration(policy.rule.max_elapsed_time);
    quote! {
        #docs
        pub(crate) static #name: RetryPolicy = RetryPolicy {
            statuses: Cow::Borrowed(&[#(#statuses),*]),
            connection_errors: #connection_errors,
            initial_interval: #initial_interval,
            max_interval: #max_interval,
            exponent: #exponent,
            max_elapsed_time: #max_elapsed_time,
        };
    }
}

/// A time in the largest unit that tells it as a whole number.
fn duration(time: Duration) -> TokenStream {
    const UNITS: [(u128, &str); 3] =
        [(3_600_000, "from_hours"), (60_000, "from_mins"), (1000, "from_secs")];
    let milliseconds = time.as_millis();
    let unit = UNITS.into_iter().find(|(unit, _)| milliseconds.is_multiple_of(*unit));
    let (unit, constructor) = unit.unwrap_or((1, "from_millis"));
    let (count, constructor) =
        (Literal::u128_unsuffixed(milliseconds / unit), identifier(constructor));
    quote!(Duration::#constructor(#count))
}
