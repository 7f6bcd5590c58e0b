//! The results of methods, and the way to them from an answer.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::imports::{Imports, Module};
use super::token::identifier;
use super::types::tokens;
use crate::model::{Content, Operation, Status, Success};

/// The value of a success: its body, and the headers that the description knows.
pub(super) fn held(imports: &mut Imports, success: &Success) -> Option<TokenStream> {
    let body = match &success.content {
        Content::Empty => None,
        Content::Json { result, .. } => Some(tokens(imports, result)),
        Content::Text => Some(quote!(String)),
        Content::Bytes => Some(imports.runtime("download", "Download").to_token_stream()),
        Content::Events(data) => {
            let stream = imports.runtime("events", "EventStream");
            let data = data.as_ref().map(|data| tokens(imports, data));
            let data = data.map(|data| quote!(<#data>));
            Some(quote!(#stream #data))
        }
    };
    let Some(headers) = &success.headers else { return body };
    let body = body.unwrap_or_else(|| quote!(()));
    let headers = imports.item(Module::Headers, headers);
    let with_headers = imports.runtime("with_headers", "WithHeaders");
    let both = quote!(#with_headers<#body, #headers>);
    Some(if success.boxed { quote!(Box<#both>) } else { both })
}

/// The type of a method's success.
pub(super) fn result(imports: &mut Imports, operation: &Operation) -> TokenStream {
    match (&operation.outcome, operation.successes.first()) {
        (Some(outcome), _) => imports.item(Module::Outcomes, outcome).to_token_stream(),
        (None, Some(success)) => held(imports, success).unwrap_or_else(|| quote!(())),
        (None, None) => quote!(()),
    }
}

/// The type of a method's error.
pub(super) fn error(imports: &mut Imports, operation: &Operation) -> TokenStream {
    let generic = imports.runtime("error", "Error");
    let documented = operation.error.as_ref().map(|error| {
        let error = imports.item(Module::Errors, error);
        quote!(<#error>)
    });
    quote!(#generic #documented)
}

/// The way from the answer to the meaning of its status.
pub(super) fn meaning(imports: &mut Imports, operation: &Operation) -> TokenStream {
    let streamed = operation.is_streamed();
    let response = if streamed { quote!(response.read().await) } else { quote!(response) };
    let error = imports.runtime("error", "Error");
    let otherwise = match &operation.error {
        Some(_) => quote!(Err(#error::answered(#response))),
        None => quote!(Err(#error::Undocumented(#response))),
    };
    if operation.successes.is_empty() {
        return otherwise;
    }
    let successes: Vec<_> =
        operation.successes.iter().map(|it| success(imports, operation, it, streamed)).collect();
    quote! {
        match response.status().as_u16() {
            #(#successes,)*
            _ => #otherwise
        }
    }
}

fn success(
    imports: &mut Imports,
    operation: &Operation,
    success: &Success,
    streamed: bool,
) -> TokenStream {
    let pattern = match success.status {
        Status::Default => quote!(200..=299),
        other => pattern(other),
    };
    let value = value(imports, success);
    let value = match success.boxed {
        true => value.map(|value| quote!(Box::new(#value))),
        false => value,
    };
    // Beside answers that are streamed, one that isn't must be read first.
    let read = streamed && value.is_some() && !success.content.is_streamed();
    let read = read.then(|| quote!(let response = response.read().await;));
    let value = match &operation.outcome {
        Some(outcome) => {
            let outcome = imports.item(Module::Outcomes, outcome);
            let variant = identifier(&success.name);
            let value = value.map(|value| quote!((#value)));
            quote!(#outcome::#variant #value)
        }
        None => value.unwrap_or_else(|| quote!(())),
    };
    match read {
        Some(read) => quote!(#pattern => { #read Ok(#value) }),
        None => quote!(#pattern => Ok(#value)),
    }
}

/// The body, with the headers if the description knows any.
fn value(imports: &mut Imports, success: &Success) -> Option<TokenStream> {
    let body = match &success.content {
        Content::Empty => None,
        Content::Json { body, path, .. } if !path.is_empty() => {
            let body = tokens(imports, body);
            let path = path.iter().map(|field| identifier(field));
            Some(quote!(response.json::<#body>()? #(.#path)*))
        }
        Content::Json { .. } => Some(quote!(response.json()?)),
        Content::Text => Some(quote!(response.text()?)),
        Content::Bytes => Some(quote!(response.download())),
        Content::Events(_) => Some(quote!(response.events().await?)),
    };
    match (&success.headers, success.content.is_streamed()) {
        (None, _) => body,
        (Some(_), true) => body.map(|body| quote!(#body.with_headers())),
        (Some(_), false) => {
            let body = body.unwrap_or_else(|| quote!(()));
            Some(quote!(response.with_headers(#body)))
        }
    }
}

/// The statuses as a pattern of numbers.
pub(super) fn pattern(status: Status) -> TokenStream {
    let number = |number: u16| Literal::u16_unsuffixed(number);
    match status {
        Status::Exact(code) => {
            let code = number(code);
            quote!(#code)
        }
        Status::Range(hundred) => {
            let (first, last) = (number(hundred * 100), number(hundred * 100 + 99));
            quote!(#first..=#last)
        }
        Status::Default => quote!(_),
    }
}
