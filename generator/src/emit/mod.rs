//! From the model to the text of files. Nothing is decided here: one small function writes each kind of
//! item, and the runtime files come along as far as the model needs them.

mod answer;
mod enumeration;
mod file;
mod form;
mod header;
mod imports;
mod operation;
mod own_server;
mod page;
mod parameter;
mod request;
mod result;
mod retry;
mod runtime;
mod scaffold;
mod server;
mod settings;
mod start;
mod structure;
mod union;

use std::thread::ScopedJoinHandle;

use proc_macro2::TokenStream;
use quote::quote;

use crate::Files;
use crate::model::Api;
use file::{File, identifier};

pub(crate) use file::HEADER;
pub(crate) use scaffold::scaffold;

/// Writes one of the files.
type Module = fn(&Api) -> File;

/// The files of `src/generated/`.
pub(crate) fn files(api: &Api) -> Files {
    let modules = modules(api);
    let mut names: Vec<&str> = modules.iter().map(|(name, _)| *name).collect();
    let mut files = Files::new();
    // Turning tokens into text takes most of the time, and no file knows of another.
    std::thread::scope(|scope| {
        let operations = scope.spawn(|| operations(api));
        let written = modules.iter().map(|(name, module)| {
            let thread = scope.spawn(|| module(api).into_text());
            (format!("{name}.rs"), thread)
        });
        let written: Vec<_> = written.collect();
        files = runtime::files(api);
        names.extend((!files.is_empty()).then_some("runtime"));
        files.extend(written.into_iter().map(|(path, thread)| (path, outcome(thread))));
        files.extend(outcome(operations));
    });
    names.extend((!api.operations.is_empty()).then_some("operations"));
    names.sort_unstable();
    files.insert("mod.rs".to_owned(), root(api, &names));
    files
}

/// What a thread has made. One that panics is no reason for another panic.
fn outcome<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// The modules that there is something for, but for that of the operations.
fn modules(api: &Api) -> Vec<(&'static str, Module)> {
    // Without operations there is nothing to connect for, only types.
    let has_client = !api.operations.is_empty();
    let has_servers = !api.servers.is_empty() || api.server_list.is_some();
    let has_forms = api.operations.iter().any(|operation| operation.form().is_some());
    let has_parameters = api.operations.iter().any(|operation| operation.parameters.is_some());
    let modules: [(bool, &str, Module); 8] = [
        (!api.types.is_empty(), "models", structure::models),
        (has_client, "settings", settings::settings),
        (has_forms, "forms", form::forms),
        (has_parameters, "parameters", parameter::parameters),
        (!api.headers.is_empty(), "headers", header::headers),
        (api.with_outcomes().next().is_some(), "outcomes", answer::outcomes),
        (!api.errors.is_empty(), "errors", answer::errors),
        (has_servers && has_client, "servers", server::servers),
    ];
    let needed = modules.into_iter().filter(|(is_needed, ..)| *is_needed);
    needed.map(|(_, name, module)| (name, module)).collect()
}

/// The files of the operations, of which there may be several.
fn operations(api: &Api) -> Vec<(String, String)> {
    if api.operations.is_empty() {
        return Vec::new();
    }
    let files = operation::operations(api).into_iter();
    files.map(|(path, file)| (path, file.into_text())).collect()
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
    let imports = scaffold::imports(api);
    let has_values = runtime::VALUES.iter().any(|module| imports.uses_runtime(module));
    let public = modules.iter().filter(|name| match **name {
        "operations" | "settings" => false,
        "runtime" => has_client || has_values,
        _ => true,
    });
    let exports: TokenStream = public
        .map(|name| {
            let name = identifier(name);
            quote!(pub use #name::*;)
        })
        .collect();
    file.push_lines(exports);
    file.into_text()
}
