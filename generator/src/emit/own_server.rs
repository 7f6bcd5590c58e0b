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

/// The methods of the settings that tell what the URLs are, set or not.
pub(super) fn urls(api: &Api) -> Option<TokenStream> {
    let names: Vec<_> = api.own_servers.iter().map(|server| identifier(&server.name)).collect();
    let count = proc_macro2::Literal::usize_unsuffixed(names.len());
    let urls = api.own_servers.iter().map(|server| &server.url);
    let texts = api
        .own_servers
        .iter()
        .map(|server| docs(&format!("The URL of `{}`, as set or by the description.", server.url)));
    (!names.is_empty()).then(|| {
        quote! {
            /// The URLs of all servers that some operations have for themselves.
            pub(crate) fn own_servers(&self) -> [&str; #count] {
                [#(self.#names()),*]
            }

            #(
                #texts
                pub(crate) fn #names(&self) -> &str {
                    self.#names.as_deref().unwrap_or(#urls)
                }
            )*
        }
    })
}
