//! The settings of the client: credentials, and parameters that are the same for all calls.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::file::File;
use super::imports::{Imports, Module};
use super::runtime::Feature;
use super::token::{docs, identifier};
use super::types::tokens;
use super::{own_server, replacement, retry, start};
use crate::model::{Api, Credential, CredentialKind, Filled, FilledPlace, Setting};

/// `settings.rs`
pub(super) fn settings(api: &Api) -> File {
    let docs =
        "The settings of a client: what goes out with its calls, and the addresses of servers.";
    let mut file = File::new(Module::Settings, docs);
    if api.operations.is_empty() {
        // There is nothing to connect for, only types.
        return file;
    }
    let imports = &mut file.imports;
    let mut items = vec![default_base_url(api)];
    items.extend(retry::policies(imports, api));
    items.extend(fields(imports, api));
    items.extend(methods(imports, api));
    items.extend(messages(imports, api));
    items.extend(setters(imports, api));
    items.extend(own_server::urls(imports, api));
    items.extend(start::requests(imports, api));
    items.extend(replacement::replacements(imports, api));
    file.extend(items);
    file
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

/// The struct of all that the builder was told, if it can be told anything.
fn fields(imports: &mut Imports, api: &Api) -> Option<TokenStream> {
    let credentials = api.credentials.iter().map(|credential| {
        let name = identifier(&credential.name);
        let secret = secret(imports);
        quote!(#name: Option<#secret>)
    });
    let mut fields: Vec<_> = credentials.collect();
    fields.extend(api.settings.iter().map(|setting| {
        let (name, ty) = (identifier(&setting.name), tokens(imports, &setting.ty));
        // Paths are put together where the operations are.
        let in_path = setting.parameters.iter().any(|filled| filled.place == FilledPlace::Path);
        let visibility = in_path.then(|| quote!(pub(crate)));
        quote!(#visibility #name: Option<#ty>)
    }));
    fields.extend(api.own_servers.iter().map(|server| {
        let name = identifier(&server.name);
        quote!(#name: Option<String>)
    }));
    (!fields.is_empty()).then(|| {
        let is_replaced = api.settings.iter().any(|setting| setting.replacement.is_some());
        let clone = is_replaced.then(|| quote!(Clone,));
        quote! {
            /// The settings that the builder was given.
            #[derive(Debug, #clone Default)]
            pub(crate) struct Settings {
                #(#fields),*
            }
        }
    })
}

/// The methods of the settings themselves.
fn methods(imports: &mut Imports, api: &Api) -> Option<TokenStream> {
    check(imports, api).map(|check| quote!(impl Settings { #check }))
}

fn check(imports: &mut Imports, api: &Api) -> Option<TokenStream> {
    let mut required = api.settings.iter().filter(|setting| setting.required).peekable();
    required.peek()?;
    imports.ask_for(Feature::RequiredSettings);
    let error = imports.runtime("client", "BuildError");
    let required = required.map(|setting| {
        let name = identifier(&setting.name);
        let text = &setting.name;
        quote! {
            if self.#name.is_none() {
                return Err(#error::Missing(#text));
            }
        }
    });
    Some(quote! {
        /// Checks that no setting is missing that every call needs.
        pub(crate) fn check(&self) -> Result<(), #error> {
            #(#required)*
            Ok(())
        }
    })
}

fn messages(imports: &mut Imports, api: &Api) -> Option<TokenStream> {
    if api.leaves_out {
        imports.ask_for(Feature::LeftOut);
    }
    let pointers = &api.messages;
    (!pointers.is_empty()).then(|| {
        imports.ask_for(Feature::MessagePointers);
        quote! {
            /// The places of the message in errors, by the description: JSON pointers.
            pub(crate) const MESSAGE_POINTERS: &[&str] = &[#(#pointers),*];
        }
    })
}

/// The methods of the builder.
fn setters(imports: &mut Imports, api: &Api) -> Option<TokenStream> {
    let mut setters: Vec<_> = api.credentials.iter().map(|it| credential(imports, it)).collect();
    setters.extend(api.settings.iter().map(|it| setting(imports, it)));
    setters.extend(api.own_servers.iter().map(|it| own_server::setter(imports, it)));
    (!setters.is_empty()).then(|| {
        let builder = imports.runtime("client", "ClientBuilder");
        quote!(impl #builder { #(#setters)* })
    })
}

/// The type of credentials.
fn secret(imports: &mut Imports) -> TokenStream {
    imports.path("secrecy::SecretString").to_token_stream()
}

fn credential(imports: &mut Imports, credential: &Credential) -> TokenStream {
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
    setter(&credential.name, &credential.docs, &sent, &secret(imports))
}

fn setting(imports: &mut Imports, setting: &Setting) -> TokenStream {
    let required = if setting.required { " A client can't be built without it." } else { "" };
    let sent = format!("Sent {}.{required}", places(&setting.parameters));
    setter(&setting.name, &setting.docs, &sent, &tokens(imports, &setting.ty))
}

/// The places that a setting goes to, for people.
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
