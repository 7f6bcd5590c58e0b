//! The `use` lines of a file: what its items mention.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::file::identifier;
use crate::model::Type;

/// What is mentioned of other modules.
#[derive(Default)]
pub(super) struct Imports {
    models: BTreeSet<String>,
    map: bool,
    json: bool,
    bytes: bool,
    serde: bool,
}

impl Imports {
    /// Notes what a type mentions.
    pub(super) fn mention(&mut self, r#type: &Type) {
        match r#type {
            Type::List(inner) | Type::Nullable(inner) | Type::Boxed(inner) => self.mention(inner),
            Type::Map(inner) => {
                self.map = true;
                self.mention(inner);
            }
            Type::Json => self.json = true,
            Type::Bytes => self.bytes = true,
            Type::Named(name) => {
                self.models.insert(name.clone());
            }
            _ => {}
        }
    }

    /// Notes that serde's traits are derived.
    pub(super) fn derive_serde(&mut self) {
        self.serde = true;
    }

    /// The imports from outside the crate.
    pub(super) fn external(&self) -> TokenStream {
        let map = self.map.then(|| {
            quote!(
                use std::collections::BTreeMap;
            )
        });
        let bytes = self.bytes.then(|| {
            quote!(
                use bytes::Bytes;
            )
        });
        let json = self.json.then(|| {
            quote!(
                use serde_json::Value;
            )
        });
        let serde = self.serde.then(|| {
            quote!(
                use serde::{Deserialize, Serialize};
            )
        });
        quote!(#map #bytes #serde #json)
    }

    /// The imports of types of the description.
    pub(super) fn models(&self) -> TokenStream {
        list(&quote!(super::models), self.models.iter().map(String::as_str))
    }
}

/// One `use` for several names of a module.
pub(super) fn list<'a>(module: &TokenStream, names: impl Iterator<Item = &'a str>) -> TokenStream {
    let names: BTreeSet<&str> = names.collect();
    let names: Vec<_> = names.into_iter().map(identifier).collect();
    match names.as_slice() {
        [] => TokenStream::new(),
        [name] => quote!(use #module::#name;),
        names => quote!(use #module::{#(#names),*};),
    }
}

/// A type as it is written.
pub(super) fn tokens(r#type: &Type) -> TokenStream {
    match r#type {
        Type::Boolean => quote!(bool),
        Type::Integer(name) | Type::Number(name) => {
            let name = identifier(name);
            quote!(#name)
        }
        Type::String => quote!(String),
        Type::Bytes => quote!(Bytes),
        Type::Json => quote!(Value),
        Type::List(inner) => {
            let inner = tokens(inner);
            quote!(Vec<#inner>)
        }
        Type::Map(inner) => {
            let inner = tokens(inner);
            quote!(BTreeMap<String, #inner>)
        }
        Type::Nullable(inner) => {
            let inner = tokens(inner);
            quote!(Option<#inner>)
        }
        Type::Boxed(inner) => {
            let inner = tokens(inner);
            quote!(Box<#inner>)
        }
        Type::Named(name) => {
            let name = identifier(name);
            quote!(#name)
        }
    }
}
