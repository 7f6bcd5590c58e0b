//! From the model to the text of files. Nothing is decided here: one small function writes each
//! kind of item, and notes at that very place what the item needs from elsewhere. The imports of a
//! file, and the crates that a client depends on, follow from these notes.

mod body;
mod case;
mod constructor;
mod conversion;
mod crates;
mod derived;
mod documentation;
mod enumeration;
mod error;
mod file;
mod foreign;
mod form;
mod handle;
mod header;
mod imports;
mod index;
mod model;
mod model_file;
mod operation;
mod outcome;
mod own_server;
mod page;
mod parameter;
mod replacement;
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
use runtime::{Mentions, Runtime};
use token::identifier;

pub(crate) use file::HEADER;
pub(crate) use index::HEADER as MARKDOWN_HEADER;

/// All files of a client.
pub(crate) struct Emitted {
    /// The files of `src/generated/`.
    pub(crate) files: Files,
    /// The files around them in a new crate.
    pub(crate) scaffold: Files,
}

/// Writes the client.
pub(crate) fn emit(api: &Api) -> Emitted {
    let mut written = written(api);
    let mentions = written.values_mut().map(|file| std::mem::take(&mut file.mentions));
    let runtime = Runtime::new(&Mentions::together(mentions));
    let crates = Crates::of(written.values().map(|file| &file.imports), &runtime);
    let paths = written.keys().chain(runtime.files.keys());
    let modules: BTreeSet<&str> = paths.map(|path| module_of(path)).collect();
    let has_handles = api.groups.iter().any(|group| group.handle.is_some());
    let public = public(&modules, has_handles, runtime.has_exports);
    let root = root(api, &modules, &public);
    let scaffold = scaffold::scaffold(api, &crates, !public.is_empty());
    let mut files = runtime.files;
    files.extend(written.into_iter().map(|(path, file)| (path, file.text)));
    files.insert("mod.rs".to_owned(), root.finish().text);
    files.extend(index::index(api).map(|text| (index::PATH.to_owned(), text)));
    Emitted { files, scaffold }
}

/// The files for the description, by their paths.
fn written(api: &Api) -> BTreeMap<String, Finished> {
    // Turning tokens into text takes most of the time, and no file knows of another.
    std::thread::scope(|scope| {
        let folders = FOLDERS.map(|write| {
            scope.spawn(move || {
                let files = write(api).into_iter().filter(|(_, file)| !file.is_empty());
                files.map(|(path, file)| (path, file.finish())).collect::<Vec<_>>()
            })
        });
        let files = FILES.map(|(module, write)| {
            let file = scope.spawn(move || {
                let file = write(api);
                (!file.is_empty()).then(|| file.finish())
            });
            (format!("{}.rs", module.name()), file)
        });
        let files = files.into_iter().filter_map(|(path, file)| Some((path, joined(file)?)));
        let files: Vec<_> = files.collect();
        files.into_iter().chain(folders.into_iter().flat_map(joined)).collect()
    })
}

/// Writes the files of a module that may be a folder.
type WriteFolder = fn(&Api) -> Vec<(String, File)>;

/// The files of operations and of models.
const FOLDERS: [WriteFolder; 2] = [operation::operations, model_file::models];

/// Writes the file of a module.
type Write = fn(&Api) -> File;

/// The files with one kind of items each. One without any items is left out.
const FILES: [(Module, Write); 7] = [
    (Module::Settings, settings::settings),
    (Module::Forms, form::forms),
    (Module::Parameters, parameter::parameters),
    (Module::Headers, header::headers),
    (Module::Outcomes, outcome::outcomes),
    (Module::Errors, error::errors),
    (Module::Servers, server::servers),
];

/// The result of a thread. One that panics is no reason for another panic.
fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// `mod.rs`, which says what callers get of the files beside it.
fn root(api: &Api, modules: &BTreeSet<&str>, public: &[&str]) -> File {
    let exports = public.iter().map(|name| {
        let name = identifier(name);
        quote!(pub use #name::*;)
    });
    let docs = format!("{}, version {} of the description.", api.title, api.version);
    let mut file = File::root(&docs);
    file.push(self::modules(modules.iter().copied()));
    file.push(exports.collect::<TokenStream>());
    file
}

/// The modules that have something for callers.
fn public<'m>(modules: &BTreeSet<&'m str>, has_handles: bool, has_runtime: bool) -> Vec<&'m str> {
    let is_public = |name: &&str| match *name {
        // The methods of `operations` and `settings` are the client's own.
        "operations" => has_handles,
        "settings" => false,
        "runtime" => has_runtime,
        _ => true,
    };
    modules.iter().copied().filter(is_public).collect()
}

/// The module that a file belongs to, by its path.
fn module_of(path: &str) -> &str {
    path.split('/').next().unwrap_or(path).trim_end_matches(".rs")
}

/// The declarations of modules.
fn modules<'m>(names: impl IntoIterator<Item = &'m str>) -> TokenStream {
    let declarations = names.into_iter().map(|name| {
        let name = identifier(name);
        quote!(mod #name;)
    });
    declarations.collect()
}
