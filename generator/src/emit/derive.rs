//! Traits that types derive because the maintainer wants it.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::TypeDefinition;

/// The attribute that derives them, if there are any.
pub(super) fn attribute(definition: &TypeDefinition) -> Option<TokenStream> {
    let paths = definition.derives.iter().filter_map(|path| path.parse::<TokenStream>().ok());
    let paths: Vec<_> = paths.collect();
    (!paths.is_empty()).then(|| quote!(#[derive(#(#paths),*)]))
}
