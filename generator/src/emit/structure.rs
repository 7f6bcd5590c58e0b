//! Structs for the objects of the description, and the tables by which they are read and written.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::derived;
use super::file::Block;
use super::imports::Imports;
use super::token::{docs, identifier};
use super::types::{map, tokens};
use crate::model::{Codec, Field, Presence, Struct, Type};

/// The definition of a struct, and what reads and writes it.
pub(super) fn items(
    imports: &mut Imports,
    name: &Ident,
    docs: &TokenStream,
    object: &Struct,
) -> Vec<Block> {
    let definition = Block::from(definition(imports, name, docs, object));
    let table = (object.codec == Codec::Table).then(|| table(imports, name, object));
    [definition].into_iter().chain(table).collect()
}

fn definition(
    imports: &mut Imports,
    name: &Ident,
    docs: &TokenStream,
    object: &Struct,
) -> TokenStream {
    let default = object.derives_default.then(|| quote!(Default,));
    let serde = (object.codec == Codec::Derived).then(|| imports.serde());
    let container = (object.codec == Codec::Derived).then(|| derived::container(object));
    let non_exhaustive = object.non_exhaustive.then(|| quote!(#[non_exhaustive]));
    let fields: Vec<_> = object.fields.iter().map(|item| field(imports, item, object)).collect();
    let rest = object.rest.as_ref().map(|ty| rest(imports, ty, object));
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

/// The names of the fields in JSON, and what their types don't say.
fn table(imports: &mut Imports, name: &Ident, object: &Struct) -> Block {
    let rows = object.fields.iter().map(|field| {
        let rules = rules(field).flat_map(|rule| [" as ", rule]).collect::<String>();
        format!("{:?}: {}{rules},", field.wire, field.name)
    });
    let rest = object.rest.iter().map(|_| "..additional_properties".to_owned());
    Block::Table {
        macro_name: imports.runtime("object", "object"),
        type_name: name.to_string(),
        rows: rows.chain(rest).collect(),
    }
}

/// The rules for a field that its type doesn't say.
fn rules(field: &Field) -> impl Iterator<Item = &'static str> {
    let (presence, lenient) = match field.presence {
        Presence::Required => (None, field.lenient),
        // Without a rule, a field that is an `Option` may be left out.
        Presence::Nullable => (Some("Required"), field.lenient),
        Presence::Optional => (None, field.lenient),
        Presence::OptionalNullable | Presence::OptionalAny => (Some("Nullable"), false),
        Presence::Defaulted => (Some("Defaulted"), false),
    };
    presence.into_iter().chain(lenient.then_some("Lenient"))
}

/// A line in the place of an attribute that would strike the generated code itself.
pub(super) fn deprecated(before: &str) -> TokenStream {
    docs(if before.is_empty() { "**Deprecated.**" } else { "\n**Deprecated.**" })
}

fn field(imports: &mut Imports, field: &Field, object: &Struct) -> TokenStream {
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
    let serde = (object.codec == Codec::Derived).then(|| derived::field(imports, field, object));
    quote!(#text #deprecated #serde pub #name: #ty)
}

fn rest(imports: &mut Imports, ty: &Type, object: &Struct) -> TokenStream {
    let values = tokens(imports, ty);
    let rest = map(imports, &values);
    let serde = (object.codec == Codec::Derived).then(|| quote!(#[serde(flatten)]));
    quote! {
        /// All other properties.
        #serde
        pub additional_properties: #rest,
    }
}
