//! Equal types become one.
//!
//! Descriptions that were put together by tools repeat the same inline schema wherever it is used. An
//! inline type that equals another type gives way to it; types that the description names itself stay.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use crate::model::{
    Api, Content, ErrorDefinition, ErrorKind, ErrorVariant, Shape, Type, TypeDefinition,
};

/// Replaces inline types by equal ones, and errors of operations by those of operations before them.
pub(super) fn merge(api: &mut Api, inline: &BTreeSet<String>) {
    let mut shapes: HashMap<String, Rc<str>> = HashMap::new();
    // Types that differ only in types that turn out equal are equal in the next round.
    loop {
        for definition in &api.types {
            if !shapes.contains_key(&definition.name) {
                let shape = format!("{:?}", undocumented(definition));
                shapes.insert(definition.name.clone(), shape.into());
            }
        }
        let replaced = equal_types(&api.types, &shapes, inline);
        if replaced.is_empty() {
            break;
        }
        api.types.retain(|definition| !replaced.contains_key(&definition.name));
        // Only what mentions a type that has gone looks different now.
        for name in rename(api, &replaced) {
            shapes.remove(&name);
        }
    }
    merge_errors(&mut api.errors);
}

/// The inline types that equal another, with that type's name.
fn equal_types(
    types: &[TypeDefinition],
    shapes: &HashMap<String, Rc<str>>,
    inline: &BTreeSet<String>,
) -> BTreeMap<String, String> {
    let mut first: HashMap<&str, &str> = HashMap::new();
    let mut replaced = BTreeMap::new();
    // What the description names comes first, wherever it stands.
    let (of_inline, named): (Vec<_>, Vec<_>) =
        types.iter().partition(|definition| inline.contains(&definition.name));
    let all = named.into_iter().chain(of_inline);
    // Another name for an integer has nothing to do with other names for integers.
    for definition in all.filter(|definition| !matches!(definition.shape, Shape::Alias(_))) {
        let shape = &*shapes[&definition.name];
        match first.get(shape) {
            Some(known) if inline.contains(&definition.name) => {
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

/// A type's shape without its texts. Its own name stands for itself.
fn undocumented(definition: &TypeDefinition) -> Shape {
    let mut shape = definition.shape.clone();
    match &mut shape {
        Shape::Struct(object) => {
            for field in &mut object.fields {
                field.docs.clear();
                rename_in(&mut field.r#type, &|name| {
                    (name == definition.name).then(|| "Self".to_owned())
                });
            }
        }
        Shape::Enumeration(enumeration) => {
            enumeration.variants.iter_mut().for_each(|variant| variant.docs.clear());
        }
        Shape::Union(union) => union.variants.iter_mut().for_each(|variant| variant.docs.clear()),
        Shape::Alias(_) => {}
    }
    shape
}

/// Renames types wherever they are mentioned. Returns the types that mention one of them.
fn rename(api: &mut Api, names: &BTreeMap<String, String>) -> Vec<String> {
    let mut changed = Vec::new();
    for definition in &mut api.types {
        let has_changed = Cell::new(false);
        let by = |name: &str| {
            let other = names.get(name).cloned();
            has_changed.set(has_changed.get() || other.is_some());
            other
        };
        match &mut definition.shape {
            Shape::Struct(object) => {
                let types = object.fields.iter_mut().map(|field| &mut field.r#type);
                types.chain(&mut object.rest).for_each(|r#type| rename_in(r#type, &by));
            }
            Shape::Alias(r#type) => rename_in(r#type, &by),
            Shape::Union(union) => {
                union.variants.iter_mut().for_each(|v| rename_in(&mut v.r#type, &by));
            }
            Shape::Enumeration(_) => {}
        }
        if has_changed.get() {
            changed.push(definition.name.clone());
        }
    }
    rename_beside_types(api, &|name: &str| names.get(name).cloned());
    changed
}

/// Renames types in everything that is no type itself.
fn rename_beside_types(api: &mut Api, by: &dyn Fn(&str) -> Option<String>) {
    api.schemas.values_mut().for_each(|r#type| rename_in(r#type, by));
    for operation in &mut api.operations {
        operation.arguments.iter_mut().for_each(|argument| rename_in(&mut argument.r#type, by));
        let successes = operation.successes.iter_mut();
        successes.for_each(|success| rename_content(&mut success.content, by));
    }
    let results = api.outcomes.iter_mut().flat_map(|outcome| &mut outcome.variants);
    results.for_each(|variant| rename_content(&mut variant.content, by));
    let headers = api.headers.iter_mut().flat_map(|headers| &mut headers.fields);
    headers.for_each(|field| rename_in(&mut field.r#type, by));
    for error in &mut api.errors {
        if let ErrorKind::Enum(variants) = &mut error.kind {
            variants.iter_mut().flat_map(|v| &mut v.body).for_each(|r#type| rename_in(r#type, by));
        }
    }
}

fn rename_content(content: &mut Content, by: &dyn Fn(&str) -> Option<String>) {
    match content {
        Content::Json { body, result, .. } => {
            rename_in(body, by);
            rename_in(result, by);
        }
        Content::Events(data) => data.iter_mut().for_each(|data| rename_in(data, by)),
        Content::Empty | Content::Text | Content::Bytes => {}
    }
}

fn rename_in(r#type: &mut Type, by: &dyn Fn(&str) -> Option<String>) {
    match r#type {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Boxed(inner) => {
            rename_in(inner, by);
        }
        Type::Tuple(types) => types.iter_mut().for_each(|r#type| rename_in(r#type, by)),
        Type::Named(name) => {
            if let Some(other) = by(name) {
                *name = other;
            }
        }
        _ => {}
    }
}

/// An operation whose errors equal those of an operation before it gets another name for them. Where the
/// texts differ, the one enum has to make do with the statuses.
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

/// What the variants say without their texts.
fn meaning(variants: &[ErrorVariant]) -> String {
    let meaning = |variant: &ErrorVariant| {
        format!("{:?} {} {:?}\n", variant.status, variant.name, variant.body)
    };
    variants.iter().map(meaning).collect()
}
