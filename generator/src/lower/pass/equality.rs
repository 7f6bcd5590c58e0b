//! The merging of equal types.
//!
//! Descriptions that were put together by tools repeat the same inline schema wherever it is used.
//! An inline type that equals another type gives way to it; types that the description names itself
//! stay.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::mention::unmentioned;
use super::substitution::{substitute, substitute_in};
use crate::model::{Api, ErrorDefinition, ErrorKind, ErrorVariant, Shape, Type, TypeDefinition};

/// Replaces inline types by equal ones, and errors of operations by equal ones of operations before
/// them.
pub(super) fn merge(api: &mut Api, inline: &BTreeMap<String, String>) {
    // What is left out later shouldn't give names to others.
    let unmentioned = unmentioned(api);
    let mut distinct: HashMap<Shape, usize> = HashMap::new();
    // The number of each type's shape.
    let mut shapes: HashMap<String, usize> = HashMap::new();
    // Types that differ only in types that turn out equal are equal in the next round.
    loop {
        for definition in &api.types {
            if !shapes.contains_key(&definition.name) {
                let next = distinct.len();
                let shape = *distinct.entry(undocumented(definition)).or_insert(next);
                shapes.insert(definition.name.clone(), shape);
            }
        }
        let replaced = equal_types(&api.types, &shapes, inline, &unmentioned);
        if replaced.is_empty() {
            break;
        }
        api.types.retain(|definition| !replaced.contains_key(&definition.name));
        // Only types that mention a replaced one have another shape now.
        let by = |name: &str| replaced.get(name).cloned().map(Type::Named);
        for name in substitute(api, &by) {
            shapes.remove(&name);
        }
    }
    merge_errors(&mut api.errors);
}

/// Returns the inline types that equal another type, with that type's name.
fn equal_types(
    types: &[TypeDefinition],
    shapes: &HashMap<String, usize>,
    inline: &BTreeMap<String, String>,
    unmentioned: &BTreeSet<String>,
) -> BTreeMap<String, String> {
    let mut first: HashMap<usize, &str> = HashMap::new();
    let mut replaced = BTreeMap::new();
    // Types that the description names come first, wherever they stand, and those in one
    // that nothing mentions last.
    let (of_inline, named): (Vec<_>, Vec<_>) =
        types.iter().partition(|definition| inline.contains_key(&definition.name));
    let is_in_unmentioned = |definition: &&TypeDefinition| {
        inline.get(&definition.name).is_some_and(|root| unmentioned.contains(root))
    };
    let (last, of_inline): (Vec<_>, Vec<_>) = of_inline.into_iter().partition(is_in_unmentioned);
    let all = named.into_iter().chain(of_inline).chain(last);
    // An alias of an integer has nothing to do with other aliases of integers.
    for definition in all.filter(|definition| !matches!(definition.shape, Shape::Alias(_))) {
        let shape = shapes[&definition.name];
        match first.get(&shape) {
            Some(known) if inline.contains_key(&definition.name) => {
                replaced.insert(definition.name.clone(), (*known).to_owned());
            }
            Some(_) => {}
            None => {
                first.insert(shape, &definition.name);
            }
        }
    }
    replaced
}

/// Returns a type's shape without documentation, and with `Self` for its own name.
fn undocumented(definition: &TypeDefinition) -> Shape {
    let mut shape = definition.shape.clone();
    match &mut shape {
        Shape::Struct(object) => {
            for field in &mut object.fields {
                field.docs.clear();
                substitute_in(&mut field.ty, &|name| {
                    (name == definition.name).then(|| Type::Named("Self".to_owned()))
                });
            }
        }
        Shape::Enumeration(enumeration) => {
            enumeration.variants.iter_mut().for_each(|variant| variant.docs.clear());
        }
        Shape::Union(union) => union.variants.iter_mut().for_each(|variant| variant.docs.clear()),
        Shape::Alias(_) | Shape::Newtype(_) => {}
    }
    shape
}

/// Makes the errors of an operation an alias of equal ones of an operation before it. Where their
/// documentation differs, the shared enum keeps only the statuses.
fn merge_errors(errors: &mut [ErrorDefinition]) {
    let mut first: HashMap<String, usize> = HashMap::new();
    for index in 0..errors.len() {
        let (before, rest) = errors.split_at_mut(index);
        let ErrorKind::Enum(variants) = &rest[0].kind else { continue };
        let known = *first.entry(meaning(variants)).or_insert(index);
        let Some(ErrorDefinition { name, kind: ErrorKind::Enum(known), .. }) =
            before.get_mut(known)
        else {
            continue;
        };
        for (known, variant) in known.iter_mut().zip(variants) {
            if known.docs != variant.docs {
                known.docs.truncate(known.docs.find(':').unwrap_or(known.docs.len()));
            }
        }
        rest[0].kind = ErrorKind::Alias(name.clone());
    }
}

/// Returns a text that is the same for variants that differ only in their documentation.
fn meaning(variants: &[ErrorVariant]) -> String {
    let meaning = |variant: &ErrorVariant| {
        format!("{:?} {} {:?}\n", variant.status, variant.name, variant.body)
    };
    variants.iter().map(meaning).collect()
}
