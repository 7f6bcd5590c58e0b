//! The replacement of named types by others, wherever the model mentions them.

use std::cell::Cell;

use crate::model::{Api, Content, ErrorKind, Shape, Type};

/// Returns the type that replaces a named one, if it is replaced.
pub(super) type Substitute<'a> = &'a dyn Fn(&str) -> Option<Type>;

/// Replaces types wherever they are mentioned. Returns the names of the types that have changed.
pub(super) fn substitute(api: &mut Api, by: Substitute<'_>) -> Vec<String> {
    let mut changed = Vec::new();
    for definition in &mut api.types {
        let has_changed = Cell::new(false);
        substitute_in_shape(&mut definition.shape, &|name| {
            let other = by(name);
            has_changed.set(has_changed.get() || other.is_some());
            other
        });
        if has_changed.get() {
            changed.push(definition.name.clone());
        }
    }
    substitute_beside_types(api, by);
    changed
}

fn substitute_in_shape(shape: &mut Shape, by: Substitute<'_>) {
    match shape {
        Shape::Struct(object) => {
            let types = object.fields.iter_mut().map(|field| &mut field.ty);
            types.chain(&mut object.rest).for_each(|ty| substitute_in(ty, by));
        }
        Shape::Alias(ty) | Shape::Newtype(ty) => substitute_in(ty, by),
        Shape::Union(union) => {
            union.variants.iter_mut().for_each(|v| substitute_in(&mut v.ty, by));
        }
        Shape::Enumeration(_) => {}
    }
}

/// Replaces types wherever they are mentioned outside of types.
fn substitute_beside_types(api: &mut Api, by: Substitute<'_>) {
    api.schemas.values_mut().for_each(|ty| substitute_in(ty, by));
    api.settings.iter_mut().for_each(|setting| substitute_in(&mut setting.ty, by));
    api.payloads.iter_mut().for_each(|payload| substitute_in(&mut payload.ty, by));
    for operation in &mut api.operations {
        operation.types_mut().for_each(|ty| substitute_in(ty, by));
        let successes = operation.successes.iter_mut();
        successes.for_each(|success| substitute_in_content(&mut success.content, by));
    }
    let headers = api.headers.iter_mut().flat_map(|headers| &mut headers.fields);
    headers.for_each(|field| substitute_in(&mut field.ty, by));
    for error in &mut api.errors {
        if let ErrorKind::Enum(variants) = &mut error.kind {
            let bodies = variants.iter_mut().flat_map(|variant| &mut variant.body);
            bodies.for_each(|ty| substitute_in(ty, by));
        }
    }
}

fn substitute_in_content(content: &mut Content, by: Substitute<'_>) {
    match content {
        Content::Json { body, result, .. } => {
            substitute_in(body, by);
            substitute_in(result, by);
        }
        Content::Events(data) => data.iter_mut().for_each(|data| substitute_in(data, by)),
        Content::Empty | Content::Text | Content::Bytes => {}
    }
}

/// Replaces types in one type. The types that are put in are not looked at again.
pub(super) fn substitute_in(ty: &mut Type, by: Substitute<'_>) {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Boxed(inner) => {
            substitute_in(inner, by);
        }
        Type::Tuple(types) => types.iter_mut().for_each(|ty| substitute_in(ty, by)),
        Type::Named(name) => {
            if let Some(other) = by(name) {
                *ty = other;
            }
        }
        _ => {}
    }
}
