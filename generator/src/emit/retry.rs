//! The policies by which calls are repeated.

use std::time::Duration;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::imports::Imports;
use super::token::{docs, identifier};
use crate::model::{Api, RetryPolicy};

/// A static for each policy.
pub(super) fn policies(imports: &mut Imports, api: &Api) -> Vec<TokenStream> {
    let policies = api.retry_policies.iter();
    policies.map(|policy| self::policy(imports, policy, api.retries.as_ref())).collect()
}

fn policy(imports: &mut Imports, policy: &RetryPolicy, usual: Option<&String>) -> TokenStream {
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
    let initial_interval = duration(imports, policy.rule.initial_interval);
    let max_interval = duration(imports, policy.rule.max_interval);
    let exponent = Literal::f64_unsuffixed(policy.rule.exponent);
    let max_elapsed_time = duration(imports, policy.rule.max_elapsed_time);
    let ty = imports.runtime("retry", "RetryPolicy");
    let cow = imports.path("std::borrow::Cow");
    quote! {
        #docs
        pub(crate) static #name: #ty = #ty {
            statuses: #cow::Borrowed(&[#(#statuses),*]),
            connection_errors: #connection_errors,
            initial_interval: #initial_interval,
            max_interval: #max_interval,
            exponent: #exponent,
            max_elapsed_time: #max_elapsed_time,
        };
    }
}

/// A time in seconds, if it is a whole number of these. Clients are for Rust versions that have no
/// minutes yet.
fn duration(imports: &mut Imports, time: Duration) -> TokenStream {
    let milliseconds = time.as_millis();
    let (unit, constructor) = match milliseconds.is_multiple_of(1000) {
        true => (1000, "from_secs"),
        false => (1, "from_millis"),
    };
    let (count, constructor) =
        (Literal::u128_unsuffixed(milliseconds / unit), identifier(constructor));
    let duration = imports.path("std::time::Duration");
    quote!(#duration::#constructor(#count))
}
