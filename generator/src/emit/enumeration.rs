//! Sets of strings, and of numbers with names: enums that keep a value they don't know.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::file::{docs, identifier};
use crate::model::{Enumeration, Variant};

pub(super) fn items(
    name: &Ident,
    text: &TokenStream,
    enumeration: &Enumeration,
) -> Vec<TokenStream> {
    match enumeration.integer {
        Some(integer) => integers(name, text, enumeration, &identifier(integer)),
        None => strings(name, text, enumeration),
    }
}

/// Numbers with names.
fn integers(
    name: &Ident,
    text: &TokenStream,
    enumeration: &Enumeration,
    integer: &Ident,
) -> Vec<TokenStream> {
    let unknown = identifier(&enumeration.unknown);
    let variants = enumeration.variants.iter().map(variant);
    let names: Vec<_> = enumeration.variants.iter().map(|v| identifier(&v.name)).collect();
    let numbers = enumeration.variants.iter().map(|variant| {
        variant.wire.parse::<TokenStream>().expect("`lower` writes the digits of numbers")
    });
    let definition = quote! {
        #text
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that the description doesn't know.
            #unknown(#integer),
        }
    };
    let values = quote! {
        impl #name {
            /// The values that the description knows.
            pub const KNOWN: &[Self] = &[#(Self::#names),*];

            /// The value as it is sent.
            pub fn value(self) -> #integer {
                match self {
                    #(Self::#names => #numbers,)*
                    Self::#unknown(value) => value,
                }
            }
        }
    };
    vec![definition, values, quote!(integer_enum!(#name, #integer, #unknown);)]
}

fn strings(name: &Ident, text: &TokenStream, enumeration: &Enumeration) -> Vec<TokenStream> {
    let unknown = identifier(&enumeration.unknown);
    let variants = enumeration.variants.iter().map(variant);
    let names: Vec<_> = enumeration.variants.iter().map(|v| identifier(&v.name)).collect();
    let wires = enumeration.variants.iter().map(|variant| &variant.wire);
    let definition = quote! {
        #text
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that the description doesn't know.
            #unknown(String),
        }
    };
    let values = quote! {
        impl #name {
            /// The values that the description knows.
            pub const KNOWN: &[Self] = &[#(Self::#names),*];

            /// The value as it is sent.
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#names => #wires,)*
                    Self::#unknown(value) => value,
                }
            }
        }
    };
    vec![definition, values, quote!(string_enum!(#name, #unknown);)]
}

fn variant(variant: &Variant) -> TokenStream {
    let name = identifier(&variant.name);
    let text = match variant.docs.is_empty() {
        true if variant.wire.is_empty() => docs("The empty string."),
        true => docs(&format!("`{}`", variant.wire.replace('`', "'"))),
        false => docs(&variant.docs),
    };
    quote!(#text #name)
}
