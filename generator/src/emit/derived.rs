//! Structs that serde's own derives read and write: the attributes that tell them what the runtime's
//! table says of others.

use proc_macro2::TokenStream;
use quote::quote;

use super::case::Case;
use super::imports::Imports;
use crate::model::{Field, Presence, Struct};

/// The attributes of a struct.
pub(super) fn container(object: &Struct) -> TokenStream {
    let rename_all = Case::of(&object.fields).name().map(|case| quote!(rename_all = #case));
    match (object.has_default, rename_all) {
        (true, Some(rename_all)) => quote!(#[serde(default, #rename_all)]),
        (true, None) => quote!(#[serde(default)]),
        (false, Some(rename_all)) => quote!(#[serde(#rename_all)]),
        (false, None) => quote!(),
    }
}

/// The attributes of a field.
pub(super) fn field(imports: &mut Imports, field: &Field, object: &Struct) -> TokenStream {
    let rename = (!Case::of(&object.fields).fits(field)).then(|| {
        let wire = &field.wire;
        quote!(#[serde(rename = #wire)])
    });
    let presence = presence(imports, field, object.has_default);
    quote!(#rename #presence)
}

/// The attributes that tell serde of a field's presence. A struct with a default has one for each
/// of its fields.
fn presence(imports: &mut Imports, field: &Field, has_default: bool) -> TokenStream {
    let default = (!has_default).then(|| quote!(default,));
    let skip = quote!(#[serde(skip_serializing_if = "Option::is_none")]);
    let mut read_with = |module: &str, function: &str| {
        let module = imports.runtime_module(module);
        let path = format!("{module}::{function}");
        quote!(deserialize_with = #path)
    };
    match (field.presence, field.lenient) {
        (Presence::Required, false) => quote!(),
        (Presence::Required, true) => {
            let read = read_with("lenient", "required");
            quote!(#[serde(#read)])
        }
        // Without this, serde takes a missing `Option` for null.
        (Presence::Nullable, false) => quote!(#[serde(deserialize_with = "Option::deserialize")]),
        (Presence::Nullable, true) => {
            let read = read_with("lenient", "optional");
            quote!(#[serde(#read)])
        }
        (Presence::Optional, false) => skip,
        (Presence::Optional, true) => {
            let read = read_with("lenient", "optional");
            quote!(#[serde(#default #read)] #skip)
        }
        (Presence::OptionalNullable | Presence::OptionalAny, _) => {
            let read = read_with("nullable", "present");
            quote!(#[serde(#default #read)] #skip)
        }
        (Presence::Defaulted, _) if has_default => quote!(),
        (Presence::Defaulted, _) => quote!(#[serde(default)]),
    }
}
