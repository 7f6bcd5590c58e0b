//! Blank values: the runtime fills the fields of a struct one by one, and needs a value of each type
//! before. Structs with a required field of another type are left to serde's derives.

use std::collections::BTreeSet;

use crate::model::{External, Shape, Struct, Transfer, Type, TypeDefinition};

/// Marks the structs that have no blank value. Types that need each other have none, either.
pub(in crate::lower) fn mark_plain(types: &mut [TypeDefinition]) {
    let mut blank = BTreeSet::new();
    loop {
        let more = types.iter().filter(|definition| !blank.contains(&definition.name));
        let more = more.filter(|definition| has_blank(&definition.shape, &blank));
        let more: Vec<String> = more.map(|definition| definition.name.clone()).collect();
        if more.is_empty() {
            break;
        }
        blank.extend(more);
    }
    for definition in types {
        if let Shape::Struct(object) = &mut definition.shape {
            object.plain_serde |= !are_blank(object, &blank);
        }
    }
}

fn has_blank(shape: &Shape, blank: &BTreeSet<String>) -> bool {
    match shape {
        Shape::Struct(object) if object.plain_serde => object.derives_default,
        Shape::Struct(object) => are_blank(object, blank),
        Shape::Enumeration(_) | Shape::Union(_) => true,
        Shape::Alias(ty) | Shape::Newtype(ty) => is_blank(ty, blank),
    }
}

fn are_blank(object: &Struct, blank: &BTreeSet<String>) -> bool {
    let needed = object.fields.iter().filter(|field| field.presence.is_always_there());
    needed.map(|field| &field.ty).all(|ty| is_blank(ty, blank))
}

fn is_blank(ty: &Type, blank: &BTreeSet<String>) -> bool {
    match ty {
        Type::Named(name) => blank.contains(name),
        Type::Boxed(inner) => is_blank(inner, blank),
        Type::Tuple(types) => types.iter().all(|ty| is_blank(ty, blank)),
        Type::External(External { with: Some(_), .. }) => false,
        Type::External(external) => external.transfer != Transfer::Foreign { blank: None },
        Type::Boolean
        | Type::Integer(_)
        | Type::Number(_)
        | Type::String
        | Type::Bytes
        | Type::Null
        | Type::Json
        | Type::List(_)
        | Type::Map(_)
        | Type::Nullable(_) => true,
    }
}
