//! The headers of answers: a struct for each set of them.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::file::File;
use super::imports::{Imports, Module};
use super::token::{docs, identifier};
use super::types::tokens;
use crate::model::{Api, HeaderField, HeaderKind, Headers};

/// `headers.rs`
pub(super) fn headers(api: &Api) -> File {
    let mut file = File::new(Module::Headers, "The headers of answers.");
    for headers in &api.headers {
        let definition = definition(&mut file.imports, headers);
        file.push(definition);
        let reading = reading(&mut file.imports, headers);
        file.push(reading);
    }
    file
}

fn definition(imports: &mut Imports, headers: &Headers) -> TokenStream {
    let name = identifier(&headers.name);
    let wires: Vec<_> = headers.fields.iter().map(|field| format!("`{}`", field.wire)).collect();
    let text = match wires.as_slice() {
        [wire] => docs(&format!("The header {wire} of an answer.")),
        [wires @ .., last] => {
            docs(&format!("The headers {} and {last} of an answer.", wires.join(", ")))
        }
        [] => TokenStream::new(),
    };
    let fields: Vec<_> = headers.fields.iter().map(|item| field(imports, item)).collect();
    quote! {
        #text
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
        }
    }
}

fn field(imports: &mut Imports, field: &HeaderField) -> TokenStream {
    let name = identifier(&field.name);
    let text = docs(&field.docs);
    let inner = tokens(imports, &field.ty);
    let ty = match field.kind {
        HeaderKind::List => quote!(Vec<#inner>),
        HeaderKind::Scalar | HeaderKind::Json => inner,
    };
    quote!(#text pub #name: Option<#ty>)
}

fn reading(imports: &mut Imports, headers: &Headers) -> TokenStream {
    let name = identifier(&headers.name);
    let map = imports.path("reqwest::header::HeaderMap");
    let response_headers = imports.runtime("header", "ResponseHeaders");
    let functions = imports.runtime_module("header");
    let values = headers.fields.iter().map(|field| value(&functions, field));
    quote! {
        impl #response_headers for #name {
            fn from_headers(headers: &#map) -> Self {
                Self { #(#values,)* }
            }
        }
    }
}

fn value(functions: &Ident, field: &HeaderField) -> TokenStream {
    let (name, wire) = (identifier(&field.name), field.wire.to_ascii_lowercase());
    match field.kind {
        HeaderKind::Scalar => quote!(#name: #functions::field(headers, #wire)),
        HeaderKind::List => quote!(#name: #functions::list(headers, #wire)),
        HeaderKind::Json => quote!(#name: #functions::json(headers, #wire)),
    }
}
