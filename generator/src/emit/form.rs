//! Bodies in parts: a struct for each, with a field for each part.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::file::{File, docs, identifier};
use super::imports::{Imports, tokens};
use super::parameter::without_null;
use crate::model::{Api, Argument, ArgumentKind, Body, BodyKind, Operation, PartKind, Type};

/// `forms.rs`
pub(super) fn forms(api: &Api) -> File {
    let mut imports = Imports::default();
    let multipart = || api.operations.iter().filter(|operation| form_name(operation).is_some());
    for (argument, kind) in multipart().flat_map(parts) {
        if kind != PartKind::File {
            imports.mention(&argument.r#type);
        }
    }
    let mut file = File::new("Bodies of requests in several parts.");
    let external = imports.external();
    let upload = multipart().flat_map(parts).any(|(_, kind)| kind == PartKind::File);
    let upload = upload.then(|| {
        quote!(
            use super::runtime::file_body::FileBody;
        )
    });
    let models = imports.models(&quote!(super));
    file.push_lines(external);
    file.push_lines(quote!(#models use super::runtime::form; #upload));
    // Methods that differ in what they ask for send the same.
    let mut seen = BTreeSet::new();
    let first = multipart().filter(|operation| seen.insert(form_name(operation)));
    file.push(first.flat_map(form));
    file
}

/// The name of the struct for an operation's body, if that has parts.
pub(super) fn form_name(operation: &Operation) -> Option<&str> {
    match &operation.body {
        Some(Body { kind: BodyKind::Multipart(name), .. }) => Some(name),
        _ => None,
    }
}

fn parts(operation: &Operation) -> impl Iterator<Item = (&Argument, PartKind)> {
    operation.arguments.iter().filter_map(|argument| match argument.kind {
        ArgumentKind::Part(kind) => Some((argument, kind)),
        _ => None,
    })
}

fn form(operation: &Operation) -> Vec<TokenStream> {
    let Some(name) = form_name(operation) else { return Vec::new() };
    let name = identifier(name);
    let method = format!("Client::{}", operation.name);
    let text = docs(&format!("The body of [`{method}`](super::{method}), in parts."));
    let default = parts(operation).all(|(argument, _)| !argument.required);
    let default = default.then(|| quote!(, Default));
    let fields = parts(operation).map(|(argument, kind)| {
        let text = docs(&argument.docs);
        let name = identifier(&argument.name);
        let r#type = r#type(argument, kind);
        quote!(#text pub #name: #r#type)
    });
    let definition = quote! {
        #text
        #[derive(Debug #default)]
        pub struct #name {
            #(#fields,)*
        }
    };
    let start = match &operation.body {
        Some(Body { media_type, kind, .. }) if media_type != kind.usual() => {
            quote!(form::Form::of_type(#media_type))
        }
        _ => quote!(form::Form::default()),
    };
    let calls = parts(operation).map(|(argument, kind)| part(argument, kind));
    let into_form = quote! {
        impl #name {
            pub(crate) fn into_form(self) -> form::Form {
                #start #(#calls)*
            }
        }
    };
    vec![definition, into_form]
}

fn r#type(argument: &Argument, kind: PartKind) -> TokenStream {
    let r#type = without_null(&argument.r#type);
    let is_list = matches!(r#type, Type::List(_));
    let inner = match (kind, is_list) {
        (PartKind::File, true) => quote!(Vec<FileBody>),
        (PartKind::File, false) => quote!(FileBody),
        _ => tokens(r#type),
    };
    let lists_parts = is_list && (kind != PartKind::Json || argument.media_type.is_none());
    match argument.required || lists_parts {
        true => inner,
        false => quote!(Option<#inner>),
    }
}

/// The call that adds a part, or one for each element of a list.
fn part(argument: &Argument, kind: PartKind) -> TokenStream {
    let (wire, name) = (&argument.wire, identifier(&argument.name));
    let one = argument.required && !matches!(without_null(&argument.r#type), Type::List(_));
    let values = if one { quote!([self.#name]) } else { quote!(self.#name) };
    let media_type = argument.media_type.as_deref();
    match (kind, media_type) {
        (PartKind::File, media_type) => {
            let media_type = media_type.unwrap_or("application/octet-stream");
            quote!(.files(#wire, #media_type, #values))
        }
        (PartKind::Text, Some(media_type)) => quote!(.texts_of_type(#wire, #media_type, #values)),
        (PartKind::Text, None) => quote!(.texts(#wire, #values)),
        (PartKind::Scalar, _) => quote!(.scalars(#wire, #values)),
        (PartKind::Json, None) => quote!(.jsons(#wire, #values)),
        (PartKind::Json, Some(_)) => {
            let values = if argument.required { quote!([self.#name]) } else { quote!(self.#name) };
            quote!(.jsons(#wire, #values))
        }
    }
}
