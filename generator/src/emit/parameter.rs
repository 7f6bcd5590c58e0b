//! Parameters: the arguments of a method, and the structs for those that may be left out.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::file::{File, docs, identifier};
use super::imports::{Imports, tokens};
use crate::model::{Api, Argument, Body, BodyKind, Operation, Parameters, Style, Type};

/// `parameters.rs`
pub(super) fn parameters(api: &Api) -> File {
    let mut imports = Imports::default();
    for operation in api.operations.iter().filter(|operation| has_struct(operation)) {
        let grouped = operation.arguments.iter().filter(|argument| argument.grouped);
        grouped.for_each(|argument| imports.mention(&argument.ty));
    }
    let mut file =
        File::new("The parameters of the operations that can be left out, and of those with many.");
    file.push_lines(imports.external());
    file.push_lines(imports.models(&quote!(super)));
    let mut seen = BTreeSet::new();
    let mut is_new = |operation: &&Operation| {
        operation.parameters.as_ref().is_some_and(|parameters| seen.insert(parameters.name.clone()))
    };
    let first = api.operations.iter().filter(|operation| is_new(operation));
    file.push(first.filter_map(structure));
    file
}

/// Whether an operation has a struct of its own.
fn has_struct(operation: &Operation) -> bool {
    operation.parameters.as_ref().is_some_and(|parameters| parameters.same_as.is_none())
}

fn structure(operation: &Operation) -> Option<TokenStream> {
    let Parameters { name, same_as } = operation.parameters.as_ref()?;
    let name = identifier(name);
    let method = format!("Client::{}", operation.name);
    let text = docs(&format!("Parameters of [`{method}`](super::{method})."));
    if let Some(other) = same_as {
        let other = identifier(other);
        return Some(quote!(#text pub type #name = #other;));
    }
    let grouped = || operation.arguments.iter().filter(|argument| argument.grouped);
    let default = grouped().all(|argument| !argument.required).then(|| quote!(, Default));
    let fields = grouped().map(|argument| {
        let text = docs(&argument.docs);
        let name = identifier(&argument.name);
        let ty = owned(argument);
        quote!(#text pub #name: #ty)
    });
    Some(quote! {
        #text
        #[derive(Debug, Clone, PartialEq #default)]
        pub struct #name {
            #(#fields,)*
        }
    })
}

/// The type of a field. An absent list is sent like an empty one: not at all.
fn owned(argument: &Argument) -> TokenStream {
    let ty = without_null(&argument.ty);
    let is_list = matches!(ty, Type::List(_)) && argument.style != Some(Style::Json);
    let ty = tokens(ty);
    match argument.required || is_list {
        true => ty,
        false => quote!(Option<#ty>),
    }
}

/// All that a method takes.
pub(super) fn parameters_of(operation: &Operation) -> Vec<TokenStream> {
    let arguments = operation.arguments.iter().filter(|argument| !argument.grouped).map(argument);
    let body = operation.body.as_ref().and_then(body);
    let parameters = operation.parameters.as_ref().map(|parameters| {
        let name = identifier(&parameters.name);
        quote!(parameters: &#name)
    });
    arguments.chain(body).chain(parameters).collect()
}

/// The names of those, as they are handed on.
pub(super) fn names_of(operation: &Operation) -> Vec<TokenStream> {
    let arguments = operation.arguments.iter().filter(|argument| !argument.grouped);
    let names = arguments.map(|argument| argument.name.as_str());
    let body = operation.body.iter().filter(|it| self::body(it).is_some());
    let names = names.chain(body.map(|body| body.argument.as_str()));
    let parameters = operation.parameters.iter().map(|_| "parameters");
    names.chain(parameters).map(|name| identifier(name).to_token_stream()).collect()
}

/// An argument of a method.
fn argument(argument: &Argument) -> TokenStream {
    let name = identifier(&argument.name);
    let ty = match argument.copied {
        true => tokens(without_null(&argument.ty)),
        false => borrowed(&argument.ty),
    };
    match argument.required {
        true => quote!(#name: #ty),
        false => quote!(#name: Option<#ty>),
    }
}

/// The argument for a body that no schema types.
fn body(body: &Body) -> Option<TokenStream> {
    let name = identifier(&body.argument);
    let ty = match &body.kind {
        BodyKind::Json | BodyKind::Form(_) => return None,
        BodyKind::Multipart(form) => {
            let form = identifier(&form.name);
            quote!(#form)
        }
        BodyKind::Text => quote!(&str),
        BodyKind::Bytes if body.required => return Some(quote!(#name: impl Into<FileBody>)),
        BodyKind::Bytes => quote!(FileBody),
    };
    Some(match body.required {
        true => quote!(#name: #ty),
        false => quote!(#name: Option<#ty>),
    })
}

/// How a method takes a value that it borrows.
fn borrowed(ty: &Type) -> TokenStream {
    match ty {
        Type::String => quote!(&str),
        Type::List(inner) => {
            let inner = tokens(inner);
            quote!(&[#inner])
        }
        Type::Nullable(inner) => borrowed(inner),
        other => {
            let other = tokens(other);
            quote!(&#other)
        }
    }
}

/// No parameter can be null.
pub(super) fn without_null(ty: &Type) -> &Type {
    match ty {
        Type::Nullable(inner) | Type::Boxed(inner) => without_null(inner),
        other => other,
    }
}
