//! From the model to the text of files. Nothing is decided here: one small function writes each
//! kind of item, and notes at that very place what the item needs from elsewhere. The imports of a
//! file, and the crates that a client depends on, follow from these notes.

mod case;
mod crates;
mod documentation;
mod enumeration;
mod error;
mod file;
mod form;
mod header;
mod imports;
mod model;
mod operation;
mod outcome;
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
mod token;
mod types;
mod union;

use std::collections::{BTreeMap, BTreeSet};
use std::thread::ScopedJoinHandle;

use proc_macro2::TokenStream;
use quote::quote;

use crate::Files;
use crate::model::Api;
use crates::Crates;
use file::{File, Finished};
use imports::Module;
use token::identifier;

pub(crate) use file::HEADER;

/// All files of a client.
pub(crate) struct Emitted {
    /// The files of `src/generated/`.
    pub(crate) files: Files,
    /// The files around them in a new crate.
    pub(crate) scaffold: Files,
}

/// Writes the client.
pub(crate) fn emit(api: &Api) -> Emitted {
    let written = written(api);
    let formats = written.values().flat_map(|file| file.imports.formats()).collect();
    let mut files = runtime::files(api, &formats);
    let crates = Crates::of(written.values().map(|file| &file.imports), &files);
    let root = root(api, !formats.is_empty(), written.keys().chain(files.keys()));
    files.extend(written.into_iter().map(|(path, file)| (path, file.text)));
    files.insert("mod.rs".to_owned(), root);
    Emitted { files, scaffold: scaffold::scaffold(api, &crates) }
}

/// The files for the description, by their paths.
fn written(api: &Api) -> BTreeMap<String, Finished> {
    // Turning tokens into text takes most of the time, and no file knows of another.
    std::thread::scope(|scope| {
        let operations = scope.spawn(|| operations(api));
        let files = needed(api).into_iter().map(|(module, write)| {
            (format!("{}.rs", module.name()), scope.spawn(move || write(api).finish()))
        });
        let files: Vec<_> = files.collect();
        let files = files.into_iter().map(|(path, thread)| (path, outcome(thread)));
        files.chain(outcome(operations)).collect()
    })
}

/// The result of a thread. One that panics is no reason for another panic.
fn outcome<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Writes the file of a module.
type Write = fn(&Api) -> File;

/// The modules that there is something for, but for that of the operations.
fn needed(api: &Api) -> Vec<(Module, Write)> {
    // Without operations there is nothing to connect for, only types.
    let has_client = !api.operations.is_empty();
    let has_servers = !api.servers.is_empty() || api.server_list.is_some();
    let has_forms = api.operations.iter().any(|operation| operation.form().is_some());
    let has_parameters = api.operations.iter().any(|operation| operation.parameters.is_some());
    let has_outcomes = api.with_outcomes().next().is_some();
    let modules: [(bool, Module, Write); 8] = [
        (!api.types.is_empty(), Module::Models, model::models),
        (has_client, Module::Settings, settings::settings),
        (has_forms, Module::Forms, form::forms),
        (has_parameters, Module::Parameters, parameter::parameters),
        (!api.headers.is_empty(), Module::Headers, header::headers),
        (has_outcomes, Module::Outcomes, outcome::outcomes),
        (!api.errors.is_empty(), Module::Errors, error::errors),
        (has_servers && has_client, Module::Servers, server::servers),
    ];
    let needed = modules.into_iter().filter(|(is_needed, ..)| *is_needed);
    needed.map(|(_, module, write)| (module, write)).collect()
}

/// The files of the operations, of which there may be several.
fn operations(api: &Api) -> Vec<(String, Finished)> {
    if api.operations.is_empty() {
        return Vec::new();
    }
    let files = operation::operations(api).into_iter();
    files.map(|(path, file)| (path, file.finish())).collect()
}

/// `mod.rs`, which says what callers get of the files beside it.
fn root<'a>(api: &Api, has_formats: bool, files: impl Iterator<Item = &'a String>) -> String {
    let modules: BTreeSet<&str> = files.map(|path| module_of(path)).collect();
    let modules = Vec::from_iter(modules);
    let has_client = !api.operations.is_empty();
    let public = modules.iter().filter(|name| match **name {
        // The methods of `operations` and `settings` are the client's own.
        "operations" | "settings" => false,
        // Of the runtime, callers need the client and the types for formats.
        "runtime" => has_client || has_formats,
        _ => true,
    });
    let exports = public.map(|name| {
        let name = identifier(name);
        quote!(pub use #name::*;)
    });
    let docs = format!("{}, version {} of the description.", api.title, api.version);
    let mut file = File::root(&docs);
    file.push(self::modules(&modules));
    file.push(exports.collect::<TokenStream>());
    file.finish().text
}

/// The module that a file belongs to, by its path.
fn module_of(path: &str) -> &str {
    path.split('/').next().unwrap_or(path).trim_end_matches(".rs")
}

/// The declarations of modules.
fn modules(names: &[&str]) -> TokenStream {
    let declarations = names.iter().map(|name| {
        let name = identifier(name);
        quote!(mod #name;)
    });
    declarations.collect()
}
