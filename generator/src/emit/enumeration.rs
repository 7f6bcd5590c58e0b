//! Sets of strings, and of numbers with names: enums that keep a value they don't know.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::file::Block;
use super::imports::Imports;
use super::token::{docs, identifier};
use crate::model::{Enumeration, Integer, Variant};

/// The definition, for the macro of the runtime that writes everything else.
pub(super) fn item(
    imports: &mut Imports,
    name: &Ident,
    text: &TokenStream,
    enumeration: &Enumeration,
) -> Block {
    // A value that can only be one thing is that by default.
    let constant = enumeration.variants.len() == 1;
    let default = constant.then(|| quote!(#[derive(Default)]));
    let variants = enumeration.variants.iter().map(|item| variant(item, enumeration.integer));
    let mark = constant.then(|| quote!(#[default]));
    let unknown = identifier(&enumeration.unknown);
    let name_of_macro = runtime(enumeration);
    Block::Macro {
        name: imports.runtime(name_of_macro, name_of_macro),
        item: quote! {
            #text
            #default
            pub enum #name {
                #(#mark #variants,)*
            }
        },
        rest: format!("else {unknown}({})", enumeration.integer.map_or("String", Integer::name)),
    }
}

/// The macro, which has the name of its feature and its file.
fn runtime(enumeration: &Enumeration) -> &'static str {
    if enumeration.integer.is_some() { "integer_enum" } else { "string_enum" }
}

fn variant(variant: &Variant, integer: Option<Integer>) -> TokenStream {
    let name = identifier(&variant.name);
    let wire = &variant.wire;
    let value: TokenStream = match integer {
        None => quote!(#wire),
        Some(_) => wire.parse().expect("`lower` writes the digits of numbers"),
    };
    let text = docs(&variant.docs);
    quote!(#text #name = #value)
}
