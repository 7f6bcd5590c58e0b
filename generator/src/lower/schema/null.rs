//! Null: the schemas that allow it, by themselves or by what they are made of.

use std::collections::BTreeSet;

use super::all_of;
use crate::document::schema::Slot;
use crate::document::{Document, Pointer};
use crate::model::{Shape, Type};

/// Returns true if null is among the values of a schema.
pub(super) fn allows_null(slot: &Slot<'_>, document: &Document) -> bool {
    has_null(slot, document, &mut BTreeSet::new())
}

fn has_null(slot: &Slot<'_>, document: &Document, inside: &mut BTreeSet<Pointer>) -> bool {
    let Some(schema) = document.schema(slot) else { return false };
    if schema.is_nullable() {
        return true;
    }
    // Null is no value of any other type, so branches can't add it to one.
    if schema.kind().is_some() || schema.has_values() || !inside.insert(schema.pointer().clone()) {
        return false;
    }
    let mut allows = |slot: &Slot<'_>| has_null(slot, document, inside);
    let members = all_of::members(&schema);
    let unions = [schema.one_of(), schema.any_of()];
    let says_something = !members.is_empty() || schema.has_branches();
    says_something
        && members.iter().all(&mut allows)
        && unions.iter().filter(|list| !list.is_empty()).all(|list| list.iter().any(&mut allows))
}

/// A shape without null, which is part of the type wherever that is mentioned, if it is allowed.
pub(super) fn outside(shape: Shape) -> Shape {
    match shape {
        Shape::Alias(Type::Nullable(inner)) => Shape::Alias(*inner),
        other => other,
    }
}
