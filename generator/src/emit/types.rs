//! Types as they stand in fields and signatures.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::imports::{Imports, Module};
use super::token::identifier;
use crate::model::Type;

/// A type as it is written.
pub(super) fn tokens(imports: &mut Imports, ty: &Type) -> TokenStream {
    match ty {
        Type::Boolean => quote!(bool),
        Type::Integer(integer) => identifier(integer.name()).to_token_stream(),
        Type::Number(float) => identifier(float.name()).to_token_stream(),
        Type::String => quote!(String),
        Type::Bytes => imports.path("bytes::Bytes").to_token_stream(),
        Type::Null => quote!(()),
        Type::Json => imports.path("serde_json::Value").to_token_stream(),
        Type::List(inner) => {
            let inner = tokens(imports, inner);
            quote!(Vec<#inner>)
        }
        Type::Tuple(types) => {
            let types: Vec<_> = types.iter().map(|ty| tokens(imports, ty)).collect();
            quote!((#(#types,)*))
        }
        Type::Map(inner) => {
            let inner = tokens(imports, inner);
            map(imports, &inner)
        }
        Type::Nullable(inner) => {
            let inner = tokens(imports, inner);
            quote!(Option<#inner>)
        }
        Type::Boxed(inner) => {
            let inner = tokens(imports, inner);
            quote!(Box<#inner>)
        }
        Type::Named(name) => imports.item(Module::Models, name).to_token_stream(),
        Type::External(external) => {
            imports.external_type(external);
            external.written.parse().expect("the configuration and the table of formats hold types")
        }
    }
}

/// A map with string keys.
pub(super) fn map(imports: &mut Imports, values: &TokenStream) -> TokenStream {
    let map = imports.path("std::collections::BTreeMap");
    quote!(#map<String, #values>)
}
