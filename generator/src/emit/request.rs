//! The one expression in which a method puts its request together.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::{Imports, Module};
use super::page;
use super::token::identifier;
use crate::model::{
    Argument, ArgumentKind, Body, BodyKind, FormEncoding, Operation, PathPart, PropertyEncoding,
    Retries, Style, Type,
};

/// The whole expression.
pub(super) fn request(imports: &mut Imports, operation: &Operation) -> TokenStream {
    let start = identifier(&operation.request);
    let methods = imports.path("reqwest::Method");
    let method = identifier(operation.method.name());
    let parts = operation.path_parts.iter();
    let path: Vec<_> = parts.map(|part| path_part(imports, operation, part)).collect();
    let arguments = operation.arguments.iter();
    let parameters: Vec<_> = arguments.filter_map(|argument| sent(imports, argument)).collect();
    let accept = operation.accept.as_ref().map(|accept| quote!(.accept(#accept)));
    let body = operation.body.as_ref().map(|body| self::body(imports, body));
    let server = operation.server.as_ref().map(|server| {
        let setting = identifier(&server.name);
        quote!(.server(self.settings.#setting()))
    });
    let retries = operation.retries.as_ref().map(|retries| match retries {
        Retries::Never => quote!(.once()),
        Retries::Policy(name) => {
            let name = imports.item(Module::Settings, name);
            quote!(.retry(&#name))
        }
    });
    quote!(self.#start(#methods::#method) #retries #server #(#path)* #(#parameters)* #accept #body)
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
            quote!(.path_setting(#wire, self.settings.#setting.as_ref()))
        }
    }
}

/// The call that sets the body. That of JSON takes a reference, and methods take small values as
/// they are.
fn body(imports: &mut Imports, body: &Body) -> TokenStream {
    let small = body.kind.value().is_some_and(|value| value.copied);
    let name = identifier(&body.argument);
    let value = match (small, body.required) {
        (true, true) => quote!(&#name),
        (true, false) => quote!(#name.as_ref()),
        (false, _) => quote!(#name),
    };
    let media_type = &body.media_type;
    let other = body.unusual_media_type().map(|media_type| quote!(.content_type(#media_type)));
    match &body.kind {
        BodyKind::Json(_) => quote!(.json(#value) #other),
        BodyKind::Form(_, encoding) => {
            let form = form(imports, encoding, &value);
            quote!(#form #other)
        }
        BodyKind::Multipart(_) if body.required => quote!(.multipart(#name.into_form())),
        BodyKind::Multipart(form) => {
            let form = imports.item(Module::Forms, &form.name);
            quote!(.multipart(#name.map(#form::into_form)))
        }
        BodyKind::Text if body.required => quote!(.body(Some(#name.to_owned()), #media_type)),
        BodyKind::Text => quote!(.body(#name.map(str::to_owned), #media_type)),
        BodyKind::Bytes if body.required => quote!(.upload(Some(#name), #media_type)),
        BodyKind::Bytes => quote!(.upload(#name, #media_type)),
    }
}

/// The call that sets the body to a form.
fn form(imports: &mut Imports, encoding: &FormEncoding, value: &TokenStream) -> TokenStream {
    let properties = match encoding {
        FormEncoding::Usual => return quote!(.form(#value)),
        FormEncoding::Deep => return quote!(.form_deep(#value)),
        FormEncoding::Each(properties) => properties,
    };
    let properties = properties.iter();
    let encodings: Vec<_> = properties.map(|property| encoding_of(imports, property)).collect();
    quote!(.form_encoded(#value, &[#(#encodings),*]))
}

fn encoding_of(imports: &mut Imports, property: &PropertyEncoding) -> TokenStream {
    let PropertyEncoding { wire, style, reserved } = property;
    let module = imports.runtime_module("urlencoded");
    let encoding = match style {
        Style::DeepObject => quote!(Deep),
        Style::Json => quote!(Json),
        style => {
            let style = constant(imports, *style);
            let variant = identifier(if *reserved { "Reserved" } else { "Style" });
            quote!(#variant(#style))
        }
    };
    quote!((#wire, #module::Encoding::#encoding))
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
    Some(match argument.ty.is_list() || !argument.required {
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
        (true, _) if argument.copied => quote!(parameters.#name),
        (true, Type::External(_) | Type::Named(_)) if !argument.required => {
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
fn constant(imports: &mut Imports, style: Style) -> TokenStream {
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
