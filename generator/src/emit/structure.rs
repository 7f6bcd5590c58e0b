//! Structs for the objects of the description.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::case::Case;
use super::imports::Imports;
use super::token::{docs, identifier};
use super::types::{map, tokens};
use crate::model::{Field, Presence, Struct, Type};

/// The definition of a struct.
pub(super) fn item(
    imports: &mut Imports,
    name: &Ident,
    docs: &TokenStream,
    object: &Struct,
) -> TokenStream {
    let case = Case::of(&object.fields);
    let rename_all = case.name().map(|case| quote!(rename_all = #case));
    let container = match (object.has_default, rename_all) {
        (true, Some(rename_all)) => quote!(#[serde(default, #rename_all)]),
        (true, None) => quote!(#[serde(default)]),
        (false, Some(rename_all)) => quote!(#[serde(#rename_all)]),
        (false, None) => quote!(),
    };
    let default = object.derives_default.then(|| quote!(Default,));
    let serde = imports.serde();
    let non_exhaustive = object.non_exhaustive.then(|| quote!(#[non_exhaustive]));
    let fields: Vec<_> =
        object.fields.iter().map(|item| field(imports, item, case, object)).collect();
    let rest = object.rest.as_ref().map(|ty| rest(imports, ty));
    quote! {
        #docs
        #[derive(Debug, Clone, #default PartialEq, #serde)]
        #container
        #non_exhaustive
        pub struct #name {
            #(#fields,)*
            #rest
        }
    }
}

/// A line in the place of an attribute that would strike the generated code itself.
pub(super) fn deprecated(before: &str) -> TokenStream {
    docs(if before.is_empty() { "**Deprecated.**" } else { "\n**Deprecated.**" })
}

fn field(imports: &mut Imports, field: &Field, case: Case, object: &Struct) -> TokenStream {
    let text = docs(&field.docs);
    // Callers can't be told to leave out a field that they can't leave out.
    let avoidable = object.non_exhaustive || field.presence.is_optional();
    let deprecated = match field.deprecated {
        true if avoidable => quote!(#[deprecated]),
        true => self::deprecated(&field.docs),
        false => quote!(),
    };
    let name = identifier(&field.name);
    let inner = tokens(imports, &field.ty);
    let ty = match field.presence {
        Presence::Required | Presence::Defaulted => inner,
        Presence::Nullable | Presence::Optional | Presence::OptionalAny => quote!(Option<#inner>),
        Presence::OptionalNullable => quote!(Option<Option<#inner>>),
    };
    let rename = (!case.fits(field)).then(|| {
        let wire = &field.wire;
        quote!(#[serde(rename = #wire)])
    });
    let presence = presence(imports, field, object.has_default);
    quote!(#text #deprecated #rename #presence pub #name: #ty)
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

fn rest(imports: &mut Imports, ty: &Type) -> TokenStream {
    let values = tokens(imports, ty);
    let rest = map(imports, &values);
    quote! {
        /// All other properties.
        #[serde(flatten)]
        pub additional_properties: #rest,
    }
}
