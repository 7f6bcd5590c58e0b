//! The outcomes of operations: enums of successes, where there are several.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::File;
use super::imports::{Imports, Module};
use super::result::held;
use super::token::{docs, identifier};
use crate::model::{Api, Operation, Success};

/// `outcomes.rs`
pub(super) fn outcomes(api: &Api) -> File {
    let docs = "The successes of the operations that have several.";
    let mut file = File::new(Module::Outcomes, docs);
    for (name, operation) in api.with_outcomes() {
        let item = outcome(&mut file.imports, name, operation);
        file.push(item);
        let into_inner = into_inner(&mut file.imports, name, operation);
        file.extend(into_inner);
    }
    file
}

fn outcome(imports: &mut Imports, name: &str, operation: &Operation) -> TokenStream {
    let name = identifier(name);
    let method = operation.method_path();
    let text = docs(&format!("The successes of [`{method}`](super::{method})."));
    let variants: Vec<_> = operation.successes.iter().map(|it| variant(imports, it)).collect();
    let traits = if operation.successes.iter().all(Success::is_bare) {
        quote!(Debug, Clone, Copy, PartialEq, Eq)
    } else if operation.is_streamed() {
        quote!(Debug)
    } else {
        quote!(Debug, Clone, PartialEq)
    };
    quote! {
        #text
        #[derive(#traits)]
        pub enum #name {
            #(#variants),*
        }
    }
}

/// The way to the value where its type doesn't depend on the status.
fn into_inner(imports: &mut Imports, name: &str, operation: &Operation) -> Option<TokenStream> {
    let held = held(imports, operation.alike_successes()?)?;
    let name = identifier(name);
    let variants = operation.successes.iter().map(|success| identifier(&success.name));
    let text = docs("The value, whatever the status was.");
    Some(quote! {
        impl #name {
            #text
            #[must_use]
            pub fn into_inner(self) -> #held {
                match self {
                    #(Self::#variants(value))|* => value,
                }
            }
        }
    })
}

fn variant(imports: &mut Imports, success: &Success) -> TokenStream {
    let text = docs(&success.docs);
    let name = identifier(&success.name);
    let held = held(imports, success).map(|held| quote!((#held)));
    quote!(#text #name #held)
}
