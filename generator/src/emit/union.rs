//! Values of one of several types: enums that keep a value they can't tell.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::file::{docs, identifier};
use super::imports::tokens;
use crate::model::{Union, UnionVariant};

pub(super) fn items(name: &Ident, text: &TokenStream, union: &Union) -> Vec<TokenStream> {
    let unknown = identifier(&union.unknown);
    let variants = union.variants.iter().map(variant);
    let definition = quote! {
        #text
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that is none of these.
            #unknown(Value),
        }
    };
    let conversions = match &union.tag {
        Some(tag) => {
            let arms = union.by_tag().into_iter().map(|(tags, names)| {
                let names = names.into_iter().map(identifier);
                quote!(#(#tags)|* => #(#names)or*)
            });
            quote!(tagged_union!(#name, #tag, #unknown, { #(#arms),* });)
        }
        None => {
            let variants = union.variants.iter().map(|variant| {
                let name = identifier(&variant.name);
                let open = variant.open.then(|| quote!(unless unknown));
                quote!(#name #open)
            });
            quote!(untagged_union!(#name, #unknown, { #(#variants),* });)
        }
    };
    vec![definition, conversions]
}

fn variant(variant: &UnionVariant) -> TokenStream {
    let name = identifier(&variant.name);
    let held = tokens(&variant.ty);
    let text = docs(&variant.docs);
    quote!(#text #name(#held))
}
