//! References: what a `$ref` points to, and where that stands.

use std::borrow::Cow;

use openapiv3::ReferenceOr;
use serde::de::DeserializeOwned;

use super::Lowering;
use crate::document::{Document, Pointer};

/// A value and its place, with all references followed.
pub(super) struct Resolved<'a, T: Clone> {
    pub(super) pointer: Pointer,
    pub(super) value: Cow<'a, T>,
}

impl<'a> Lowering<'a> {
    /// Follows references until there is a value. `None` is a reference that leads nowhere, which the
    /// document stage has reported.
    pub(super) fn resolve<T>(
        &self,
        value: &'a ReferenceOr<T>,
        pointer: &Pointer,
    ) -> Option<Resolved<'a, T>>
    where
        T: Clone + DeserializeOwned + Send,
    {
        resolve(self.document, value, pointer)
    }
}

/// The value itself, or what a reference leads to.
pub(super) fn resolve<'a, T>(
    document: &Document,
    value: &'a ReferenceOr<T>,
    pointer: &Pointer,
) -> Option<Resolved<'a, T>>
where
    T: Clone + DeserializeOwned + Send,
{
    match value {
        ReferenceOr::Item(value) => {
            Some(Resolved { pointer: pointer.clone(), value: Cow::Borrowed(value) })
        }
        ReferenceOr::Reference { reference } => resolve_reference(document, reference),
    }
}

/// Follows a reference, and those it leads to. The document stage refuses cycles of references.
pub(super) fn resolve_reference<'a, T>(
    document: &Document,
    reference: &str,
) -> Option<Resolved<'a, T>>
where
    T: Clone + DeserializeOwned + Send,
{
    let mut pointer = Pointer::from_reference(reference)?;
    loop {
        match document.read::<ReferenceOr<T>>(&pointer)? {
            ReferenceOr::Item(value) => {
                return Some(Resolved { pointer, value: Cow::Owned(value) });
            }
            ReferenceOr::Reference { reference } => pointer = Pointer::from_reference(&reference)?,
        }
    }
}
