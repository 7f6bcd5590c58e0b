//! What operations answer: outcomes, where there are several successes, and errors.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::{File, docs, identifier};
use super::imports::{self, Imports, tokens};
use super::result::{self, pattern};
use crate::model::{
    Api, Content, ErrorDefinition, ErrorKind, ErrorVariant, Operation, Status, Success,
};

/// `outcomes.rs`
pub(super) fn outcomes(api: &Api) -> File {
    let mut imports = Imports::default();
    let results = api.with_outcomes().flat_map(|(_, operation)| &operation.successes);
    results.for_each(|variant| {
        result::mention(&mut imports, &variant.content, variant.headers.as_deref());
    });
    let mut file = File::new("The successes of the operations that have several.");
    file.push_lines(imports.external());
    let (headers, models) =
        (imports.header_structs(&quote!(super)), imports.models(&quote!(super)));
    let runtime = imports.runtime_types(&quote!(super));
    file.push_lines(quote!(#headers #models #runtime));
    file.push(api.with_outcomes().map(|(name, operation)| outcome(name, operation)));
    file
}

fn outcome(name: &str, operation: &Operation) -> TokenStream {
    let name = identifier(name);
    let method = format!("Client::{}", operation.name);
    let text = docs(&format!("The successes of [`{method}`](super::{method})."));
    let variants = || operation.successes.iter();
    let is_bare =
        |variant: &Success| variant.content == Content::Empty && variant.headers.is_none();
    let traits = if variants().all(is_bare) {
        quote!(Debug, Clone, Copy, PartialEq, Eq)
    } else if variants().any(|variant| variant.content.is_streamed()) {
        quote!(Debug)
    } else {
        quote!(Debug, Clone, PartialEq)
    };
    let variants = variants().map(|variant| {
        let text = docs(&variant.docs);
        let name = identifier(&variant.name);
        let held = result::held(&variant.content, variant.headers.as_deref(), variant.boxed);
        let result = held.map(|held| quote!((#held)));
        quote!(#text #name #result)
    });
    quote! {
        #text
        #[derive(#traits)]
        pub enum #name {
            #(#variants),*
        }
    }
}

/// `errors.rs`
pub(super) fn errors(api: &Api) -> File {
    let mut imports = Imports::default();
    let variants = || {
        api.errors.iter().flat_map(|error| match &error.kind {
            ErrorKind::Enum(variants) => variants.as_slice(),
            ErrorKind::Alias(_) => &[],
        })
    };
    variants().flat_map(|variant| &variant.body).for_each(|body| imports.mention(body));
    let typed = variants().any(|variant| variant.body.is_some());
    let response = ["Response"].into_iter().chain(typed.then_some("ErrorResponse"));
    let response = imports::list(&quote!(super::runtime::response), response);
    let models = imports.models(&quote!(super));
    let mut file = File::new("The error statuses that the operations document.");
    file.push_lines(imports.external());
    file.push_lines(quote!(#models use super::runtime::error::Documented; #response));
    file.push(api.errors.iter().flat_map(error));
    file
}

fn error(error: &ErrorDefinition) -> Vec<TokenStream> {
    let name = identifier(&error.name);
    let method = format!("Client::{}", error.operation);
    let text = docs(&format!("The error statuses of [`{method}`](super::{method})."));
    let variants = match &error.kind {
        ErrorKind::Enum(variants) => variants,
        ErrorKind::Alias(other) => {
            let other = identifier(other);
            return vec![quote!(#text pub type #name = #other;)];
        }
    };
    let declared = variants.iter().map(variant);
    let definition = quote! {
        #text
        #[derive(Debug, Clone)]
        #[non_exhaustive]
        pub enum #name {
            #(#declared),*
        }
    };
    vec![definition, documented(&name, variants), as_ref(&name, variants)]
}

fn variant(variant: &ErrorVariant) -> TokenStream {
    let text = match &variant.headers {
        Some(headers) => {
            let hint = format!("`typed_headers` gives its [`{headers}`](super::{headers}).");
            docs(&format!("{}\n\n{hint}", variant.docs))
        }
        None => docs(&variant.docs),
    };
    let name = identifier(&variant.name);
    match &variant.body {
        Some(body) => {
            let body = tokens(body);
            quote!(#text #name(ErrorResponse<#body>))
        }
        None => quote!(#text #name(Response)),
    }
}

/// From an answer to the variant for its status.
fn documented(name: &proc_macro2::Ident, variants: &[ErrorVariant]) -> TokenStream {
    // A match with one arm is none.
    let body = match variants {
        [variant] if variant.status == Status::Default => {
            let name = identifier(&variant.name);
            let into = variant.body.as_ref().map(|_| quote!(.into()));
            quote!(Ok(Self::#name(response #into)))
        }
        _ => documented_match(variants),
    };
    quote! {
        impl Documented for #name {
            fn from_response(response: Response) -> Result<Self, Response> {
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

/// From any variant to the answer. Variants that hold the same type share an arm.
fn as_ref(name: &proc_macro2::Ident, variants: &[ErrorVariant]) -> TokenStream {
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
    quote! {
        impl AsRef<Response> for #name {
            fn as_ref(&self) -> &Response {
                match self {
                    #(#arms),*
                }
            }
        }
    }
}
