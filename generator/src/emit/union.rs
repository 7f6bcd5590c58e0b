//! Values of one of several types: enums that keep a value they can't tell.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::imports::Imports;
use super::runtime::Feature;
use super::token::{docs, identifier};
use super::types::tokens;
use crate::model::{Type, Union, UnionVariant};

/// The definition, and the macro of the runtime that writes everything else.
pub(super) fn items(
    imports: &mut Imports,
    name: &Ident,
    text: &TokenStream,
    union: &Union,
) -> [TokenStream; 2] {
    let unknown = identifier(&union.unknown);
    let variants: Vec<_> = union.variants.iter().map(|item| variant(imports, item)).collect();
    let json = tokens(imports, &Type::Json);
    let definition = quote! {
        #text
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that is none of these.
            #unknown(#json),
        }
    };
    [definition, conversions(imports, name, &unknown, union)]
}

fn conversions(imports: &mut Imports, name: &Ident, unknown: &Ident, union: &Union) -> TokenStream {
    match &union.tag {
        Some(tag) => {
            let tagged = imports.runtime("union", "tagged_union");
            let arms = union.by_tag().into_iter().map(|(tags, names)| {
                let names = names.into_iter().map(identifier);
                quote!(#(#tags)|* => #(#names)or*)
            });
            quote!(#tagged!(#name, #tag, #unknown, { #(#arms),* });)
        }
        None => {
            let untagged = imports.runtime("union", "untagged_union");
            let variants = union.variants.iter().map(|variant| {
                let name = identifier(&variant.name);
                let open = variant.open.then(|| {
                    imports.ask_for(Feature::Open);
                    quote!(unless unknown)
                });
                quote!(#name #open)
            });
            quote!(#untagged!(#name, #unknown, { #(#variants),* });)
        }
    }
}

fn variant(imports: &mut Imports, variant: &UnionVariant) -> TokenStream {
    let name = identifier(&variant.name);
    let held = tokens(imports, &variant.ty);
    let text = docs(&variant.docs);
    quote!(#text #name(#held))
}
