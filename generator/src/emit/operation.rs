//! The operations, as methods of the client.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::documentation::documentation;
use super::file::File;
use super::handle::Handled;
use super::imports::{Imports, Module};
use super::parameter::parameters_of;
use super::request::request;
use super::result::{error, meaning, result};
use super::token::identifier;
use super::{body, modules, page};
use crate::model::{Api, Group, Operation, Owner};

const DOCS: &str = "The operations of the description, as methods of the client.";

/// `operations.rs`, or a folder of that name with a file for each group.
pub(super) fn operations(api: &Api) -> Vec<(String, File)> {
    if api.operations.is_empty() {
        return Vec::new();
    }
    if api.groups.is_empty() {
        let mut file = File::new(Module::Operations, DOCS);
        push_methods(&mut file, &Owner::Client, &api.operations);
        return vec![("operations.rs".to_owned(), file)];
    }
    let groups = api.groups.iter().map(|group| {
        let operations = group.operations.iter().map(|at| &api.operations[*at]);
        (format!("operations/{}.rs", group.name), self::group(group, operations))
    });
    std::iter::once(("operations/mod.rs".to_owned(), root(api))).chain(groups).collect()
}

/// `operations/mod.rs`: the files of groups, and the client's methods for their handles.
fn root(api: &Api) -> File {
    let mut names: Vec<&str> = api.groups.iter().map(|group| group.name.as_str()).collect();
    names.sort_unstable();
    let mut root = File::new(Module::Operations, DOCS);
    root.push(modules(names.iter().copied()));
    let mut handles: Vec<_> = api.groups.iter().filter_map(Handled::of).collect();
    if handles.is_empty() {
        return root;
    }
    handles.sort_unstable_by_key(|handled| &handled.group.name);
    root.push(handles.iter().map(Handled::export).collect::<TokenStream>());
    let client = root.imports.runtime("client", "Client");
    let methods = handles.iter().map(Handled::method);
    root.push(quote!(impl #client { #(#methods)* }));
    root
}

/// The file of a group.
fn group<'a>(group: &Group, operations: impl IntoIterator<Item = &'a Operation>) -> File {
    match Handled::of(group) {
        Some(handled) => {
            let mut file = File::of_group(&handled.file_docs());
            let definition = handled.definition(&mut file.imports);
            file.push(definition);
            push_methods(&mut file, &Owner::Handle(handled.handle.ty.clone()), operations);
            file
        }
        None => {
            let mut file = File::of_group(&group.docs);
            push_methods(&mut file, &Owner::Client, operations);
            file
        }
    }
}

/// Adds operations to a file, as methods of a type.
fn push_methods<'a>(
    file: &mut File,
    owner: &Owner,
    operations: impl IntoIterator<Item = &'a Operation>,
) {
    let owner = match owner {
        Owner::Client => file.imports.runtime("client", "Client").to_token_stream(),
        Owner::Handle(name) => {
            let name = identifier(name);
            quote!(#name<'_>)
        }
    };
    let operations = operations.into_iter();
    let methods: Vec<_> =
        operations.map(|operation| methods(&mut file.imports, operation)).collect();
    file.push(quote!(impl #owner { #(#methods)* }));
}

/// The methods of an operation: one, or one for a page and one for all of them, with the functions
/// that both share.
fn methods(imports: &mut Imports, operation: &Operation) -> TokenStream {
    let text = documentation(operation);
    let deprecated = operation.deprecated.then(|| quote!(#[deprecated]));
    let name = identifier(&operation.name);
    let (generics, parameters) = (body::generics(operation), parameters_of(imports, operation));
    let (result, error) = (result(imports, operation), error(imports, operation));
    let (this, client) = (receiver(&operation.owner), client(&operation.owner));
    let send = if operation.is_streamed() { quote!(open) } else { quote!(send) };
    let (request, meaning, others) = match &operation.pages {
        Some(pages) => {
            let request = page::shared_request(operation, pages);
            let others = page::functions(imports, operation, pages);
            (request, page::shared_meaning(pages), quote!(#(#others)*))
        }
        None => (request(imports, operation), meaning(imports, operation), TokenStream::new()),
    };
    quote! {
        #text
        #deprecated
        pub async fn #name #generics(#this, #(#parameters),*) -> Result<#result, #error> {
            let request = #request;
            let response = #client.#send(request).await?;
            #meaning
        }

        #others
    }
}

/// The receiver of a method. Handles are so small that they are copied.
pub(super) fn receiver(owner: &Owner) -> TokenStream {
    match owner {
        Owner::Client => quote!(&self),
        Owner::Handle(_) => quote!(self),
    }
}

/// The client in a method.
pub(super) fn client(owner: &Owner) -> TokenStream {
    match owner {
        Owner::Client => quote!(self),
        Owner::Handle(_) => quote!(self.client),
    }
}
