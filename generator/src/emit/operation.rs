//! The operations, as methods of the client.

use proc_macro2::TokenStream;
use quote::quote;

use super::documentation::documentation;
use super::file::File;
use super::imports::{Imports, Module};
use super::parameter::parameters_of;
use super::request::request;
use super::result::{error, meaning, result};
use super::token::identifier;
use super::{modules, page};
use crate::model::{Api, Operation};

const DOCS: &str = "The operations of the description, as methods of the client.";

/// `operations.rs`, or a folder of that name with a file for each group.
pub(super) fn operations(api: &Api) -> Vec<(String, File)> {
    if api.operations.is_empty() {
        return Vec::new();
    }
    if api.groups.is_empty() {
        let file = file(File::new(Module::Operations, DOCS), &api.operations);
        return vec![("operations.rs".to_owned(), file)];
    }
    let mut names: Vec<&str> = api.groups.iter().map(|group| group.name.as_str()).collect();
    names.sort_unstable();
    let mut root = File::new(Module::Operations, DOCS);
    root.push(modules(names.iter().copied()));
    let groups = api.groups.iter().map(|group| {
        let operations = group.operations.iter().map(|at| &api.operations[*at]);
        let file = file(File::of_group(&group.docs), operations);
        (format!("operations/{}.rs", group.name), file)
    });
    std::iter::once(("operations/mod.rs".to_owned(), root)).chain(groups).collect()
}

/// Adds operations to an empty file.
fn file<'a>(mut file: File, operations: impl IntoIterator<Item = &'a Operation>) -> File {
    let client = file.imports.runtime("client", "Client");
    let operations = operations.into_iter();
    let methods: Vec<_> =
        operations.map(|operation| methods(&mut file.imports, operation)).collect();
    file.push(quote!(impl #client { #(#methods)* }));
    file
}

/// The methods of an operation: one, or one for a page and one for all of them, with the functions
/// that both share.
fn methods(imports: &mut Imports, operation: &Operation) -> TokenStream {
    let text = documentation(operation);
    let deprecated = operation.deprecated.then(|| quote!(#[deprecated]));
    let name = identifier(&operation.name);
    let parameters = parameters_of(imports, operation);
    let (result, error) = (result(imports, operation), error(imports, operation));
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
        pub async fn #name(&self, #(#parameters),*) -> Result<#result, #error> {
            let request = #request;
            let response = self.#send(request).await?;
            #meaning
        }

        #others
    }
}
