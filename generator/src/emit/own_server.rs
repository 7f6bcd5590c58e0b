//! The URLs of servers that some operations go to instead of the client's.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::token::{docs, identifier};
use crate::model::{Api, OwnServer};

/// The builder's method for such a URL.
pub(super) fn setter(imports: &mut Imports, server: &OwnServer) -> TokenStream {
    let described = Some(server.docs.as_str()).filter(|text| !text.is_empty());
    let usual = "The URL of a server that some operations have for themselves.";
    let mut paragraphs = vec![described.unwrap_or(usual).to_owned()];
    paragraphs.push(format!(
        "`{}` unless set. A relative URL is resolved against the base URL.\nIts calls carry the same credentials as \
         all others.",
        server.url
    ));
    let mut others: Vec<_> = server.others.iter().map(|url| format!("`{url}`")).collect();
    others.extend(server.variables.iter().map(|name| format!("[`{name}`](super::{name})")));
    if !others.is_empty() {
        paragraphs.push(format!("The description has others for it: {}.", others.join(", ")));
    }
    let docs = docs(&paragraphs.join("\n\n"));
    let name = identifier(&server.name);
    let format = imports.path("std::fmt");
    quote! {
        #docs
        pub fn #name(mut self, url: impl #format::Display) -> Self {
            self.settings.#name = Some(url.to_string());
            self
        }
    }
}

/// The URLs that a client has, set or not.
pub(super) fn urls(imports: &mut Imports, api: &Api) -> Vec<TokenStream> {
    if api.own_servers.is_empty() {
        return Vec::new();
    }
    let url = imports.path("url::Url");
    let error = imports.runtime("client", "BuildError");
    let own_server = imports.runtime("own_server", "own_server");
    let names: Vec<_> = api.own_servers.iter().map(|server| identifier(&server.name)).collect();
    let described = api.own_servers.iter().map(|server| &server.url);
    let definition = quote! {
        /// The URLs of servers that some operations have for themselves.
        #[derive(Debug)]
        pub(crate) struct Servers {
            #(pub(crate) #names: #url),*
        }
    };
    let methods = quote! {
        impl Servers {
            /// Resolves the URLs, as they are set or else described.
            pub(crate) fn new(base_url: &#url, settings: &Settings) -> Result<Self, #error> {
                let resolve = |set: &Option<String>, described| {
                    #own_server(base_url, set.as_deref().unwrap_or(described))
                };
                Ok(Self { #(#names: resolve(&settings.#names, #described)?),* })
            }
        }
    };
    vec![definition, methods]
}
