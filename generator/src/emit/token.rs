//! The smallest pieces of Rust: identifiers and lines of documentation.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// An identifier, raw where the name says so.
pub(super) fn identifier(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(name) => Ident::new_raw(name, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// Documentation, a line each, without empty ones at its end.
pub(super) fn docs(text: &str) -> TokenStream {
    let lines = text
        .trim_end()
        .lines()
        .map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    lines.map(|line| quote!(#[doc = #line])).collect()
}
