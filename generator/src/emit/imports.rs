//! The `use` lines of a file: what its items mention.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::file::identifier;
use crate::model::Type;

/// What is mentioned of other modules.
#[derive(Default)]
pub(super) struct Imports {
    models: BTreeSet<String>,
    headers: BTreeSet<String>,
    /// Names of the runtime, by the module they are in.
    runtime: BTreeMap<String, BTreeSet<String>>,
    /// Names of the runtime that stand for formats, by the module they are in.
    formats: BTreeMap<String, BTreeSet<String>>,
    /// Names of other crates, by the module they are in.
    external: BTreeMap<String, BTreeSet<String>>,
    /// The versions of crates that types are from without an import.
    dependencies: BTreeMap<String, String>,
}

impl Imports {
    /// Notes what a type mentions.
    pub(super) fn mention(&mut self, ty: &Type) {
        match ty {
            Type::List(inner) | Type::Nullable(inner) | Type::Boxed(inner) => self.mention(inner),
            Type::Map(inner) => {
                self.import("std::collections::BTreeMap");
                self.mention(inner);
            }
            Type::Tuple(types) => types.iter().for_each(|ty| self.mention(ty)),
            Type::Json => self.import("serde_json::Value"),
            Type::Bytes => self.import("bytes::Bytes"),
            Type::Named(name) => {
                self.models.insert(name.clone());
            }
            Type::External(external) => {
                external.imports.iter().for_each(|path| self.import(path));
                let dependency = external.dependency.iter().cloned();
                self.dependencies.extend(dependency.map(|crate_| (crate_.name, crate_.version)));
            }
            _ => {}
        }
    }

    /// Notes a path from outside the crate, or from the runtime.
    pub(super) fn import(&mut self, path: &str) {
        let (module, name) = path.rsplit_once("::").unwrap_or(("", path));
        if let Some(module) = module.strip_prefix("runtime::") {
            self.formats.entry(module.to_owned()).or_default().insert(name.to_owned());
            return;
        }
        self.external.entry(module.to_owned()).or_default().insert(name.to_owned());
    }

    /// Notes a type of the runtime.
    pub(super) fn runtime(&mut self, module: &str, name: &str) {
        self.runtime.entry(module.to_owned()).or_default().insert(name.to_owned());
    }

    /// Notes a struct of headers.
    pub(super) fn headers(&mut self, name: &str) {
        self.headers.insert(name.to_owned());
    }

    /// Notes that serde's traits are derived.
    pub(super) fn derive_serde(&mut self) {
        self.import("serde::Deserialize");
        self.import("serde::Serialize");
    }

    /// Whether a module of the runtime stands for a format.
    pub(super) fn uses_runtime(&self, module: &str) -> bool {
        self.formats.contains_key(module)
    }

    /// The crates that something is from, with those versions that are known.
    pub(super) fn crates(&self) -> BTreeMap<String, Option<String>> {
        let first = |module: &String| Some((module.split("::").next()?.to_owned(), None));
        let imported = self.external.keys().filter_map(first);
        let versions =
            self.dependencies.iter().map(|(name, version)| (name.clone(), Some(version.clone())));
        imported.chain(versions).collect()
    }

    /// The imports from outside the crate, those of the standard library first.
    pub(super) fn external(&self) -> TokenStream {
        let of_std = |module: &&String| module.starts_with("std::");
        let modules = self.external.keys();
        let modules =
            modules.clone().filter(of_std).chain(modules.filter(|module| !of_std(module)));
        modules.map(|module| self.of_module(module)).collect()
    }

    /// The imports of structs of headers.
    pub(super) fn header_structs(&self, root: &TokenStream) -> TokenStream {
        list(&quote!(#root::headers), self.headers.iter().map(String::as_str))
    }

    /// The imports of types of the runtime.
    pub(super) fn runtime_types(&self, root: &TokenStream) -> TokenStream {
        of_runtime(&self.runtime, root)
    }

    /// The imports of types of the description, and of those for formats.
    pub(super) fn models(&self, root: &TokenStream) -> TokenStream {
        let models = list(&quote!(#root::models), self.models.iter().map(String::as_str));
        let formats = self.formats(root);
        quote!(#models #formats)
    }

    /// The imports of types of the runtime that stand for formats.
    pub(super) fn formats(&self, root: &TokenStream) -> TokenStream {
        of_runtime(&self.formats, root)
    }

    fn of_module(&self, module: &str) -> TokenStream {
        let path = module.split("::").map(identifier);
        list(&quote!(#(#path)::*), self.external[module].iter().map(String::as_str))
    }
}

fn of_runtime(names: &BTreeMap<String, BTreeSet<String>>, root: &TokenStream) -> TokenStream {
    let import = |(module, names): (&String, &BTreeSet<String>)| {
        let module = identifier(module);
        list(&quote!(#root::runtime::#module), names.iter().map(String::as_str))
    };
    names.iter().map(import).collect()
}

/// One `use` for several names of a module.
pub(super) fn list<'a>(module: &TokenStream, names: impl Iterator<Item = &'a str>) -> TokenStream {
    let names: BTreeSet<&str> = names.collect();
    let names: Vec<_> = names.into_iter().map(identifier).collect();
    match names.as_slice() {
        [] => TokenStream::new(),
        [name] => quote!(use #module::#name;),
        names => quote!(use #module::{#(#names),*};),
    }
}

/// A type as it is written.
pub(super) fn tokens(ty: &Type) -> TokenStream {
    match ty {
        Type::Boolean => quote!(bool),
        Type::Integer(integer) => identifier(integer.name()).to_token_stream(),
        Type::Number(float) => identifier(float.name()).to_token_stream(),
        Type::String => quote!(String),
        Type::Bytes => quote!(Bytes),
        Type::Null => quote!(()),
        Type::Json => quote!(Value),
        Type::List(inner) => {
            let inner = tokens(inner);
            quote!(Vec<#inner>)
        }
        Type::Tuple(types) => {
            let types = types.iter().map(tokens);
            quote!((#(#types,)*))
        }
        Type::Map(inner) => {
            let inner = tokens(inner);
            quote!(BTreeMap<String, #inner>)
        }
        Type::Nullable(inner) => {
            let inner = tokens(inner);
            quote!(Option<#inner>)
        }
        Type::Boxed(inner) => {
            let inner = tokens(inner);
            quote!(Box<#inner>)
        }
        Type::Named(name) => {
            let name = identifier(name);
            quote!(#name)
        }
        Type::External(external) => {
            external.written.parse().expect("the configuration and the table of formats hold types")
        }
    }
}
