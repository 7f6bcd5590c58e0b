//! The start of requests, with the credentials and the settings that the client has.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::{Imports, Module};
use super::token::{docs, identifier};
use crate::model::{Api, CredentialKind, FilledPlace, RequestKind, SetParameter, Type};

/// The client's methods that operations start their requests with.
pub(super) fn requests(imports: &mut Imports, api: &Api) -> TokenStream {
    let client = imports.runtime("client", "Client");
    let requests = api.requests.iter().enumerate();
    let requests: Vec<_> =
        requests.map(|(index, kind)| request(imports, api, kind, index == 0)).collect();
    quote!(impl #client { #(#requests)* })
}

fn request(imports: &mut Imports, api: &Api, kind: &RequestKind, usual: bool) -> TokenStream {
    let text = if usual {
        docs("Starts a request with what usually goes out.")
    } else {
        docs("Starts a request of another kind than the usual.")
    };
    let name = identifier(&kind.name);
    let parameters =
        kind.carried.parameters.iter().filter_map(|SetParameter { filled, setting }| {
            let value = value(api, setting);
            Some(match filled.place {
                // Paths are put together where the operations are.
                FilledPlace::Path => return None,
                FilledPlace::Header => {
                    let header = filled.wire.to_ascii_lowercase();
                    quote!(.header(#header, #value))
                }
                FilledPlace::Query => {
                    let wire = &filled.wire;
                    quote!(.query(#wire, #value))
                }
            })
        });
    let accept = &api.accept;
    let retries = api.retries.as_ref().map(|name| {
        let name = imports.item(Module::Settings, name);
        quote!(.retry(&#name))
    });
    let started = imports.runtime("request", "Request");
    let method = imports.path("reqwest::Method");
    let start = quote!(#started::new(method) .accept(#accept) #retries);
    let body = match kind.carried.credentials.as_slice() {
        [] => quote!(#start #(#parameters)*),
        [only] => {
            let credentials = credentials(api, only);
            quote!(#start #credentials #(#parameters)*)
        }
        [several @ .., last] => {
            let several = several.iter().map(|alternative| {
                let set = alternative.iter().map(|name| {
                    let field = identifier(name);
                    quote!(self.settings.#field.is_some())
                });
                let credentials = credentials(api, alternative);
                quote!(if #(#set)&&* { request #credentials } else)
            });
            let last = credentials(api, last);
            quote! {
                let request = #start #(#parameters)*;
                #(#several)* { request #last }
            }
        }
    };
    quote! {
        #text
        pub(crate) fn #name(&self, method: #method) -> #started {
            #body
        }
    }
}

/// The value of a setting, if there is one: borrowed, unless that can be copied.
fn value(api: &Api, setting: &str) -> TokenStream {
    let field = identifier(setting);
    let ty = api.settings.iter().find(|known| known.name == setting).map(|known| &known.ty);
    match ty {
        Some(Type::String) | None => quote!(self.settings.#field.as_deref()),
        Some(Type::Boolean | Type::Integer(_) | Type::Number(_)) => quote!(self.settings.#field),
        Some(_) => quote!(self.settings.#field.as_ref()),
    }
}

/// The calls that add credentials to a request, as far as they are set.
fn credentials(api: &Api, names: &[String]) -> TokenStream {
    let credentials = api.credentials.iter().filter(|credential| names.contains(&credential.name));
    let calls = credentials.map(|credential| {
        let field = identifier(&credential.name);
        let value = quote!(self.settings.#field.as_ref());
        match &credential.kind {
            CredentialKind::Header(header) => {
                let header = header.to_ascii_lowercase();
                quote!(.secret_header(#header, #value))
            }
            CredentialKind::Query(parameter) => quote!(.secret_query(#parameter, #value)),
            CredentialKind::Cookie(cookie) => quote!(.secret_cookie(#cookie, #value)),
            CredentialKind::Bearer => quote!(.bearer(#value)),
            CredentialKind::Basic => quote!(.basic(#value)),
        }
    });
    quote!(#(#calls)*)
}
