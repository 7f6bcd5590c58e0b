//! The errors of operations: an enum for each set of error statuses.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::file::File;
use super::imports::{Imports, Module};
use super::result::pattern;
use super::runtime::Feature;
use super::token::{docs, identifier};
use super::types::tokens;
use crate::model::{Api, ErrorDefinition, ErrorKind, ErrorVariant, Status};

/// `errors.rs`
pub(super) fn errors(api: &Api) -> File {
    let docs = "The error statuses that the operations document.";
    let mut file = File::new(Module::Errors, docs);
    for definition in &api.errors {
        let items = error(&mut file.imports, definition);
        file.extend(items);
    }
    file
}

fn error(imports: &mut Imports, error: &ErrorDefinition) -> Vec<TokenStream> {
    let name = identifier(&error.name);
    let method = &error.method;
    let text = docs(&format!("The error statuses of [`{method}`](super::{method})."));
    let variants = match &error.kind {
        ErrorKind::Enum(variants) => variants,
        ErrorKind::Alias(other) => {
            let other = identifier(other);
            return vec![quote!(#text pub type #name = #other;)];
        }
    };
    let declared: Vec<_> = variants.iter().map(|it| variant(imports, it)).collect();
    let definition = quote! {
        #text
        #[derive(Debug, Clone)]
        #[non_exhaustive]
        pub enum #name {
            #(#declared),*
        }
    };
    vec![definition, documented(imports, &name, variants), as_ref(imports, &name, variants)]
}

fn variant(imports: &mut Imports, variant: &ErrorVariant) -> TokenStream {
    let text = match &variant.headers {
        Some(headers) => {
            imports.ask_for(Feature::ErrorHeaders);
            let hint = format!("`typed_headers` gives its [`{headers}`](super::{headers}).");
            docs(&format!("{}\n\n{hint}", variant.docs))
        }
        None => docs(&variant.docs),
    };
    let name = identifier(&variant.name);
    match &variant.body {
        Some(body) => {
            let response = imports.runtime("response", "ErrorResponse");
            let body = tokens(imports, body);
            quote!(#text #name(#response<#body>))
        }
        None => {
            let response = imports.runtime("response", "Response");
            quote!(#text #name(#response))
        }
    }
}

/// The way from an answer to the variant for its status.
fn documented(imports: &mut Imports, name: &Ident, variants: &[ErrorVariant]) -> TokenStream {
    // A match with one arm is none.
    let body = match variants {
        [variant] if variant.status == Status::Default => {
            let name = identifier(&variant.name);
            let into = variant.body.as_ref().map(|_| quote!(.into()));
            quote!(Ok(Self::#name(response #into)))
        }
        _ => documented_match(variants),
    };
    let documented = imports.runtime("error", "Documented");
    let response = imports.runtime("response", "Response");
    quote! {
        impl #documented for #name {
            fn from_response(response: #response) -> Result<Self, #response> {
                #body
            }
        }
    }
}

fn documented_match(variants: &[ErrorVariant]) -> TokenStream {
    let arms = variants.iter().map(|variant| {
        let name = identifier(&variant.name);
        let pattern = pattern(variant.status);
        match variant.body {
            Some(_) => quote!(#pattern => Ok(Self::#name(response.into()))),
            None => quote!(#pattern => Ok(Self::#name(response))),
        }
    });
    let has_default = variants.iter().any(|variant| variant.status == Status::Default);
    let otherwise = (!has_default).then(|| quote!(_ => Err(response)));
    quote! {
        match response.status().as_u16() {
            #(#arms,)*
            #otherwise
        }
    }
}

/// The way from any variant to the answer. Variants that hold the same type share an arm.
fn as_ref(imports: &mut Imports, name: &Ident, variants: &[ErrorVariant]) -> TokenStream {
    let mut groups: Vec<(&ErrorVariant, Vec<TokenStream>)> = Vec::new();
    for variant in variants {
        let name = identifier(&variant.name);
        let pattern = quote!(Self::#name(response));
        match groups.iter_mut().find(|(first, _)| first.body == variant.body) {
            Some((_, patterns)) => patterns.push(pattern),
            None => groups.push((variant, vec![pattern])),
        }
    }
    let arms = groups.iter().map(|(_, patterns)| quote!(#(#patterns)|* => response));
    let response = imports.runtime("response", "Response");
    quote! {
        impl AsRef<#response> for #name {
            fn as_ref(&self) -> &#response {
                match self {
                    #(#arms),*
                }
            }
        }
    }
}
