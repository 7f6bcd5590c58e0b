//! Parameters: the arguments of a method, and the structs for those that may be left out.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::body;
use super::constructor::{Member, item, promise};
use super::file::File;
use super::imports::{Imports, Module};
use super::token::{docs, identifier};
use super::types::tokens;
use crate::model::{Api, Argument, Operation, Parameters, Passing, Style, Type};

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
            let constructor = constructor(&mut file.imports, operation, parameters);
            file.extend(constructor);
        }
    }
    file
}

fn structure(
    imports: &mut Imports,
    operation: &Operation,
    Parameters { name, same_as, constructor }: &Parameters,
) -> TokenStream {
    let name = identifier(name);
    let method = operation.method_path();
    let text = docs(&format!("Parameters of [`{method}`](super::{method})."));
    if let Some(other) = same_as {
        let other = identifier(other);
        return quote!(#text pub type #name = #other;);
    }
    let default = constructor.is_none().then(|| quote!(, Default));
    let promise = promise(&text, constructor.as_ref());
    let grouped = operation.grouped_arguments();
    let fields: Vec<_> = grouped.map(|argument| field(imports, argument)).collect();
    quote! {
        #text
        #promise
        #[derive(Debug, Clone, PartialEq #default)]
        pub struct #name {
            #(#fields,)*
        }
    }
}

/// The constructor, if something must be given.
fn constructor(
    imports: &mut Imports,
    operation: &Operation,
    parameters: &Parameters,
) -> Option<TokenStream> {
    let constructor = parameters.constructor.as_ref().filter(|_| parameters.same_as.is_none())?;
    let members = operation.grouped_arguments().map(|argument| Member {
        name: argument.name.clone(),
        ty: tokens(imports, argument.ty.bare()),
        boxed: false,
        start: if is_list(argument) { quote!(Vec::new()) } else { quote!(None) },
        deprecated: false,
    });
    let members: Vec<_> = members.collect();
    Some(item(&identifier(&parameters.name), constructor, &members))
}

/// The field of an argument. An absent list is sent like an empty one: not at all.
fn field(imports: &mut Imports, argument: &Argument) -> TokenStream {
    let text = docs(&argument.docs);
    let name = identifier(&argument.name);
    let ty = tokens(imports, argument.ty.bare());
    match argument.required || is_list(argument) {
        true => quote!(#text pub #name: #ty),
        false => quote!(#text pub #name: Option<#ty>),
    }
}

/// Returns true if a list stands for itself: one that is sent as JSON can be there and be empty.
fn is_list(argument: &Argument) -> bool {
    argument.is_list() && argument.style != Some(Style::Json)
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
    let ty = passed(imports, &argument.ty, &argument.passing);
    match argument.required {
        true => quote!(#name: #ty),
        false => quote!(#name: Option<#ty>),
    }
}

/// The type by which a value is passed. No parameter can be null.
pub(super) fn passed(imports: &mut Imports, ty: &Type, passing: &Passing) -> TokenStream {
    match passing {
        Passing::Copied => tokens(imports, ty.bare()),
        Passing::Text => quote!(&str),
        Passing::Slice(element) => {
            let element = tokens(imports, element);
            quote!(&[#element])
        }
        Passing::Borrowed => {
            let ty = tokens(imports, ty.bare());
            quote!(&#ty)
        }
    }
}
