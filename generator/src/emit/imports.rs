//! The `use` lines of a file: the names that its items have from elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::runtime::Feature;
use super::token::identifier;
use crate::model::External;

/// The names that a file has from elsewhere. Whoever writes a name notes it here, at that very
/// place, and gets the identifier to write.
#[derive(Default)]
pub(super) struct Imports {
    /// The module that the file is, whose own names need no import.
    home: Option<Module>,
    /// The names that a file of several has, if the module is a folder.
    part: Option<BTreeSet<String>>,
    /// Names of the module's other files, which its root has all of.
    beside: BTreeSet<String>,
    /// Names of the generated code, by the module they are in, in the order of the `use` lines.
    own: BTreeMap<(Rank, String), BTreeSet<String>>,
    /// Names of other crates, by the module they are in.
    external: BTreeMap<String, BTreeSet<String>>,
    /// The versions of crates that types are from, where the configuration says them.
    versions: BTreeMap<String, String>,
    /// The features of the runtime that no name asks for.
    features: BTreeSet<Feature>,
}

/// A module of the generated code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Module {
    Errors,
    Forms,
    Headers,
    Models,
    Operations,
    Outcomes,
    Parameters,
    Servers,
    Settings,
}

impl Module {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Errors => "errors",
            Self::Forms => "forms",
            Self::Headers => "headers",
            Self::Models => "models",
            Self::Operations => "operations",
            Self::Outcomes => "outcomes",
            Self::Parameters => "parameters",
            Self::Servers => "servers",
            Self::Settings => "settings",
        }
    }

    /// The place of the module's `use` among the others.
    fn rank(self) -> Rank {
        match self {
            Self::Errors | Self::Forms | Self::Headers | Self::Models => Rank::BeforeFormats,
            Self::Operations | Self::Outcomes | Self::Parameters | Self::Servers => {
                Rank::AfterFormats
            }
            Self::Settings => Rank::Settings,
        }
    }
}

/// The order of the `use` lines, as far as it isn't that of the alphabet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    BeforeFormats,
    /// The runtime's types that stand for formats.
    Formats,
    AfterFormats,
    /// The runtime's functions for bodies.
    Bodies,
    Runtime,
    /// The runtime's notations of parameters and forms.
    Notations,
    Settings,
}

impl Imports {
    /// No imports yet, for the file of a module.
    pub(super) fn within(home: Module) -> Self {
        Self { home: Some(home), ..Self::default() }
    }

    /// No imports yet, for a file of a module that is a folder, with the names that it has.
    pub(super) fn within_part(home: Module, own: BTreeSet<String>) -> Self {
        Self { part: Some(own), ..Self::within(home) }
    }

    /// A name from another crate or the standard library.
    pub(super) fn path(&mut self, path: &str) -> Ident {
        let (module, name) = path.rsplit_once("::").unwrap_or(("", path));
        note(self.external.entry(module.to_owned()).or_default(), name);
        identifier(name)
    }

    /// A name of another module of the generated code.
    pub(super) fn item(&mut self, module: Module, name: &str) -> Ident {
        if self.home != Some(module) {
            self.own(module.rank(), module.name(), name);
        } else if self.part.as_ref().is_some_and(|own| !own.contains(name)) {
            note(&mut self.beside, name);
        }
        identifier(name)
    }

    /// A name of the runtime.
    pub(super) fn runtime(&mut self, module: &str, name: &str) -> Ident {
        self.own(Rank::Runtime, &format!("runtime::{module}"), name);
        identifier(name)
    }

    /// A module of the runtime, by which its functions are called.
    pub(super) fn runtime_module(&mut self, module: &str) -> Ident {
        let rank = match module {
            "form" | "lenient" | "nullable" => Rank::Bodies,
            "style" | "urlencoded" => Rank::Notations,
            _ => Rank::Runtime,
        };
        self.own(rank, &format!("runtime::{module}"), "self");
        identifier(module)
    }

    /// True if macros of the runtime are used. They name the rest of it as the modules of the root
    /// do, by `super::runtime`.
    pub(super) fn has_macros(&self) -> bool {
        let of_runtime = self.own.iter().filter(|((_, module), _)| module.starts_with("runtime::"));
        let mut names = of_runtime.flat_map(|(_, names)| names);
        names.any(|name| name != "self" && name.starts_with(char::is_lowercase))
    }

    /// Imports the runtime as a whole, by which the files below this one find it.
    pub(super) fn runtime_for_parts(&mut self) {
        self.own(Rank::Runtime, "runtime", "self");
    }

    /// The names of a type from outside the generated code.
    pub(super) fn external_type(&mut self, ty: &External) {
        for path in &ty.imports {
            match path.rsplit_once("::") {
                Some((module, name)) if module.starts_with("runtime::") => {
                    self.own(Rank::Formats, module, name);
                }
                _ => drop(self.path(path)),
            }
        }
        let dependency = ty.dependency.iter().cloned();
        self.versions.extend(dependency.map(|crate_| (crate_.name, crate_.version)));
    }

    /// The traits to derive for reading and writing with serde.
    pub(super) fn serde(&mut self) -> TokenStream {
        let (serialize, deserialize) =
            (self.path("serde::Serialize"), self.path("serde::Deserialize"));
        quote!(#serialize, #deserialize)
    }

    /// Asks the runtime for a feature that no name tells it of.
    pub(super) fn ask_for(&mut self, feature: Feature) {
        self.features.insert(feature);
    }

    /// The features that were asked for.
    pub(super) fn features(&self) -> impl Iterator<Item = Feature> {
        self.features.iter().copied()
    }

    /// The crates that names are from.
    pub(super) fn crates(&self) -> impl Iterator<Item = &str> {
        self.external.keys().filter_map(|module| module.split("::").next())
    }

    /// The crates that types are from and that the configuration gives versions of.
    pub(super) fn versions(&self) -> impl Iterator<Item = (String, String)> {
        self.versions.iter().map(|(name, version)| (name.clone(), version.clone()))
    }

    /// The `use` lines for names from outside, those of the standard library first.
    pub(super) fn external_uses(&self) -> TokenStream {
        let is_standard = |module: &str| module.split("::").next() == Some("std");
        let (standard, others): (Vec<_>, Vec<_>) =
            self.external.iter().partition(|(module, _)| is_standard(module));
        let modules = standard.into_iter().chain(others);
        modules.map(|(module, names)| list(module.split("::"), names)).collect()
    }

    /// The `use` lines for names of the generated code, in a file so many modules below its root.
    pub(super) fn own_uses(&self, depth: usize) -> TokenStream {
        let root = || std::iter::repeat_n("super", depth);
        let beside = list(std::iter::once("super"), &self.beside);
        let uses = self.own.iter();
        let uses = uses.map(|((_, module), names)| list(root().chain(module.split("::")), names));
        std::iter::once(beside).chain(uses).collect()
    }

    fn own(&mut self, rank: Rank, module: &str, name: &str) {
        note(self.own.entry((rank, module.to_owned())).or_default(), name);
    }
}

fn note(names: &mut BTreeSet<String>, name: &str) {
    if !names.contains(name) {
        names.insert(name.to_owned());
    }
}

/// One `use` for all names of a module, and for the module itself.
fn list<'a>(module: impl Iterator<Item = &'a str>, names: &BTreeSet<String>) -> TokenStream {
    let module: Vec<Ident> = module.filter(|part| !part.is_empty()).map(identifier).collect();
    let module = quote!(#(#module)::*);
    let (itself, names): (Vec<_>, Vec<_>) = names.iter().partition(|name| *name == "self");
    let names: Vec<Ident> = itself.iter().chain(&names).map(|name| identifier(name)).collect();
    match names.as_slice() {
        [] => TokenStream::new(),
        [_] if !itself.is_empty() => quote!(use #module;),
        [name] => quote!(use #module::#name;),
        names => quote!(use #module::{#(#names),*};),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_have_one_line_each_in_the_order_of_their_ranks() {
        let mut imports = Imports::within(Module::Settings);
        imports.path("reqwest::Method");
        imports.path("std::fmt");
        imports.runtime("walk", "Walk");
        imports.runtime("walk", "Next");
        imports.runtime_module("lenient");
        imports.runtime_module("style");
        imports.runtime("header", "ResponseHeaders");
        imports.runtime_module("header");
        imports.item(Module::Models, "Pet");
        let external = quote!(
            use std::fmt;
            use reqwest::Method;
        );
        assert_eq!(imports.external_uses().to_string(), external.to_string());
        let own = quote! {
            use super::models::Pet;
            use super::runtime::lenient;
            use super::runtime::header::{self, ResponseHeaders};
            use super::runtime::walk::{Next, Walk};
            use super::runtime::style;
        };
        assert_eq!(imports.own_uses(1).to_string(), own.to_string());
    }

    #[test]
    fn a_file_of_several_imports_what_the_others_have() {
        let mut imports = Imports::within_part(Module::Models, BTreeSet::from(["Pet".to_owned()]));
        imports.item(Module::Models, "Pet");
        imports.item(Module::Models, "Owner");
        assert_eq!(
            imports.own_uses(2).to_string(),
            quote!(
                use super::Owner;
            )
            .to_string()
        );
    }

    #[test]
    fn a_file_imports_nothing_from_itself() {
        let mut imports = Imports::within(Module::Models);
        assert_eq!(imports.item(Module::Models, "Pet").to_string(), "Pet");
        assert!(imports.own_uses(1).is_empty());
    }
}
