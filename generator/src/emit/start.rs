//! The start of requests, with the credentials and the settings that the client has.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::imports::{Imports, Module};
use super::runtime::Feature;
use super::token::{docs, identifier};
use crate::model::{Api, CredentialKind, FilledPlace, RequestKind, SetParameter, Type};

/// The requests that are prepared when a client is built, and the client's methods by which
/// operations start theirs from these.
pub(super) fn requests(imports: &mut Imports, api: &Api) -> Vec<TokenStream> {
    let (client, builder) =
        (imports.runtime("client", "Client"), imports.runtime("client", "ClientBuilder"));
    let request = imports.runtime("request", "Request");
    let names: Vec<_> = api.requests.iter().map(|kind| identifier(&kind.name)).collect();
    let prepared: Vec<_> = api.requests.iter().map(|kind| prepared(imports, api, kind)).collect();
    let methods: Vec<_> =
        api.requests.iter().enumerate().map(|(index, kind)| method(imports, kind, index)).collect();
    let carries_something = api.requests.iter().any(RequestKind::carries_something);
    let check = carries_something.then(|| check(imports, &names));
    let (parameter, settings) = match carries_something {
        true => (quote!(builder), Some(quote!(let settings = &builder.settings;))),
        false => (quote!(_), None),
    };
    let definition = quote! {
        /// The requests that calls start from, with the credentials and settings they carry.
        #[derive(Debug)]
        pub(crate) struct Starts {
            #(#names: #request),*
        }
    };
    let starts = quote! {
        impl Starts {
            /// Prepares the requests for all calls.
            pub(crate) fn new(#parameter: &#builder) -> Self {
                #settings
                Self { #(#names: #prepared),* }
            }

            #check
        }
    };
    vec![definition, starts, quote!(impl #client { #(#methods)* })]
}

/// The method of the prepared requests that finds a setting which can't be sent.
fn check(imports: &mut Imports, names: &[Ident]) -> TokenStream {
    imports.ask_for(Feature::Settings);
    let error = imports.runtime("error", "CallError");
    let checks = names.iter().map(|name| quote!(self.#name.check()));
    let checks = checks.reduce(|all, check| quote!(#all?; #check));
    quote! {
        /// Checks that every setting can be sent.
        pub(crate) fn check(&self) -> Result<(), #error> {
            #checks
        }
    }
}

/// The client's method that starts a request of a kind.
fn method(imports: &mut Imports, kind: &RequestKind, index: usize) -> TokenStream {
    let text = match index {
        0 => docs("Starts a request with what usually goes out."),
        _ => docs("Starts a request of another kind than the usual."),
    };
    let name = identifier(&kind.name);
    let started = imports.runtime("request", "Request");
    let method = imports.path("reqwest::Method");
    quote! {
        #text
        pub(crate) fn #name(&self, method: #method) -> #started {
            self.starts.#name.start(method)
        }
    }
}

/// The prepared request of a kind.
fn prepared(imports: &mut Imports, api: &Api, kind: &RequestKind) -> TokenStream {
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
    let start = quote!(#started::new() .accept(#accept) #retries);
    match kind.carried.credentials.as_slice() {
        [] => quote!(#start #(#parameters)*),
        [only] => {
            let credentials = credentials(api, only);
            quote!(#start #credentials #(#parameters)*)
        }
        [several @ .., last] => {
            let several = several.iter().map(|alternative| {
                let set = alternative.iter().map(|name| {
                    let field = identifier(name);
                    quote!(settings.#field.is_some())
                });
                let credentials = credentials(api, alternative);
                quote!(if #(#set)&&* { request #credentials } else)
            });
            let last = credentials(api, last);
            quote! {
                {
                    let request = #start #(#parameters)*;
                    #(#several)* { request #last }
                }
            }
        }
    }
}

/// The value of a setting, if there is one: borrowed, unless that can be copied.
fn value(api: &Api, setting: &str) -> TokenStream {
    let field = identifier(setting);
    let ty = api.settings.iter().find(|known| known.name == setting).map(|known| &known.ty);
    match ty {
        Some(Type::String) | None => quote!(settings.#field.as_deref()),
        Some(Type::Boolean | Type::Integer(_) | Type::Number(_)) => quote!(settings.#field),
        Some(_) => quote!(settings.#field.as_ref()),
    }
}

/// The calls that add credentials to a request, as far as they are set.
fn credentials(api: &Api, names: &[String]) -> TokenStream {
    let credentials = api.credentials.iter().filter(|credential| names.contains(&credential.name));
    let calls = credentials.map(|credential| {
        let field = identifier(&credential.name);
        let value = quote!(settings.#field.as_ref());
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
