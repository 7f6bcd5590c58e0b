//! References: the places that they lead to, and the values there.

use std::borrow::Cow;

use indexmap::IndexMap;
use openapiv3::{
    Components, Header, Parameter, PathItem, ReferenceOr, RequestBody, Response, SecurityScheme,
};

use crate::document::{Document, Part, Pointer};

/// A value and its place, with all references followed.
pub(super) struct Resolved<'a, T: Clone> {
    pub(super) pointer: Pointer,
    pub(super) value: Cow<'a, T>,
}

/// A part of a description to which references may lead.
pub(super) trait Referable: Clone + Part {
    /// The start of the pointers to components of this kind.
    const SECTION: &'static str;

    /// The components of this kind.
    fn components(components: &Components) -> Option<&IndexMap<String, ReferenceOr<Self>>>;
}

/// The place to which references lead from a place. Where they lead nowhere, that is the place
/// itself.
pub(super) fn followed(pointer: Pointer, document: &Document) -> Pointer {
    document.follow(pointer.clone()).map_or(pointer, |target| target.pointer)
}

/// The value itself, or that to which a reference leads.
pub(super) fn resolve<'a, T: Referable>(
    document: &'a Document,
    value: &'a ReferenceOr<T>,
    pointer: &Pointer,
) -> Option<Resolved<'a, T>> {
    let reference = match value {
        ReferenceOr::Item(value) => {
            return Some(Resolved { pointer: pointer.clone(), value: Cow::Borrowed(value) });
        }
        ReferenceOr::Reference { reference } => reference,
    };
    let target = document.target(reference).ok()?;
    let value = match component(document, &target.pointer) {
        Some(component) => Cow::Borrowed(component),
        None => Cow::Owned(target.read()?),
    };
    Some(Resolved { pointer: target.pointer, value })
}

/// The component at a pointer, which nearly all references lead to.
fn component<'a, T: Referable>(document: &'a Document, pointer: &Pointer) -> Option<&'a T> {
    let key = pointer.as_str().strip_prefix(T::SECTION).filter(|key| !key.contains(['~', '/']))?;
    T::components(document.openapi.components.as_ref()?)?.get(key)?.as_item()
}

macro_rules! referable {
    ($($type:ty: $section:literal, $field:ident;)*) => {$(
        impl Referable for $type {
            const SECTION: &'static str = $section;

            fn components(components: &Components) -> Option<&IndexMap<String, ReferenceOr<Self>>> {
                Some(&components.$field)
            }
        }
    )*};
}

referable! {
    Header: "/components/headers/", headers;
    Parameter: "/components/parameters/", parameters;
    RequestBody: "/components/requestBodies/", request_bodies;
    Response: "/components/responses/", responses;
    SecurityScheme: "/components/securitySchemes/", security_schemes;
}

impl Referable for PathItem {
    const SECTION: &'static str = "/components/pathItems/";

    /// `openapiv3` has none of them.
    fn components(_: &Components) -> Option<&IndexMap<String, ReferenceOr<Self>>> {
        None
    }
}
