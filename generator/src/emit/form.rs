//! Bodies in parts: a struct for each, with a field for each part.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::file::{File, docs, identifier};
use super::imports::{Imports, list, tokens};
use crate::model::{
    Api, Form, Operation, Part, PartContent, PartHeader, PartHeaderValue, PartKind, Type,
};

/// `forms.rs`
pub(super) fn forms(api: &Api) -> File {
    let forms = || api.operations.iter().filter_map(Operation::form);
    let mut imports = Imports::default();
    for form in forms() {
        // What is bytes is a `FileBody`.
        let types = form.types().filter(|ty| !is_bytes(ty));
        types.for_each(|ty| imports.mention(ty));
        if form.rest.is_some() {
            imports.import("std::collections::BTreeMap");
        }
    }
    let mut file = File::new("Bodies of requests in several parts.");
    let external = imports.external();
    let parts =
        || forms().flat_map(|form| form.parts.iter().map(|part| &part.content).chain(&form.rest));
    let names = [
        ("FileBody", parts().any(|part| part.kind == PartKind::File && part.other.is_none())),
        ("FileOr", parts().any(|part| part.other.is_some())),
    ];
    let names = names.into_iter().filter_map(|(name, used)| used.then_some(name));
    let upload = list(&quote!(super::runtime::file_body), names);
    let models = imports.models(&quote!(super));
    file.push_lines(external);
    file.push_lines(quote!(#models use super::runtime::form; #upload));
    // Methods that differ in what they ask for send the same.
    let mut seen = BTreeSet::new();
    let mut is_new = |operation: &&Operation| {
        operation.form().is_some_and(|form| seen.insert(form.name.clone()))
    };
    let first = api.operations.iter().filter(|operation| is_new(operation));
    file.push(first.flat_map(form));
    file
}

fn form(operation: &Operation) -> Vec<TokenStream> {
    let Some(form) = operation.form() else { return Vec::new() };
    let name = identifier(&form.name);
    let method = format!("Client::{}", operation.name);
    let text = docs(&format!("The body of [`{method}`](super::{method}), in parts."));
    let default = (!requires_any(form)).then(|| quote!(, Default));
    let fields = form.parts.iter().flat_map(fields);
    let rest = form.rest.as_ref().map(|rest| {
        let value = content(rest);
        quote!(pub additional_properties: BTreeMap<String, #value>,)
    });
    let definition = quote! {
        #text
        #[derive(Debug #default)]
        pub struct #name {
            #(#fields,)*
            #rest
        }
    };
    vec![definition, into_form(operation, form)]
}

fn requires_any(form: &Form) -> bool {
    let requires = |header: &PartHeader| match &header.value {
        PartHeaderValue::Field { required, .. } => *required,
        PartHeaderValue::Constant(_) => false,
    };
    form.parts.iter().any(|part| part.required || part.headers.iter().any(requires))
}

/// The field of a part, and those of its headers.
fn fields(part: &Part) -> Vec<TokenStream> {
    let field = field(&part.name, &part.docs, &ty(part));
    let headers = part.headers.iter().filter_map(|header| match &header.value {
        PartHeaderValue::Constant(_) => None,
        PartHeaderValue::Field { name, docs, ty, required } => {
            let ty = tokens(ty);
            let ty = if *required { ty } else { quote!(Option<#ty>) };
            Some(self::field(name, docs, &ty))
        }
    });
    std::iter::once(field).chain(headers).collect()
}

fn field(name: &str, text: &str, ty: &TokenStream) -> TokenStream {
    let text = docs(text);
    let name = identifier(name);
    quote!(#text pub #name: #ty)
}

fn ty(part: &Part) -> TokenStream {
    let inner = content(&part.content);
    match part.required || lists_parts(&part.content) {
        true => inner,
        false => quote!(Option<#inner>),
    }
}

fn content(content: &PartContent) -> TokenStream {
    let ty = content.ty.bare();
    let is_list = matches!(ty, Type::List(_));
    match (content.kind, is_list) {
        (PartKind::File, true) => quote!(Vec<FileBody>),
        (PartKind::File, false) if content.other.is_some() => {
            let other = content.other.iter().map(|other| tokens(other.ty.bare()));
            quote!(FileOr<#(#other)*>)
        }
        (PartKind::File, false) => quote!(FileBody),
        _ => tokens(ty),
    }
}

/// Returns true if there is a part for each element of a list.
fn lists_parts(content: &PartContent) -> bool {
    let is_list = matches!(content.ty.bare(), Type::List(_));
    is_list && (content.kind != PartKind::Json || content.media_type.is_none())
}

fn is_bytes(ty: &Type) -> bool {
    match ty {
        Type::List(inner) => is_bytes(inner),
        other => *other == Type::Bytes,
    }
}

fn into_form(operation: &Operation, form: &Form) -> TokenStream {
    let name = identifier(&form.name);
    let other = operation.body.as_ref().filter(|body| body.media_type != body.kind.usual());
    let start = match other.map(|body| &body.media_type) {
        Some(media_type) => quote!(form::Form::of_type(#media_type)),
        None => quote!(form::Form::default()),
    };
    let calls = form.parts.iter().map(|part| {
        let headers = part.headers.iter().map(|header| self::header(part, header));
        let name = identifier(&part.name);
        let one = part.required && !lists_parts(&part.content);
        let values = if one { quote!([self.#name]) } else { quote!(self.#name) };
        let wire = &part.wire;
        let call = call(&part.content, &quote!(#wire), &values);
        quote!(#(#headers)* .#call)
    });
    let rest = form.rest.as_ref().map(|rest| {
        let (value, values) = closure(rest);
        let call = call(rest, &quote!(name), &values);
        quote!(.each(self.additional_properties, |form, name, #value| form.#call))
    });
    quote! {
        impl #name {
            pub(crate) fn into_form(self) -> form::Form {
                #start #(#calls)* #rest
            }
        }
    }
}

/// What a closure that adds a part calls its argument, and the parts in that.
fn closure(content: &PartContent) -> (Ident, TokenStream) {
    match lists_parts(content) {
        true => (identifier("values"), quote!(values)),
        false => (identifier("value"), quote!([value])),
    }
}

/// The call that adds a part, or one for each element of a list.
fn call(content: &PartContent, wire: &TokenStream, values: &TokenStream) -> TokenStream {
    let media_type = content.media_type.as_deref();
    match (content.kind, media_type) {
        (PartKind::File, media_type) => {
            let media_type = media_type.unwrap_or("application/octet-stream");
            let Some(other) = &content.other else {
                return quote!(files(#wire, #media_type, #values));
            };
            let (name, values_of) = closure(other);
            let call = call(other, &quote!(name), &values_of);
            quote!(files_or(#wire, #media_type, #values, |form, name, #name| form.#call))
        }
        (PartKind::Text, Some(media_type)) => quote!(texts_of_type(#wire, #media_type, #values)),
        (PartKind::Text, None) => quote!(texts(#wire, #values)),
        (PartKind::Scalar, _) => quote!(scalars(#wire, #values)),
        (PartKind::Json, _) => quote!(jsons(#wire, #values)),
    }
}

/// The call that adds a header to all parts of a name.
fn header(part: &Part, header: &PartHeader) -> TokenStream {
    let (part, wire) = (&part.wire, &header.wire);
    match &header.value {
        PartHeaderValue::Constant(text) => quote!(.header(#part, #wire, [#text])),
        PartHeaderValue::Field { name, required, .. } => {
            let name = identifier(name);
            let value = if *required { quote!([self.#name]) } else { quote!(self.#name) };
            quote!(.header(#part, #wire, #value))
        }
    }
}
