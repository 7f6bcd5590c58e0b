//! From the model to the text of files. Nothing is decided here: one small function writes each kind of
//! item, and the runtime files come along as far as the model needs them.

mod answer;
mod enumeration;
mod file;
mod form;
mod header;
mod imports;
mod operation;
mod parameter;
mod request;
mod result;
mod runtime;
mod scaffold;
mod server;
mod settings;
mod structure;
mod union;

use proc_macro2::TokenStream;
use quote::quote;

use crate::Files;
use crate::model::Api;
use file::{File, identifier};

pub(crate) use file::HEADER;
pub(crate) use scaffold::scaffold;

/// The files of `src/generated/`.
pub(crate) fn files(api: &Api) -> Files {
    let mut modules = Vec::new();
    if !api.types.is_empty() {
        modules.push(("models", structure::models(api)));
    }
    // Without operations there is nothing to connect for, only types.
    if !api.operations.is_empty() {
        modules.push(("settings", settings::settings(api)));
    }
    if api.operations.iter().any(|operation| form::form_name(operation).is_some()) {
        modules.push(("forms", form::forms(api)));
    }
    if api.operations.iter().any(|operation| operation.parameters.is_some()) {
        modules.push(("parameters", parameter::parameters(api)));
    }
    if !api.headers.is_empty() {
        modules.push(("headers", header::headers(api)));
    }
    if !api.outcomes.is_empty() {
        modules.push(("outcomes", answer::outcomes(api)));
    }
    if !api.errors.is_empty() {
        modules.push(("errors", answer::errors(api)));
    }
    if !api.servers.is_empty() && !api.operations.is_empty() {
        modules.push(("servers", server::servers(api)));
    }

    let mut files = runtime::files(api);
    let mut names: Vec<&str> = modules.iter().map(|(name, _)| *name).collect();
    names.extend((!files.is_empty()).then_some("runtime"));
    if !api.operations.is_empty() {
        names.push("operations");
        let operations = operation::operations(api).into_iter();
        files.extend(operations.map(|(path, file)| (path, file.to_string())));
    }
    names.sort_unstable();
    files.insert("mod.rs".to_owned(), root(api, &names));
    files.extend(modules.into_iter().map(|(name, file)| (format!("{name}.rs"), file.to_string())));
    files
}

fn root(api: &Api, modules: &[&str]) -> String {
    let mut file =
        File::new(&format!("{}, version {} of the description.", api.title, api.version));
    let declarations: TokenStream = modules
        .iter()
        .map(|name| {
            let name = identifier(name);
            quote!(mod #name;)
        })
        .collect();
    file.push_lines(declarations);
    // The methods of `operations` and `settings` are the client's own.
    let has_client = !api.operations.is_empty();
    let public = modules.iter().filter(|name| match **name {
        "operations" | "settings" => false,
        "runtime" => has_client,
        _ => true,
    });
    let exports: TokenStream = public
        .map(|name| {
            let name = identifier(name);
            quote!(pub use #name::*;)
        })
        .collect();
    file.push_lines(exports);
    file.to_string()
}
