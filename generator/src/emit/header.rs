//! The headers of answers: a struct for each set of them.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::{File, docs, identifier};
use super::imports::{Imports, tokens};
use crate::model::{Api, HeaderField, HeaderKind, Headers};

/// `headers.rs`
pub(super) fn headers(api: &Api) -> File {
    let mut imports = Imports::default();
    imports.import("reqwest::header::HeaderMap");
    let fields = api.headers.iter().flat_map(|headers| &headers.fields);
    fields.for_each(|field| imports.mention(&field.ty));
    let mut file = File::new("The headers of answers.");
    file.push_lines(imports.external());
    let models = imports.models(&quote!(super));
    file.push_lines(quote!(#models use super::runtime::header::{self, ResponseHeaders};));
    file.push(api.headers.iter().flat_map(structure));
    file
}

fn structure(headers: &Headers) -> [TokenStream; 2] {
    let name = identifier(&headers.name);
    let wires: Vec<_> = headers.fields.iter().map(|field| format!("`{}`", field.wire)).collect();
    let text = match wires.as_slice() {
        [wire] => docs(&format!("The header {wire} of an answer.")),
        [wires @ .., last] => {
            docs(&format!("The headers {} and {last} of an answer.", wires.join(", ")))
        }
        [] => TokenStream::new(),
    };
    let fields = headers.fields.iter().map(|field| {
        let name = identifier(&field.name);
        let text = docs(&field.docs);
        let inner = tokens(&field.ty);
        let ty = match field.kind {
            HeaderKind::List => quote!(Vec<#inner>),
            HeaderKind::Scalar | HeaderKind::Json => inner,
        };
        quote!(#text pub #name: Option<#ty>)
    });
    let definition = quote! {
        #text
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
        }
    };
    let values = headers.fields.iter().map(value);
    let reading = quote! {
        impl ResponseHeaders for #name {
            fn from_headers(headers: &HeaderMap) -> Self {
                Self { #(#values,)* }
            }
        }
    };
    [definition, reading]
}

fn value(field: &HeaderField) -> TokenStream {
    let (name, wire) = (identifier(&field.name), field.wire.to_ascii_lowercase());
    match field.kind {
        HeaderKind::Scalar => quote!(#name: header::field(headers, #wire)),
        HeaderKind::List => quote!(#name: header::list(headers, #wire)),
        HeaderKind::Json => quote!(#name: header::json(headers, #wire)),
    }
}
