//! The settings of the client: credentials, and parameters that are the same for all calls.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::{File, docs, identifier};
use super::imports::{Imports, tokens};
use super::own_server;
use super::{retry, start};
use crate::model::{Api, Credential, CredentialKind, Filled, FilledPlace, Setting};

/// `settings.rs`
pub(super) fn settings(api: &Api) -> File {
    let mut file =
        File::new("What a client sends with its calls, and where to, unless told otherwise.");
    let secret = (!api.credentials.is_empty()).then(|| {
        quote!(
            use secrecy::SecretString;
        )
    });
    let mut types = Imports::default();
    api.settings.iter().for_each(|setting| types.mention(&setting.ty));
    let format = (!api.own_servers.is_empty()).then(|| {
        quote!(
            use std::fmt;
        )
    });
    let repeats = !api.retry_policies.is_empty();
    let times = repeats.then(|| {
        quote!(
            use std::borrow::Cow;
            use std::time::Duration;
        )
    });
    file.push_lines(quote!(#format #times));
    file.push_lines(quote!(use reqwest::Method; #secret));
    let build_error = is_checked(api).then(|| quote!(BuildError,));
    let has_setters = has_any(api);
    let builder = has_setters.then(|| quote!(, ClientBuilder));
    let models = types.models(&quote!(super));
    let policy = repeats.then(|| {
        quote!(
            use super::runtime::retry::RetryPolicy;
        )
    });
    file.push_lines(quote! {
        #models
        use super::runtime::client::{#build_error Client #builder};
        use super::runtime::request::Request;
        #policy
    });
    file.push([default_base_url(api)]);
    file.push(retry::policies(api));
    file.push(has_setters.then(|| fields(api)));
    let (check, urls) = (check(api), own_server::urls(api));
    file.push((is_checked(api) || urls.is_some()).then(|| quote!(impl Settings { #check #urls })));
    file.push(messages(api));
    if has_setters {
        let credentials = api.credentials.iter().map(credential);
        let settings = api.settings.iter().map(setting);
        let servers = api.own_servers.iter().map(own_server::setter);
        file.push([quote!(impl ClientBuilder { #(#credentials)* #(#settings)* #(#servers)* })]);
    }
    file.push([start::requests(api)]);
    file
}

/// Whether there is something that no client can be built without.
pub(super) fn is_checked(api: &Api) -> bool {
    api.settings.iter().any(|setting| setting.required)
}

/// Whether there is anything for the client to keep.
pub(super) fn has_any(api: &Api) -> bool {
    !api.credentials.is_empty() || !api.settings.is_empty() || !api.own_servers.is_empty()
}

fn default_base_url(api: &Api) -> TokenStream {
    let value = match &api.default_base_url {
        Some(url) => quote!(Some(#url)),
        None => quote!(None),
    };
    quote! {
        /// The first server of the description.
        pub(crate) const DEFAULT_BASE_URL: Option<&str> = #value;
    }
}

fn fields(api: &Api) -> TokenStream {
    let credentials = api.credentials.iter().map(|credential| {
        let name = identifier(&credential.name);
        quote!(#name: Option<SecretString>)
    });
    let settings = api.settings.iter().map(|setting| {
        let (name, ty) = (identifier(&setting.name), tokens(&setting.ty));
        // Paths are put together where the operations are.
        let in_path = setting.parameters.iter().any(|filled| filled.place == FilledPlace::Path);
        let visibility = in_path.then(|| quote!(pub(crate)));
        quote!(#visibility #name: Option<#ty>)
    });
    let servers = api.own_servers.iter().map(|server| {
        let name = identifier(&server.name);
        quote!(#name: Option<String>)
    });
    let fields = credentials.chain(settings).chain(servers);
    quote! {
        /// What the builder was told.
        #[derive(Debug, Default)]
        pub(crate) struct Settings {
            #(#fields),*
        }
    }
}

fn check(api: &Api) -> Option<TokenStream> {
    let required = api.settings.iter().filter(|setting| setting.required).map(|setting| {
        let name = identifier(&setting.name);
        let text = &setting.name;
        quote! {
            if self.#name.is_none() {
                return Err(BuildError::Missing(#text));
            }
        }
    });
    is_checked(api).then(|| {
        quote! {
            /// Whether everything is there that calls can't do without.
            pub(crate) fn check(&self) -> Result<(), BuildError> {
                #(#required)*
                Ok(())
            }
        }
    })
}

fn messages(api: &Api) -> Option<TokenStream> {
    let pointers = &api.messages;
    (!pointers.is_empty()).then(|| {
        quote! {
            /// Where errors have their message, as the description says: JSON pointers.
            pub(crate) const MESSAGE_POINTERS: &[&str] = &[#(#pointers),*];
        }
    })
}

fn credential(credential: &Credential) -> TokenStream {
    let sent = match &credential.kind {
        CredentialKind::Header(name) => format!("Sent in the header `{name}`, and never shown."),
        CredentialKind::Query(name) => format!("Sent as `{name}` in the query, and never shown."),
        CredentialKind::Cookie(name) => format!("Sent in the cookie `{name}`, and never shown."),
        CredentialKind::Bearer => "Sent as a bearer token, and never shown.".to_owned(),
        CredentialKind::Basic => {
            "The user's name and the password with a colon between, sent by HTTP's basic authentication, and never \
             shown."
                .to_owned()
        }
    };
    setter(&credential.name, &credential.docs, &sent, &quote!(SecretString))
}

fn setting(setting: &Setting) -> TokenStream {
    let required = if setting.required { " A client can't be built without it." } else { "" };
    let sent = format!("Sent {}.{required}", places(&setting.parameters));
    setter(&setting.name, &setting.docs, &sent, &tokens(&setting.ty))
}

/// Where a setting goes, for people.
fn places(parameters: &[Filled]) -> String {
    let headers = parameters.iter().filter(|filled| filled.place == FilledPlace::Header);
    let headers: Vec<_> = headers.map(|filled| format!("`{}`", filled.wire)).collect();
    let plural = if headers.len() == 1 { "" } else { "s" };
    let headers =
        (!headers.is_empty()).then(|| format!("in the header{plural} {}", headers.join(" and ")));
    let others = parameters.iter().filter_map(|filled| match filled.place {
        FilledPlace::Path => Some(format!("as `{}` in the path", filled.wire)),
        FilledPlace::Query => Some(format!("as `{}` in the query", filled.wire)),
        FilledPlace::Header => None,
    });
    headers.into_iter().chain(others).collect::<Vec<_>>().join(" and ")
}

fn setter(name: &str, text: &str, sent: &str, ty: &TokenStream) -> TokenStream {
    let text = if text.is_empty() { format!("Sets `{name}`.") } else { text.to_owned() };
    let docs = docs(&format!("{text}\n\n{sent}"));
    let name = identifier(name);
    quote! {
        #docs
        pub fn #name(mut self, #name: impl Into<#ty>) -> Self {
            self.settings.#name = Some(#name.into());
            self
        }
    }
}
