//! The operations, as methods of the client.

use proc_macro2::TokenStream;
use quote::quote;

use super::answer::pattern;
use super::file::{File, docs, identifier};
use super::imports::{self, Imports, tokens};
use crate::model::{
    Api, Argument, ArgumentKind, Body, Content, Operation, PathPart, Status, Success, Type,
};

/// `operations.rs`
pub(super) fn operations(api: &Api) -> File {
    let mut types = Imports::default();
    for operation in &api.operations {
        operation.arguments.iter().for_each(|argument| types.mention(&argument.r#type));
        for success in &operation.successes {
            if let Content::Json { body, path, .. } = &success.content
                && !path.is_empty()
            {
                types.mention(body);
            }
            if operation.outcome.is_none() {
                success.content.result().iter().for_each(|result| types.mention(result));
            }
        }
    }
    let errors = api.operations.iter().filter_map(|operation| operation.error.as_deref());
    let errors = imports::list(&quote!(super::errors), errors);
    let outcomes = api.operations.iter().filter_map(|operation| operation.outcome.as_deref());
    let outcomes = imports::list(&quote!(super::outcomes), outcomes);
    let (external, models) = (types.external(), types.models());
    let mut file = File::new("The operations of the description, as methods of the client.");
    file.push_lines(quote!(#external use reqwest::Method;));
    file.push_lines(quote! {
        #errors #models #outcomes
        use super::runtime::client::Client;
        use super::runtime::error::Error;
    });
    let methods = api.operations.iter().map(method);
    file.push([quote!(impl Client { #(#methods)* })]);
    file
}

fn method(operation: &Operation) -> TokenStream {
    let text = documentation(operation);
    let deprecated = operation.deprecated.then(|| quote!(#[deprecated]));
    let name = identifier(&operation.name);
    let arguments = operation.arguments.iter().map(parameter);
    let result = result(operation);
    let error = operation.error.as_ref().map(|error| {
        let error = identifier(error);
        quote!(<#error>)
    });
    let request = request(operation);
    let arms = arms(operation);
    quote! {
        #text
        #deprecated
        pub async fn #name(&self, #(#arguments),*) -> Result<#result, Error #error> {
            let request = #request;
            let response = self.send(request).await?;
            match response.status().as_u16() {
                #(#arms),*
            }
        }
    }
}

fn documentation(operation: &Operation) -> TokenStream {
    let call = format!("`{} {}`", operation.method, operation.path);
    let (summary, description) = operation.docs.split_once("\n\n").unwrap_or((&operation.docs, ""));
    let mut paragraphs = vec![summary.to_owned(), call, description.to_owned()];
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    let described = operation.arguments.iter().filter(|argument| !argument.docs.is_empty());
    let arguments: Vec<_> = described
        .map(|argument| {
            let text = argument.docs.replace('\n', "\n  ");
            format!("- `{}`: {text}", argument.name)
        })
        .collect();
    if !arguments.is_empty() {
        paragraphs.push(arguments.join("\n"));
    }
    let errors = match &operation.error {
        Some(error) => {
            format!(
                "[`{error}`] for the statuses {}; see [`Error`].",
                listed(&operation.error_statuses)
            )
        }
        None => "No error status is documented; see [`Error`].".to_owned(),
    };
    paragraphs.push(format!("# Errors\n\n{errors}"));
    docs(&paragraphs.join("\n\n"))
}

fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [item] => item.clone(),
        [items @ .., last] => format!("{} and {last}", items.join(", ")),
    }
}

fn parameter(argument: &Argument) -> TokenStream {
    let name = identifier(&argument.name);
    let r#type = borrowed(&argument.r#type);
    match argument.required {
        true => quote!(#name: #r#type),
        false => quote!(#name: Option<#r#type>),
    }
}

/// How a method takes a value: small ones as they are, others borrowed.
fn borrowed(r#type: &Type) -> TokenStream {
    match r#type {
        Type::Boolean | Type::Integer(_) | Type::Number(_) => tokens(r#type),
        Type::String => quote!(&str),
        Type::List(inner) => {
            let inner = tokens(inner);
            quote!(&[#inner])
        }
        Type::Nullable(inner) => borrowed(inner),
        other => {
            let other = tokens(other);
            quote!(&#other)
        }
    }
}

fn result(operation: &Operation) -> TokenStream {
    if let Some(outcome) = &operation.outcome {
        let outcome = identifier(outcome);
        return quote!(#outcome);
    }
    match operation.successes.first().and_then(|success| success.content.result()) {
        Some(result) => tokens(&result),
        None => quote!(()),
    }
}

fn request(operation: &Operation) -> TokenStream {
    let start = identifier(&operation.request);
    let method = identifier(&operation.method);
    let path = operation.path_parts.iter().map(|part| match part {
        PathPart::Text(text) => quote!(.path(#text)),
        PathPart::Parameter { wire, argument } => {
            let argument = identifier(argument);
            quote!(.path_parameter(#wire, #argument))
        }
    });
    let parameters = operation.arguments.iter().filter_map(sent);
    let accept = operation.accept.as_ref().map(|accept| quote!(.accept(#accept)));
    let body = operation.body.as_ref().map(|Body::Json(argument)| {
        let argument = identifier(argument);
        quote!(.json(#argument))
    });
    quote!(self.#start(Method::#method) #(#path)* #(#parameters)* #accept #body)
}

/// The call that puts an argument into the query or a header.
fn sent(argument: &Argument) -> Option<TokenStream> {
    let call = match argument.kind {
        ArgumentKind::Query => quote!(query),
        ArgumentKind::Header => quote!(header),
        ArgumentKind::Path | ArgumentKind::Body => return None,
    };
    let wire = match argument.kind {
        ArgumentKind::Header => argument.wire.to_ascii_lowercase(),
        _ => argument.wire.clone(),
    };
    let name = identifier(&argument.name);
    let list = matches!(argument.r#type, Type::List(_));
    let values = match (list, argument.required) {
        (true, true) => quote!(#name),
        (true, false) => quote!(#name.unwrap_or_default()),
        (false, true) => quote!([#name]),
        (false, false) => quote!(#name),
    };
    Some(quote!(.#call(#wire, #values)))
}

fn arms(operation: &Operation) -> Vec<TokenStream> {
    let mut arms: Vec<_> = operation.successes.iter().map(|s| success(operation, s)).collect();
    // A default answer that tells of success does so for the statuses of success only.
    let otherwise = match &operation.error {
        Some(_) => quote!(_ => Err(Error::answered(response))),
        None => quote!(_ => Err(Error::Undocumented(response))),
    };
    arms.push(otherwise);
    arms
}

fn success(operation: &Operation, success: &Success) -> TokenStream {
    let pattern = match success.status {
        Status::Default => quote!(200..=299),
        other => pattern(other),
    };
    let value = match &success.content {
        Content::Empty => None,
        Content::Json { body, path, .. } if !path.is_empty() => {
            let body = tokens(body);
            let path = path.iter().map(|field| identifier(field));
            Some(quote!(response.json::<#body>()? #(.#path)*))
        }
        Content::Json { .. } => Some(quote!(response.json()?)),
        Content::Text => Some(quote!(response.text()?)),
        Content::Bytes => Some(quote!(response.bytes()?)),
    };
    let value = match (&operation.outcome, &success.variant) {
        (Some(outcome), Some(variant)) => {
            let (outcome, variant) = (identifier(outcome), identifier(variant));
            let value = value.map(|value| quote!((#value)));
            quote!(#outcome::#variant #value)
        }
        _ => value.unwrap_or_else(|| quote!(())),
    };
    quote!(#pattern => Ok(#value))
}
