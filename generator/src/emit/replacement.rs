//! Replacements: methods of the client for single calls with another setting.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::{Imports, Module};
use super::token::{docs, identifier};
use super::types::tokens;
use crate::model::{Api, Setting};

/// The methods that give a client with another setting, if there are any.
pub(super) fn replacements(imports: &mut Imports, api: &Api) -> Option<TokenStream> {
    let replaced = api.settings.iter().filter_map(|it| Some((it, it.replacement.as_deref()?)));
    let methods = replaced.map(|(setting, method)| replacement(imports, setting, method));
    let methods: Vec<_> = methods.collect();
    (!methods.is_empty()).then(|| {
        let client = imports.runtime("client", "Client");
        quote!(impl #client { #(#methods)* })
    })
}

fn replacement(imports: &mut Imports, setting: &Setting, method: &str) -> TokenStream {
    let text = format!(
        "The same client with another `{0}`, for single calls: `client.{method}({0}).…`.",
        setting.name.trim_start_matches("r#")
    );
    let docs = docs(&text);
    let (name, method) = (identifier(&setting.name), identifier(method));
    let (ty, arc) = (tokens(imports, &setting.ty), imports.path("std::sync::Arc"));
    let settings = imports.item(Module::Settings, "Settings");
    quote! {
        #docs
        #[must_use = "the client itself stays as it is"]
        pub fn #method(&self, #name: impl Into<#ty>) -> Self {
            let mut settings = #settings::clone(&self.settings);
            settings.#name = Some(#name.into());
            let starts = #arc::new(Starts::of(&settings));
            Self { starts, settings: #arc::new(settings), ..self.clone() }
        }
    }
}
