//! Constructors: a function `new` for each struct that callers make and that has no default, and
//! the sentence in its documentation that says so.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::imports::Imports;
use super::token::{docs, identifier};
use super::types::tokens;
use crate::model::{
    Constant, Constructor, ConstructorArgument, Field, Presence, Shape, Struct, Taken, Type,
};

/// The most arguments of a function that clippy puts up with.
const MAX_ARGUMENTS: usize = 7;

/// A field of a struct, as the constructor sees it.
pub(super) struct Member {
    pub(super) name: String,
    /// The type of the value that may be given for it.
    pub(super) ty: TokenStream,
    /// True if that is on the heap.
    pub(super) boxed: bool,
    /// The value that it starts with if none is given.
    pub(super) start: TokenStream,
    /// True if its use is a warning.
    pub(super) deprecated: bool,
}

/// The sentence in the documentation of a struct that says how callers make values of it, so that
/// new fields break nobody. It stands behind other documentation, if there is any.
pub(super) fn promise(others: &TokenStream, constructor: Option<&Constructor>) -> TokenStream {
    let takes_something = constructor.is_some_and(|it| !it.is_default());
    let function = if takes_something { "new" } else { "default" };
    let before = if others.is_empty() { "" } else { "\n" };
    docs(&format!("{before}Made by [`Self::{function}`] and `..`: new fields may come."))
}

/// The same for a type, if it is a struct and callers make values of it.
pub(super) fn promise_of(shape: &Shape, others: &TokenStream) -> Option<TokenStream> {
    match shape {
        Shape::Struct(object) if !object.non_exhaustive => {
            Some(promise(others, object.constructor.as_ref()))
        }
        Shape::Struct(_) | Shape::Enumeration(_) | Shape::Union(_) => None,
        Shape::Alias(_) | Shape::Newtype(_) => None,
    }
}

/// The constructor of a struct for an object, if it has one.
pub(super) fn of_struct(
    imports: &mut Imports,
    name: &Ident,
    object: &Struct,
) -> Option<TokenStream> {
    let constructor = object.constructor.as_ref()?;
    let mut members: Vec<_> = object.fields.iter().map(|field| member(imports, field)).collect();
    if object.rest.is_some() {
        members.push(rest(imports));
    }
    Some(item(name, constructor, &members))
}

/// A constructor, in a block of its own. One that takes nothing is the default.
pub(super) fn item(name: &Ident, constructor: &Constructor, members: &[Member]) -> TokenStream {
    let argument = |member: &Member| constructor.argument(&member.name);
    let given = members.iter().filter_map(|member| Some((member, argument(member)?)));
    let parameters: Vec<_> = given.map(|(member, taken)| parameter(member, taken)).collect();
    let values: Vec<_> = members.iter().map(|member| set(member, argument(member))).collect();
    let starts_deprecated =
        members.iter().any(|member| member.deprecated && argument(member).is_none());
    let deprecated = starts_deprecated
        .then(|| quote!(#[expect(deprecated, reason = "fields nobody gives are there, too")]));
    if constructor.is_default() {
        return quote! {
            impl Default for #name {
                #deprecated
                fn default() -> Self {
                    Self { #(#values),* }
                }
            }
        };
    }
    let many = (parameters.len() > MAX_ARGUMENTS).then(
        || quote!(#[expect(clippy::too_many_arguments, reason = "all of them must be given")]),
    );
    let text = docs("Makes a value of what must be given; everything else is left out.");
    quote! {
        impl #name {
            #text
            #deprecated
            #many
            #[must_use]
            pub fn new(#(#parameters),*) -> Self {
                Self { #(#values),* }
            }
        }
    }
}

/// The map of further properties.
pub(super) fn rest(imports: &mut Imports) -> Member {
    let map = imports.path("std::collections::BTreeMap");
    Member {
        name: "additional_properties".to_owned(),
        ty: TokenStream::new(),
        boxed: false,
        start: quote!(#map::new()),
        deprecated: false,
    }
}

fn member(imports: &mut Imports, field: &Field) -> Member {
    let (ty, boxed) = match &field.ty {
        Type::Boxed(inner) => (&**inner, true),
        ty => (ty, false),
    };
    Member {
        name: field.name.clone(),
        ty: tokens(imports, ty),
        boxed,
        start: start(imports, field),
        deprecated: field.deprecated && field.presence.is_optional(),
    }
}

/// The value of a field that isn't given: nothing, or the only or empty value of its type.
fn start(imports: &mut Imports, field: &Field) -> TokenStream {
    if let Some(constant) = field.constant.as_ref().filter(|_| !field.presence.is_optional()) {
        return match constant {
            Constant::Boolean(value) => quote!(#value),
            Constant::Number(digits) => digits.parse().unwrap_or_default(),
            Constant::Text(text) => quote!(#text.to_owned()),
        };
    }
    match (field.presence, &field.ty) {
        (Presence::Required | Presence::Defaulted, Type::List(_)) => quote!(Vec::new()),
        (Presence::Required | Presence::Defaulted, Type::Map(_)) => {
            let map = imports.path("std::collections::BTreeMap");
            quote!(#map::new())
        }
        (Presence::Required | Presence::Defaulted, ty) => {
            let ty = tokens(imports, ty);
            quote!(#ty::default())
        }
        (Presence::Nullable | Presence::Optional, _) => quote!(None),
        (Presence::OptionalNullable | Presence::OptionalAny, _) => quote!(None),
    }
}

fn parameter(member: &Member, argument: &ConstructorArgument) -> TokenStream {
    let (name, ty) = (identifier(&member.name), &member.ty);
    match argument.taken {
        Taken::Itself => quote!(#name: #ty),
        Taken::Converted => quote!(#name: impl Into<#ty>),
        Taken::OrNull => quote!(#name: impl Into<Option<#ty>>),
    }
}

/// The field in the literal of the struct, by its name alone if the argument is the value.
fn set(member: &Member, argument: Option<&ConstructorArgument>) -> TokenStream {
    let name = identifier(&member.name);
    let value = match argument.map(|argument| argument.taken) {
        None => member.start.clone(),
        Some(Taken::Itself) if member.boxed => quote!(Box::new(#name)),
        Some(Taken::Itself) => return name.to_token_stream(),
        Some(Taken::Converted) if member.boxed => quote!(Box::new(#name.into())),
        Some(Taken::OrNull) if member.boxed => quote!(#name.into().map(Box::new)),
        Some(Taken::Converted | Taken::OrNull) => quote!(#name.into()),
    };
    quote!(#name: #value)
}
