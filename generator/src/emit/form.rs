//! Bodies in parts: a struct for each, with a field for each part.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::constructor::{Member, item, promise, rest};
use super::file::File;
use super::imports::{Imports, Module};
use super::token::{docs, identifier};
use super::types::{map, tokens};
use crate::model::{
    Api, Form, Operation, Part, PartContent, PartHeader, PartHeaderValue, PartKind,
};

/// `forms.rs`
pub(super) fn forms(api: &Api) -> File {
    let mut file = File::new(Module::Forms, "Bodies of requests in several parts.");
    // Methods that differ in what they ask for send the same.
    let mut seen = BTreeSet::new();
    for operation in &api.operations {
        let Some(form) = operation.form().filter(|form| seen.insert(&form.name)) else { continue };
        let definition = definition(&mut file.imports, operation, form);
        file.push(definition);
        let constructor = constructor(&mut file.imports, form);
        file.extend(constructor);
        let into_form = into_form(&mut file.imports, operation, form);
        file.push(into_form);
    }
    file
}

fn definition(imports: &mut Imports, operation: &Operation, form: &Form) -> TokenStream {
    let name = identifier(&form.name);
    let method = operation.method_path();
    let text = docs(&format!("The body of [`{method}`](super::{method}), in parts."));
    let default = form.constructor.is_none().then(|| quote!(, Default));
    let promise = promise(&text, form.constructor.as_ref());
    let fields: Vec<_> = form.parts.iter().flat_map(|part| fields(imports, part)).collect();
    let rest = form.rest.as_ref().map(|rest| {
        let values = content(imports, rest);
        let rest = map(imports, &values);
        quote!(pub additional_properties: #rest,)
    });
    quote! {
        #text
        #promise
        #[derive(Debug #default)]
        pub struct #name {
            #(#fields,)*
            #rest
        }
    }
}

/// The constructor, if something must be given.
fn constructor(imports: &mut Imports, form: &Form) -> Option<TokenStream> {
    let constructor = form.constructor.as_ref()?;
    let mut members: Vec<_> = form.parts.iter().flat_map(|part| members(imports, part)).collect();
    if form.rest.is_some() {
        members.push(rest(imports));
    }
    Some(item(&identifier(&form.name), constructor, &members))
}

/// The members of a part and of its headers.
fn members(imports: &mut Imports, part: &Part) -> Vec<Member> {
    let ty = content(imports, &part.content);
    let start = if lists_parts(&part.content) { quote!(Vec::new()) } else { quote!(None) };
    let member = |name: &str, ty, start| Member {
        name: name.to_owned(),
        ty,
        boxed: false,
        start,
        deprecated: false,
    };
    let mut members = vec![member(&part.name, ty, start)];
    for header in &part.headers {
        if let PartHeaderValue::Field { name, ty, .. } = &header.value {
            members.push(member(name, tokens(imports, ty), quote!(None)));
        }
    }
    members
}

/// The field of a part, and those of its headers.
fn fields(imports: &mut Imports, part: &Part) -> Vec<TokenStream> {
    let mut fields = vec![field(&part.name, &part.docs, &part_type(imports, part))];
    for header in &part.headers {
        if let PartHeaderValue::Field { name, docs, ty, required } = &header.value {
            let ty = tokens(imports, ty);
            let ty = if *required { ty } else { quote!(Option<#ty>) };
            fields.push(field(name, docs, &ty));
        }
    }
    fields
}

fn field(name: &str, text: &str, ty: &TokenStream) -> TokenStream {
    let text = docs(text);
    let name = identifier(name);
    quote!(#text pub #name: #ty)
}

fn part_type(imports: &mut Imports, part: &Part) -> TokenStream {
    let inner = content(imports, &part.content);
    match part.required || lists_parts(&part.content) {
        true => inner,
        false => quote!(Option<#inner>),
    }
}

fn content(imports: &mut Imports, content: &PartContent) -> TokenStream {
    let ty = content.ty.bare();
    match (content.kind, &content.other) {
        (PartKind::File, Some(other)) => {
            let either = imports.runtime("file_body", "FileOr");
            let other = tokens(imports, other.ty.bare());
            quote!(#either<#other>)
        }
        (PartKind::File, None) => {
            let file = imports.runtime("file_body", "FileBody");
            if ty.is_list() { quote!(Vec<#file>) } else { quote!(#file) }
        }
        (PartKind::Text | PartKind::Scalar | PartKind::Json, _) => tokens(imports, ty),
    }
}

/// Returns true if there is a part for each element of a list.
fn lists_parts(content: &PartContent) -> bool {
    content.ty.is_list() && (content.kind != PartKind::Json || content.media_type.is_none())
}

fn into_form(imports: &mut Imports, operation: &Operation, form: &Form) -> TokenStream {
    let name = identifier(&form.name);
    let module = imports.runtime_module("form");
    let unusual = operation.body.as_ref().and_then(|body| body.unusual_media_type());
    let start = match unusual {
        Some(media_type) => quote!(#module::Form::of_type(#media_type)),
        None => quote!(#module::Form::default()),
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
            pub(crate) fn into_form(self) -> #module::Form {
                #start #(#calls)* #rest
            }
        }
    }
}

/// The argument of a closure that adds a part, and the parts in that.
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
