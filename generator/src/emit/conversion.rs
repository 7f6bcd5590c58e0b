//! Conversions into unions.

use proc_macro2::Ident;
use quote::quote;

use super::file::Block;
use super::imports::Imports;
use super::token::identifier;
use super::types::tokens;
use crate::model::Union;

/// The conversions into a union, by a macro of the runtime, if there are any.
pub(super) fn item(imports: &mut Imports, name: &Ident, union: &Union) -> Option<Block> {
    if union.conversions.is_empty() {
        return None;
    }
    let conversions = imports.runtime("conversion", "conversions");
    let rows = union.conversions.iter().map(|conversion| {
        let variant = identifier(&conversion.variant);
        let from = tokens(imports, &conversion.from);
        let text = conversion.is_text.then(|| quote!(| str));
        quote!(#from #text => #variant)
    });
    let rows: Vec<_> = rows.collect();
    Some(Block::Call(quote!(#conversions!(#name, { #(#rows),* });)))
}
