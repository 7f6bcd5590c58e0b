//! Bodies of requests: the argument that takes one, and the call that sends it.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::{Imports, Module};
use super::parameter::passed;
use super::request::constant;
use super::token::identifier;
use super::types::tokens;
use crate::model::{
    Body, BodyKind, BodyValue, FormEncoding, Operation, Passing, PropertyEncoding, Style,
};

/// The argument that takes the body.
pub(super) fn argument(imports: &mut Imports, body: &Body) -> TokenStream {
    let name = identifier(&body.argument);
    let ty = match &body.kind {
        BodyKind::Json(value) | BodyKind::Form(value, _) => {
            if is_lent(body) {
                let ty = tokens(imports, value.ty.bare());
                return quote!(#name: impl Into<Option<&'b #ty>>);
            }
            passed(imports, &value.ty, &value.passing)
        }
        BodyKind::Multipart(form) => {
            let form = imports.item(Module::Forms, &form.name);
            quote!(#form)
        }
        BodyKind::Text => quote!(&str),
        BodyKind::Bytes => {
            let file = imports.runtime("file_body", "FileBody");
            if body.required { quote!(impl Into<#file>) } else { quote!(#file) }
        }
    };
    match body.required {
        true => quote!(#name: #ty),
        false => quote!(#name: Option<#ty>),
    }
}

/// The generics of a function with such an argument.
pub(super) fn generics(operation: &Operation) -> Option<TokenStream> {
    operation.body.as_ref().is_some_and(is_lent).then(|| quote!(<'b>))
}

/// Returns true if a reference is passed for a body that may be left out, as for one that must be
/// sent.
fn is_lent(body: &Body) -> bool {
    let is_borrowed = |value: &BodyValue| value.passing == Passing::Borrowed;
    !body.required && body.kind.value().is_some_and(is_borrowed)
}

/// The call that sets the body. That of JSON takes a reference, and methods take small values as
/// they are.
pub(super) fn call(imports: &mut Imports, body: &Body) -> TokenStream {
    let small = body.kind.value().is_some_and(|value| value.passing.is_copied());
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
