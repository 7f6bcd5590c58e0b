//! The one expression in which a method puts its request together.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::identifier;
use super::page;
use super::parameter::without_null;
use crate::model::{
    Argument, ArgumentKind, Body, BodyKind, FormEncoding, Operation, PathPart, PropertyEncoding,
    Retries, Style, Type,
};

pub(super) fn request(operation: &Operation) -> TokenStream {
    let start = identifier(&operation.request);
    let method = identifier(operation.method.name());
    let path = operation.path_parts.iter().map(|part| match part {
        PathPart::Text(text) => quote!(.path(#text)),
        PathPart::Parameter(index) if page::is_in_path(operation, *index) => {
            page::path_parameter(&operation.arguments[*index])
        }
        PathPart::Parameter(index) => path_parameter(&operation.arguments[*index]),
        PathPart::Setting { setting, wire } => {
            let setting = identifier(setting);
            quote!(.path_setting(#wire, self.settings.#setting.as_ref()))
        }
    });
    let parameters = operation.arguments.iter().filter_map(sent);
    let accept = operation.accept.as_ref().map(|accept| quote!(.accept(#accept)));
    let body = operation.body.as_ref().map(|body| self::body(operation, body));
    let server = operation.server.as_ref().map(|server| {
        let setting = identifier(&server.name);
        quote!(.server(self.settings.#setting()))
    });
    let retries = operation.retries.as_ref().map(|retries| match retries {
        Retries::Never => quote!(.once()),
        Retries::Policy(name) => {
            let name = identifier(name);
            quote!(.retry(&#name))
        }
    });
    quote!(self.#start(Method::#method) #retries #server #(#path)* #(#parameters)* #accept #body)
}

/// The call that sets the body. That of JSON takes a reference, and methods take small values as they are.
fn body(operation: &Operation, body: &Body) -> TokenStream {
    let argument = operation.arguments.iter().find(|a| a.kind == ArgumentKind::Body);
    let small = argument.is_some_and(|argument| argument.copied);
    let name = identifier(&body.argument);
    let value = match (small, body.required) {
        (true, true) => quote!(&#name),
        (true, false) => quote!(#name.as_ref()),
        (false, _) => quote!(#name),
    };
    let media_type = &body.media_type;
    let other = (media_type != body.kind.usual()).then(|| quote!(.content_type(#media_type)));
    match &body.kind {
        BodyKind::Json => quote!(.json(#value) #other),
        BodyKind::Form(encoding) => {
            let form = form(encoding, &value);
            quote!(#form #other)
        }
        BodyKind::Multipart(_) if body.required => quote!(.multipart(#name.into_form())),
        BodyKind::Multipart(form) => {
            let form = identifier(&form.name);
            quote!(.multipart(#name.map(#form::into_form)))
        }
        BodyKind::Text if body.required => quote!(.body(Some(#name.to_owned()), #media_type)),
        BodyKind::Text => quote!(.body(#name.map(str::to_owned), #media_type)),
        BodyKind::Bytes if body.required => quote!(.upload(Some(#name), #media_type)),
        BodyKind::Bytes => quote!(.upload(#name, #media_type)),
    }
}

/// The call that sets the body to a form.
fn form(encoding: &FormEncoding, value: &TokenStream) -> TokenStream {
    let properties = match encoding {
        FormEncoding::Usual => return quote!(.form(#value)),
        FormEncoding::Deep => return quote!(.form_deep(#value)),
        FormEncoding::Each(properties) => properties,
    };
    let encodings = properties.iter().map(|PropertyEncoding { wire, style, reserved }| {
        let encoding = match style {
            Style::DeepObject => quote!(Deep),
            Style::Json => quote!(Json),
            style => {
                let style = identifier(constant(*style));
                let variant = identifier(if *reserved { "Reserved" } else { "Style" });
                quote!(#variant(style::#style))
            }
        };
        quote!((#wire, urlencoded::Encoding::#encoding))
    });
    quote!(.form_encoded(#value, &[#(#encodings),*]))
}

fn path_parameter(argument: &Argument) -> TokenStream {
    let (wire, value) = (&argument.wire, value(argument));
    match argument.style {
        Some(style) => styled(&quote!(path_value), argument, wire, style),
        None => quote!(.path_parameter(#wire, #value)),
    }
}

/// The call that puts an argument into the query, a header or a cookie.
fn sent(argument: &Argument) -> Option<TokenStream> {
    let plain = argument.style.is_none();
    let call = match argument.kind {
        ArgumentKind::Query if plain => quote!(query),
        ArgumentKind::Query => quote!(query_value),
        ArgumentKind::ReservedQuery => quote!(query_reserved),
        ArgumentKind::Header if plain => quote!(header),
        ArgumentKind::Header => quote!(header_value),
        ArgumentKind::Cookie => quote!(cookie_value),
        ArgumentKind::Path | ArgumentKind::Body => return None,
    };
    let wire = match argument.kind {
        ArgumentKind::Header => argument.wire.to_ascii_lowercase(),
        _ => argument.wire.clone(),
    };
    let value = value(argument);
    if let Some(style) = argument.style {
        return Some(styled(&call, argument, &wire, style));
    }
    let is_list = matches!(without_null(&argument.ty), Type::List(_));
    Some(match is_list || !argument.required {
        true => quote!(.#call(#wire, #value)),
        false => quote!(.#call(#wire, [#value])),
    })
}

fn styled(call: &TokenStream, argument: &Argument, wire: &str, style: Style) -> TokenStream {
    let value = value(argument);
    match style {
        Style::DeepObject => quote!(.query_deep(#wire, #value)),
        Style::Json => {
            let style = identifier(constant(json_style(argument.kind)));
            quote!(.#call(#wire, style::#style, style::Json(#value)))
        }
        style => {
            let style = identifier(constant(style));
            quote!(.#call(#wire, style::#style, #value))
        }
    }
}

/// The argument itself, or its place in the struct of parameters: borrowed, unless that can be copied.
pub(super) fn value(argument: &Argument) -> TokenStream {
    let name = identifier(&argument.name);
    match (argument.grouped, without_null(&argument.ty)) {
        (false, _) => quote!(#name),
        (true, _) if argument.copied => quote!(parameters.#name),
        (true, Type::External(_) | Type::Named(_)) if !argument.required => {
            quote!(parameters.#name.as_ref())
        }
        (true, _) => quote!(&parameters.#name),
    }
}

/// The style for a text that is JSON.
pub(super) fn json_style(kind: ArgumentKind) -> Style {
    match kind {
        ArgumentKind::Query | ArgumentKind::ReservedQuery | ArgumentKind::Cookie => Style::Form,
        _ => Style::Simple,
    }
}

/// The name that a style has in the runtime.
fn constant(style: Style) -> &'static str {
    match style {
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
    }
}

/// The feature of the runtime that has a style.
pub(super) fn style_feature(style: Style) -> &'static str {
    match style {
        Style::Simple => "style_simple",
        Style::SimpleExploded => "style_simple_exploded",
        Style::Label => "style_label",
        Style::LabelExploded => "style_label_exploded",
        Style::Matrix => "style_matrix",
        Style::MatrixExploded => "style_matrix_exploded",
        Style::Form | Style::Json | Style::DeepObject => "style_form",
        Style::FormExploded => "style_form_exploded",
        Style::SpaceDelimited => "style_space_delimited",
        Style::PipeDelimited => "style_pipe_delimited",
    }
}
