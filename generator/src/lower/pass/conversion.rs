//! Conversions into unions: from the type of each variant, where that says which it becomes.

use std::collections::{BTreeMap, BTreeSet};

use super::alias::aliases;
use crate::lower::alias::{behind, unboxed, whole};
use crate::model::{Conversion, Shape, Type, TypeDefinition, Union, UnionVariant};

/// Decides which types convert into each union.
pub(super) fn mark(types: &mut [TypeDefinition]) {
    let aliases = aliases(types);
    let enums = string_enums(types);
    for TypeDefinition { name, shape, .. } in types {
        let Shape::Union(union) = shape else { continue };
        union.conversions = conversions(name, union, &aliases, &enums);
    }
}

/// The conversions into a union. There is none from a type that several variants hold, from the
/// union itself, and from JSON, which might be any of its values. A text is one of the values of
/// the only variant that has texts, and a `String` if there are several.
fn conversions(
    name: &str,
    union: &Union,
    aliases: &BTreeMap<String, Type>,
    enums: &BTreeSet<String>,
) -> Vec<Conversion> {
    let held = union.variants.iter().map(|variant| plain(unboxed(&variant.ty), aliases));
    let held: Vec<Type> = held.collect();
    let mut seen = BTreeSet::new();
    let shared: BTreeSet<String> =
        held.iter().map(spelled).filter(|spelled| !seen.insert(spelled.clone())).collect();
    let is_itself = |ty: &Type| matches!(ty, Type::Named(held) if held == name);
    let variants = union.variants.iter().zip(&held);
    let variants = variants.filter(|(_, plain)| {
        **plain != Type::Json && !is_itself(plain) && !shared.contains(&spelled(plain))
    });
    let is_of_texts = |ty: &&Type| match ty {
        Type::String => true,
        Type::Named(name) => enums.contains(name),
        _ => false,
    };
    let is_only_text = held.iter().filter(is_of_texts).count() == 1;
    let conversion = |(variant, plain): (&UnionVariant, &Type)| Conversion {
        variant: variant.name.clone(),
        from: unboxed(&variant.ty).clone(),
        is_text: *plain == Type::String || is_only_text && is_of_texts(&plain),
    };
    variants.map(conversion).collect()
}

/// The names of the enums of strings.
fn string_enums(types: &[TypeDefinition]) -> BTreeSet<String> {
    let is_of_strings = |ty: &&TypeDefinition| match &ty.shape {
        Shape::Enumeration(enumeration) => enumeration.integer.is_none(),
        Shape::Struct(_) | Shape::Union(_) | Shape::Alias(_) | Shape::Newtype(_) => false,
    };
    types.iter().filter(is_of_strings).map(|ty| ty.name.clone()).collect()
}

/// A type with all aliases in it replaced by the types that they stand for.
fn plain(ty: &Type, aliases: &BTreeMap<String, Type>) -> Type {
    let inner = |ty: &Type| Box::new(plain(ty, aliases));
    match behind(ty, whole, |name| aliases.get(name)).unwrap_or(&Type::Json) {
        Type::List(element) => Type::List(inner(element)),
        Type::Map(value) => Type::Map(inner(value)),
        Type::Nullable(value) => Type::Nullable(inner(value)),
        Type::Boxed(value) => Type::Boxed(inner(value)),
        Type::Tuple(types) => Type::Tuple(types.iter().map(|ty| plain(ty, aliases)).collect()),
        other => other.clone(),
    }
}

/// A text that is the same for types that are the same to the compiler: a maintainer may have
/// chosen a type for a format that other schemas have without one.
fn spelled(ty: &Type) -> String {
    match ty {
        Type::Boolean => "bool".to_owned(),
        Type::Integer(integer) => integer.name().to_owned(),
        Type::Number(float) => float.name().to_owned(),
        Type::String => "String".to_owned(),
        Type::External(external) => external.written.clone(),
        other => format!("{other:?}"),
    }
}
