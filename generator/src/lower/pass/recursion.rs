//! Types that contain themselves, and the boxes that break these cycles.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Shape, Type, TypeDefinition};

/// Boxes the fields at which a walk through the types comes back to one it is still inside of: one
/// box for each cycle. Lists and maps are on the heap already.
pub(super) fn break_cycles(types: &mut [TypeDefinition]) {
    let indices: BTreeMap<String, usize> =
        types.iter().enumerate().map(|(index, t)| (t.name.clone(), index)).collect();
    let mut done = BTreeSet::new();
    for start in 0..types.len() {
        walk(start, types, &indices, &mut done);
    }
}

/// Walks depth-first, with a stack of its own, as descriptions nest deeper than threads' stacks.
fn walk(
    start: usize,
    types: &mut [TypeDefinition],
    indices: &BTreeMap<String, usize>,
    done: &mut BTreeSet<usize>,
) {
    let mut stack = vec![(start, 0)];
    while let Some((current, position)) = stack.pop() {
        if position == 0 && done.contains(&current) {
            continue;
        }
        let Some(place) = contained(&mut types[current].shape).into_iter().nth(position) else {
            done.insert(current);
            continue;
        };
        let next = held(place).and_then(|name| indices.get(name)).copied();
        stack.push((current, position + 1));
        match next {
            Some(next) if stack.iter().any(|(open, _)| *open == next) => put_into_box(place),
            Some(next) if !done.contains(&next) => stack.push((next, 0)),
            _ => {}
        }
    }
}

/// Returns the name of the type that is held by value in a place.
fn held(place: &Type) -> Option<&str> {
    match place {
        Type::Named(name) => Some(name),
        Type::Nullable(inner) => held(inner),
        _ => None,
    }
}

fn put_into_box(place: &mut Type) {
    if let Type::Nullable(inner) = place {
        return put_into_box(inner);
    }
    let inner = std::mem::replace(place, Type::Json);
    *place = Type::Boxed(Box::new(inner));
}

/// Returns the places in a definition that hold a type.
fn contained(shape: &mut Shape) -> Vec<&mut Type> {
    let places: Vec<&mut Type> = match shape {
        Shape::Struct(object) => object.fields.iter_mut().map(|field| &mut field.ty).collect(),
        Shape::Alias(ty) | Shape::Newtype(ty) => vec![ty],
        Shape::Union(union) => union.variants.iter_mut().map(|v| &mut v.ty).collect(),
        Shape::Enumeration(_) => Vec::new(),
    };
    let elements = |place| match place {
        &mut Type::Tuple(ref mut types) => types.iter_mut().collect(),
        other => vec![other],
    };
    places.into_iter().flat_map(elements).collect()
}
