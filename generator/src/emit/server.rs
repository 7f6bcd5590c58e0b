//! The servers of the description whose URLs have variables.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::file::File;
use super::imports::{Imports, Module};
use super::token::{docs, identifier};
use crate::model::{Api, Server, ServerList, ServerVariable, UrlPart, VariableValues};

/// `servers.rs`
pub(super) fn servers(api: &Api) -> File {
    let docs = match api.server_list {
        Some(_) => "The servers of the description, for `base_url`.",
        None => "The servers of the description whose URLs have variables, for `base_url`.",
    };
    let mut file = File::new(Module::Servers, docs);
    if api.operations.is_empty() {
        // There is nothing to connect for, only types.
        return file;
    }
    if let Some(servers) = &api.server_list {
        let items = list(&mut file.imports, servers);
        file.extend(items);
    }
    for server in &api.servers {
        let items = self::server(&mut file.imports, server);
        file.extend(items);
    }
    file
}

/// The enum of all servers.
fn list(imports: &mut Imports, list: &ServerList) -> Vec<TokenStream> {
    let name = identifier(&list.name);
    let variants = list.servers.iter().map(|server| {
        let text = docs(format!("`{}`\n\n{}", server.url, server.docs).trim_end());
        let name = identifier(&server.name);
        let variables = server.variables.as_ref().map(|variables| {
            let variables = identifier(variables);
            quote!((#variables))
        });
        quote!(#text #name #variables)
    });
    let arms = list.servers.iter().map(|server| {
        let (name, url) = (identifier(&server.name), &server.url);
        match server.variables {
            Some(_) => quote!(Self::#name(server) => server.fmt(f)),
            None => quote!(Self::#name => f.write_str(#url)),
        }
    });
    let definition = quote! {
        /// The servers of the description, for [`base_url`](super::ClientBuilder::base_url).
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum #name {
            #(#variants),*
        }
    };
    let display = display(imports, &name, &quote!(match self { #(#arms),* }));
    vec![definition, display]
}

fn server(imports: &mut Imports, server: &Server) -> Vec<TokenStream> {
    let name = identifier(&server.name);
    let text = docs(&format!("`{}`\n\n{}", server.url, server.docs));
    let fields = server.variables.iter().map(|variable| {
        let text = docs(&variable.docs);
        let name = identifier(&variable.name);
        let ty = match &variable.values {
            Some(values) => {
                let name = identifier(&values.name);
                quote!(#name)
            }
            None => quote!(String),
        };
        quote!(#text pub #name: #ty)
    });
    let definition = quote! {
        #text
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct #name {
            #(#fields),*
        }
    };
    let defaults = server.variables.iter().map(default);
    let default = quote! {
        impl Default for #name {
            fn default() -> Self {
                Self { #(#defaults),* }
            }
        }
    };
    let url = url(server);
    let mut items = vec![definition, default, display(imports, &name, &url)];
    let values = server.variables.iter().filter_map(|variable| variable.values.as_ref());
    items.extend(values.flat_map(|values| self::values(imports, values)));
    items
}

fn default(variable: &ServerVariable) -> TokenStream {
    let name = identifier(&variable.name);
    let default = &variable.default;
    let known = variable.values.as_ref().and_then(|values| {
        let value = values.variants.iter().find(|value| value.wire == *default)?;
        let (name, value) = (identifier(&values.name), identifier(&value.name));
        Some(quote!(#name::#value))
    });
    let value = known.unwrap_or_else(|| quote!(#default.to_owned()));
    quote!(#name: #value)
}

/// The expression that writes the URL of a server.
fn url(server: &Server) -> TokenStream {
    let mut template = String::new();
    let mut values = Vec::new();
    for part in &server.parts {
        match part {
            UrlPart::Text(text) => template.push_str(&text.replace('{', "{{").replace('}', "}}")),
            UrlPart::Variable(field) => {
                template.push_str("{}");
                let field = identifier(field);
                values.push(quote!(self.#field));
            }
        }
    }
    quote!(write!(f, #template, #(#values),*))
}

fn display(imports: &mut Imports, name: &Ident, body: &TokenStream) -> TokenStream {
    let format = imports.path("std::fmt");
    quote! {
        impl #format::Display for #name {
            fn fmt(&self, f: &mut #format::Formatter<'_>) -> #format::Result {
                #body
            }
        }
    }
}

/// The enum of a variable's values, which the description lists in full.
fn values(imports: &mut Imports, values: &VariableValues) -> Vec<TokenStream> {
    let name = identifier(&values.name);
    let variants = values.variants.iter().map(|value| {
        let text = docs(&value.docs);
        let name = identifier(&value.name);
        quote!(#text #name)
    });
    let arms = values.variants.iter().map(|value| {
        let (name, wire) = (identifier(&value.name), &value.wire);
        quote!(Self::#name => #wire)
    });
    let definition = quote! {
        /// A part of a server's URL.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum #name {
            #(#variants),*
        }
    };
    let text = quote!(f.write_str(match self { #(#arms),* }));
    let display = display(imports, &name, &text);
    vec![definition, display]
}
