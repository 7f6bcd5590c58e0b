//! The settings of the client: credentials, and parameters that are the same for all calls.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::{File, docs, identifier};
use crate::model::{Api, Credential, CredentialKind, RequestKind, Setting};

/// `settings.rs`
pub(super) fn settings(api: &Api) -> File {
    let mut file =
        File::new("What a client sends with its calls, and where to, unless told otherwise.");
    let secret = (!api.credentials.is_empty()).then(|| {
        quote!(
            use secrecy::SecretString;
        )
    });
    file.push_lines(quote!(use reqwest::Method; #secret));
    let build_error = is_checked(api).then(|| quote!(BuildError,));
    let has_setters = has_any(api);
    let builder = has_setters.then(|| quote!(, ClientBuilder));
    file.push_lines(quote! {
        use super::runtime::client::{#build_error Client #builder};
        use super::runtime::request::Request;
    });
    file.push([default_base_url(api)]);
    file.push(has_setters.then(|| fields(api)));
    file.push(check(api));
    if has_setters {
        let credentials = api.credentials.iter().map(credential);
        let settings = api.settings.iter().map(setting);
        file.push([quote!(impl ClientBuilder { #(#credentials)* #(#settings)* })]);
    }
    let requests =
        api.requests.iter().enumerate().map(|(index, kind)| request(api, kind, index == 0));
    file.push([quote!(impl Client { #(#requests)* })]);
    file
}

/// Whether there is something that no client can be built without.
pub(super) fn is_checked(api: &Api) -> bool {
    api.settings.iter().any(|setting| setting.required)
}

/// Whether there is anything for the client to keep.
pub(super) fn has_any(api: &Api) -> bool {
    !api.credentials.is_empty() || !api.settings.is_empty()
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
        let name = identifier(&setting.name);
        quote!(#name: Option<String>)
    });
    let fields = credentials.chain(settings);
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
            impl Settings {
                /// Whether everything is there that calls can't do without.
                pub(crate) fn check(&self) -> Result<(), BuildError> {
                    #(#required)*
                    Ok(())
                }
            }
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
    let headers: Vec<_> = setting.headers.iter().map(|header| format!("`{header}`")).collect();
    let plural = if headers.len() == 1 { "" } else { "s" };
    let required = if setting.required { " A client can't be built without it." } else { "" };
    let sent = format!("Sent in the header{plural} {}.{required}", headers.join(" and "));
    setter(&setting.name, &setting.docs, &sent, &quote!(String))
}

fn setter(name: &str, text: &str, sent: &str, r#type: &TokenStream) -> TokenStream {
    let text = if text.is_empty() { format!("Sets `{name}`.") } else { text.to_owned() };
    let docs = docs(&format!("{text}\n\n{sent}"));
    let name = identifier(name);
    quote! {
        #docs
        pub fn #name(mut self, #name: impl Into<#r#type>) -> Self {
            self.settings.#name = Some(#name.into());
            self
        }
    }
}

fn request(api: &Api, kind: &RequestKind, usual: bool) -> TokenStream {
    let text = if usual {
        docs("Starts a request with what usually goes out.")
    } else {
        docs("Starts a request of another kind than the usual.")
    };
    let name = identifier(&kind.name);
    let headers = kind.headers.iter().map(|(header, setting)| {
        let (header, field) = (header.to_ascii_lowercase(), identifier(setting));
        quote!(.header(#header, self.settings.#field.as_deref()))
    });
    let accept = &api.accept;
    let start = quote!(Request::new(method) .accept(#accept));
    let body = match kind.credentials.as_slice() {
        [] => quote!(#start #(#headers)*),
        [only] => {
            let credentials = credentials(api, only);
            quote!(#start #credentials #(#headers)*)
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
                let request = #start #(#headers)*;
                #(#several)* { request #last }
            }
        }
    };
    quote! {
        #text
        pub(crate) fn #name(&self, method: Method) -> Request {
            #body
        }
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
