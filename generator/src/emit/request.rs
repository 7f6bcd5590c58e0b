//! The one expression in which a method puts its request together.

use proc_macro2::TokenStream;
use quote::quote;

use super::body;
use super::imports::{Imports, Module};
use super::operation::client;
use super::page;
use super::token::identifier;
use crate::model::{Argument, ArgumentKind, Operation, PathPart, Retries, Style, Type};

/// The whole expression.
pub(super) fn request(imports: &mut Imports, operation: &Operation) -> TokenStream {
    let (client, start) = (client(&operation.owner), identifier(&operation.request));
    let methods = imports.path("reqwest::Method");
    let method = identifier(operation.method.name());
    let parts = operation.path_parts.iter();
    let path: Vec<_> = parts.map(|part| path_part(imports, operation, part)).collect();
    let arguments = operation.arguments.iter();
    let parameters: Vec<_> = arguments.filter_map(|argument| sent(imports, argument)).collect();
    let accept = operation.accept.as_ref().map(|accept| quote!(.accept(#accept)));
    let body = operation.body.as_ref().map(|body| body::call(imports, body));
    let server = operation.server.as_ref().map(|server| {
        let setting = identifier(&server.name);
        quote!(.server(&#client.servers.#setting))
    });
    let retries = operation.retries.as_ref().map(|retries| match retries {
        Retries::Never => quote!(.once()),
        Retries::Policy(name) => {
            let name = imports.item(Module::Settings, name);
            quote!(.retry(&#name))
        }
    });
    quote!(#client.#start(#methods::#method) #retries #server #(#path)* #(#parameters)* #accept #body)
}

/// The call that adds a piece of the path.
fn path_part(imports: &mut Imports, operation: &Operation, part: &PathPart) -> TokenStream {
    match part {
        PathPart::Text(text) => quote!(.path(#text)),
        PathPart::Parameter(index) if page::is_in_path(operation, *index) => {
            page::path_parameter(&operation.arguments[*index])
        }
        PathPart::Parameter(index) => path_parameter(imports, &operation.arguments[*index]),
        PathPart::Setting { setting, wire } => {
            let setting = identifier(setting);
            let client = client(&operation.owner);
            quote!(.path_setting(#wire, #client.settings.#setting.as_ref()))
        }
    }
}

fn path_parameter(imports: &mut Imports, argument: &Argument) -> TokenStream {
    let (wire, value) = (&argument.wire, value(argument));
    match argument.style {
        Some(style) => styled(imports, &quote!(path_value), argument, wire, style),
        None => quote!(.path_parameter(#wire, #value)),
    }
}

/// The call that puts an argument into the query, a header or a cookie.
fn sent(imports: &mut Imports, argument: &Argument) -> Option<TokenStream> {
    let plain = argument.style.is_none();
    let wire = argument.wire.clone();
    let (call, wire) = match argument.kind {
        ArgumentKind::Query if plain => (quote!(query), wire),
        ArgumentKind::Query => (quote!(query_value), wire),
        ArgumentKind::ReservedQuery => (quote!(query_reserved), wire),
        ArgumentKind::Header if plain => (quote!(header), wire.to_ascii_lowercase()),
        ArgumentKind::Header => (quote!(header_value), wire.to_ascii_lowercase()),
        ArgumentKind::Cookie => (quote!(cookie_value), wire),
        ArgumentKind::Path => return None,
    };
    let value = value(argument);
    if let Some(style) = argument.style {
        return Some(styled(imports, &call, argument, &wire, style));
    }
    Some(match argument.is_list() || !argument.required {
        true => quote!(.#call(#wire, #value)),
        false => quote!(.#call(#wire, [#value])),
    })
}

fn styled(
    imports: &mut Imports,
    call: &TokenStream,
    argument: &Argument,
    wire: &str,
    style: Style,
) -> TokenStream {
    let value = value(argument);
    match style {
        Style::DeepObject => quote!(.query_deep(#wire, #value)),
        Style::Json => {
            let style = constant(imports, json_style(argument.kind));
            let module = imports.runtime_module("style");
            quote!(.#call(#wire, #style, #module::Json(#value)))
        }
        style => {
            let style = constant(imports, style);
            quote!(.#call(#wire, #style, #value))
        }
    }
}

/// The argument itself, or its place in the struct of parameters: borrowed, unless that can be
/// copied.
pub(super) fn value(argument: &Argument) -> TokenStream {
    let name = identifier(&argument.name);
    match (argument.grouped, argument.ty.bare()) {
        (false, _) => quote!(#name),
        (true, _) if argument.passing.is_copied() => quote!(parameters.#name),
        (true, Type::External(_) | Type::Named(_)) if !argument.required && !argument.is_list() => {
            quote!(parameters.#name.as_ref())
        }
        (true, _) => quote!(&parameters.#name),
    }
}

/// The style for a text that is JSON.
fn json_style(kind: ArgumentKind) -> Style {
    match kind {
        ArgumentKind::Query | ArgumentKind::ReservedQuery | ArgumentKind::Cookie => Style::Form,
        ArgumentKind::Path | ArgumentKind::Header => Style::Simple,
    }
}

/// The constant of the runtime for a style.
pub(super) fn constant(imports: &mut Imports, style: Style) -> TokenStream {
    let module = imports.runtime_module("style");
    let name = identifier(match style {
        Style::Simple => "SIMPLE",
        Style::SimpleExploded => "SIMPLE_EXPLODED",
        Style::Label => "LABEL",
        Style::LabelExploded => "LABEL_EXPLODED",
        Style::Matrix => "MATRIX",
        Style::MatrixExploded => "MATRIX_EXPLODED",
        Style::Form | Style::Json | Style::DeepObject => "FORM",
        Style::FormExploded => "FORM_EXPLODED",
        Style::SpaceDelimited => "SPACE_DELIMITED",
        Style::PipeDelimited => "PIPE_DELIMITED",
    });
    quote!(#module::#name)
}
