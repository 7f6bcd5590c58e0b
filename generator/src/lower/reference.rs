//! References: what a `$ref` points to, and where that stands.

use std::borrow::Cow;

use indexmap::IndexMap;
use openapiv3::{
    Components, Example, Header, Link, Parameter, PathItem, ReferenceOr, RequestBody, Response,
    SecurityScheme,
};
use serde::de::DeserializeOwned;

use super::Lowering;
use crate::document::{Document, Pointer};

/// A value and its place, with all references followed.
pub(super) struct Resolved<'a, T: Clone> {
    pub(super) pointer: Pointer,
    pub(super) value: Cow<'a, T>,
}

/// What a reference may lead to.
pub(super) trait Referable: Clone + DeserializeOwned + Send {
    /// What begins the pointers of components of this kind.
    const SECTION: &'static str;

    /// The components of this kind.
    fn components(components: &Components) -> Option<&IndexMap<String, ReferenceOr<Self>>>;
}

impl<'a> Lowering<'a> {
    /// Follows references until there is a value. `None` is a reference that leads nowhere, which the
    /// document stage has reported.
    pub(super) fn resolve<T: Referable>(
        &self,
        value: &'a ReferenceOr<T>,
        pointer: &Pointer,
    ) -> Option<Resolved<'a, T>> {
        resolve(self.document, value, pointer)
    }
}

/// The value itself, or what a reference leads to. The document stage refuses cycles of references.
pub(super) fn resolve<'a, T: Referable>(
    document: &'a Document,
    value: &'a ReferenceOr<T>,
    pointer: &Pointer,
) -> Option<Resolved<'a, T>> {
    let mut pointer = pointer.clone();
    let mut found = Cow::Borrowed(value);
    loop {
        found = match found {
            Cow::Borrowed(ReferenceOr::Item(value)) => {
                return Some(Resolved { pointer, value: Cow::Borrowed(value) });
            }
            Cow::Owned(ReferenceOr::Item(value)) => {
                return Some(Resolved { pointer, value: Cow::Owned(value) });
            }
            Cow::Borrowed(ReferenceOr::Reference { reference }) => {
                pointer = Pointer::from_reference(reference)?;
                at(document, &pointer)?
            }
            Cow::Owned(ReferenceOr::Reference { reference }) => {
                pointer = Pointer::from_reference(&reference)?;
                at(document, &pointer)?
            }
        }
    }
}

/// What stands at a pointer: a component, as nearly always, or something in any other place.
fn at<'a, T: Referable>(
    document: &'a Document,
    pointer: &Pointer,
) -> Option<Cow<'a, ReferenceOr<T>>> {
    let components = document.openapi.components.as_ref();
    let component = || {
        let key = pointer.as_str().strip_prefix(T::SECTION).filter(|key| !key.contains('~'))?;
        T::components(components?)?.get(key)
    };
    match component() {
        Some(component) => Some(Cow::Borrowed(component)),
        None => document.read(pointer).map(Cow::Owned),
    }
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
    Example: "/components/examples/", examples;
    Header: "/components/headers/", headers;
    Link: "/components/links/", links;
    Parameter: "/components/parameters/", parameters;
    RequestBody: "/components/requestBodies/", request_bodies;
    Response: "/components/responses/", responses;
    SecurityScheme: "/components/securitySchemes/", security_schemes;
}

impl Referable for PathItem {
    const SECTION: &'static str = "/components/x-path-items/";

    /// `openapiv3` has none of them.
    fn components(_: &Components) -> Option<&IndexMap<String, ReferenceOr<Self>>> {
        None
    }
}
