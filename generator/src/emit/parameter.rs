//! Parameters: the arguments of a method, and the structs for those that may be left out.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::body;
use super::file::File;
use super::imports::{Imports, Module};
use super::token::{docs, identifier};
use super::types::{borrowed, tokens};
use crate::model::{Api, Argument, Operation, Parameters, Style, Type};

/// `parameters.rs`
pub(super) fn parameters(api: &Api) -> File {
    let docs = "The parameters of the operations that can be left out, and of those with many.";
    let mut file = File::new(Module::Parameters, docs);
    let mut seen = BTreeSet::new();
    for operation in &api.operations {
        let Some(parameters) = &operation.parameters else { continue };
        if seen.insert(&parameters.name) {
            let item = structure(&mut file.imports, operation, parameters);
            file.push(item);
        }
    }
    file
}

fn structure(
    imports: &mut Imports,
    operation: &Operation,
    Parameters { name, same_as }: &Parameters,
) -> TokenStream {
    let name = identifier(name);
    let method = operation.method_path();
    let text = docs(&format!("Parameters of [`{method}`](super::{method})."));
    if let Some(other) = same_as {
        let other = identifier(other);
        return quote!(#text pub type #name = #other;);
    }
    let mut grouped = operation.grouped_arguments();
    let default = grouped.all(|argument| !argument.required).then(|| quote!(, Default));
    let grouped = operation.grouped_arguments();
    let fields: Vec<_> = grouped.map(|argument| field(imports, argument)).collect();
    quote! {
        #text
        #[derive(Debug, Clone, PartialEq #default)]
        pub struct #name {
            #(#fields,)*
        }
    }
}

/// The field of an argument. An absent list is sent like an empty one: not at all.
fn field(imports: &mut Imports, argument: &Argument) -> TokenStream {
    let text = docs(&argument.docs);
    let name = identifier(&argument.name);
    let is_list = argument.ty.is_list() && argument.style != Some(Style::Json);
    let ty = tokens(imports, argument.ty.bare());
    match argument.required || is_list {
        true => quote!(#text pub #name: #ty),
        false => quote!(#text pub #name: Option<#ty>),
    }
}

/// All parameters of a method.
pub(super) fn parameters_of(imports: &mut Imports, operation: &Operation) -> Vec<TokenStream> {
    let mut parameters: Vec<_> =
        operation.single_arguments().map(|it| argument(imports, it)).collect();
    parameters.extend(operation.body.as_ref().map(|body| body::argument(imports, body)));
    parameters.extend(operation.parameters.as_ref().map(|parameters| {
        let name = imports.item(Module::Parameters, &parameters.name);
        quote!(parameters: &#name)
    }));
    parameters
}

/// Their names, as they are handed on.
pub(super) fn names_of(operation: &Operation) -> Vec<Ident> {
    let names = operation.single_arguments().map(|argument| argument.name.as_str());
    let names = names.chain(operation.body.iter().map(|body| body.argument.as_str()));
    let parameters = operation.parameters.iter().map(|_| "parameters");
    names.chain(parameters).map(identifier).collect()
}

/// An argument of a method.
fn argument(imports: &mut Imports, argument: &Argument) -> TokenStream {
    let name = identifier(&argument.name);
    let ty = passed(imports, &argument.ty, argument.copied);
    match argument.required {
        true => quote!(#name: #ty),
        false => quote!(#name: Option<#ty>),
    }
}

/// The type by which a value is passed. No parameter can be null.
pub(super) fn passed(imports: &mut Imports, ty: &Type, copied: bool) -> TokenStream {
    match copied {
        true => tokens(imports, ty.bare()),
        false => borrowed(imports, ty),
    }
}
