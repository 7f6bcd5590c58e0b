//! What methods return, and how they get it from an answer.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::identifier;
use super::imports::{Imports, tokens};
use crate::model::{Content, Operation, Status, Success};

/// What a success holds: its body, and the headers that the description knows.
pub(super) fn held(content: &Content, headers: Option<&str>, boxed: bool) -> Option<TokenStream> {
    let body = match content {
        Content::Empty => None,
        Content::Json { result, .. } => Some(tokens(result)),
        Content::Text => Some(quote!(String)),
        Content::Bytes => Some(quote!(Download)),
        Content::Events(None) => Some(quote!(EventStream)),
        Content::Events(Some(data)) => {
            let data = tokens(data);
            Some(quote!(EventStream<#data>))
        }
    };
    let Some(headers) = headers.map(identifier) else { return body };
    let body = body.unwrap_or_else(|| quote!(()));
    let both = quote!(WithHeaders<#body, #headers>);
    Some(if boxed { quote!(Box<#both>) } else { both })
}

/// Notes what the type of a success mentions.
pub(super) fn mention(imports: &mut Imports, content: &Content, headers: Option<&str>) {
    content.ty().into_iter().for_each(|ty| imports.mention(ty));
    match content {
        Content::Bytes => imports.runtime("download", "Download"),
        Content::Events(_) => imports.runtime("events", "EventStream"),
        Content::Empty | Content::Json { .. } | Content::Text => {}
    }
    if let Some(headers) = headers {
        imports.headers(headers);
        imports.runtime("with_headers", "WithHeaders");
    }
}

/// What a method returns.
pub(super) fn result(operation: &Operation) -> TokenStream {
    if let Some(outcome) = &operation.outcome {
        let outcome = identifier(outcome);
        return quote!(#outcome);
    }
    let success = operation.successes.first();
    let held = success.and_then(|it| held(&it.content, it.headers.as_deref(), it.boxed));
    held.unwrap_or_else(|| quote!(()))
}

/// Whether any of the answers is read as it arrives, so that the status must be known before the body.
pub(super) fn is_streamed(operation: &Operation) -> bool {
    operation.successes.iter().any(|success| success.content.is_streamed())
}

/// From the answer to what its status means.
pub(super) fn meaning(operation: &Operation) -> TokenStream {
    let streamed = is_streamed(operation);
    let response = if streamed { quote!(response.read().await) } else { quote!(response) };
    let otherwise = match &operation.error {
        Some(_) => quote!(Err(Error::answered(#response))),
        None => quote!(Err(Error::Undocumented(#response))),
    };
    if operation.successes.is_empty() {
        return otherwise;
    }
    let successes = operation.successes.iter().map(|it| success(operation, it, streamed));
    quote! {
        match response.status().as_u16() {
            #(#successes,)*
            _ => #otherwise
        }
    }
}

fn success(operation: &Operation, success: &Success, streamed: bool) -> TokenStream {
    let pattern = match success.status {
        Status::Default => quote!(200..=299),
        other => pattern(other),
    };
    let value = value(success);
    let value = match success.boxed {
        true => value.map(|value| quote!(Box::new(#value))),
        false => value,
    };
    // Beside answers that are streamed, one that isn't must be read first.
    let read = streamed && value.is_some() && !success.content.is_streamed();
    let read = read.then(|| quote!(let response = response.read().await;));
    let value = match &operation.outcome {
        Some(outcome) => {
            let (outcome, variant) = (identifier(outcome), identifier(&success.name));
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
fn value(success: &Success) -> Option<TokenStream> {
    let body = match &success.content {
        Content::Empty => None,
        Content::Json { body, path, .. } if !path.is_empty() => {
            let body = tokens(body);
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
    let number = |number: u16| proc_macro2::Literal::u16_unsuffixed(number);
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
