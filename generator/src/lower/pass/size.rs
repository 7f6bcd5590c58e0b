//! The size of values, roughly: where an enum has a large and a small variant, the large one is boxed.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Api, Content, Shape, Type, TypeDefinition};

/// How many headers can stand beside a body before the two are large.
const FEW_HEADERS: usize = 4;

/// How many bytes a variant may be larger than the others. Clippy allows 200, by an exact count.
const TOLERANCE: usize = 128;

/// Boxes what is large in a union.
pub(super) fn box_large_variants(types: &mut [TypeDefinition]) {
    let known: BTreeMap<&str, &TypeDefinition> =
        types.iter().map(|definition| (definition.name.as_str(), definition)).collect();
    let mut large: Vec<(usize, usize)> = Vec::new();
    for (place, definition) in types.iter().enumerate() {
        let Shape::Union(union) = &definition.shape else { continue };
        let sizes: Vec<_> =
            union.variants.iter().map(|variant| size(&variant.r#type, &known, 0)).collect();
        // The variant for unknown values holds JSON.
        let smallest = sizes.iter().min().copied().unwrap_or_default().min(32);
        let is_large = |(_, size): &(usize, usize)| *size > smallest + TOLERANCE;
        let found = sizes.into_iter().enumerate().filter(is_large);
        large.extend(found.map(|(index, _)| (place, index)));
    }
    for (place, index) in large {
        if let Shape::Union(union) = &mut types[place].shape {
            let r#type = &mut union.variants[index].r#type;
            *r#type = Type::Boxed(Box::new(r#type.clone()));
        }
    }
}

/// Boxes what is large in an outcome.
pub(super) fn box_results(api: &mut Api) {
    let types: BTreeMap<&str, &TypeDefinition> =
        api.types.iter().map(|definition| (definition.name.as_str(), definition)).collect();
    let large: BTreeSet<&str> = api
        .headers
        .iter()
        .filter(|headers| headers.fields.len() > FEW_HEADERS)
        .map(|headers| headers.name.as_str())
        .collect();
    let is_large = |headers: &Option<String>| headers.as_deref().is_some_and(|h| large.contains(h));
    for operation in api.operations.iter_mut().filter(|operation| operation.outcome.is_some()) {
        operation
            .successes
            .iter_mut()
            .for_each(|success| success.boxed = is_large(&success.headers));
    }
    for outcome in &mut api.outcomes {
        outcome.variants.iter_mut().for_each(|variant| variant.boxed = is_large(&variant.headers));
        let contents = outcome.variants.iter().map(|variant| &variant.content);
        let sizes: Vec<_> = contents.map(|content| content_size(content, &types)).collect();
        let smallest = sizes.iter().min().copied().unwrap_or_default();
        for (variant, size) in outcome.variants.iter_mut().zip(sizes) {
            // A part of a body is taken out of it as it is.
            if let Content::Json { result, path, .. } = &mut variant.content
                && path.is_empty()
                && size > smallest + TOLERANCE
            {
                *result = Type::Boxed(Box::new(result.clone()));
            }
        }
    }
}

fn content_size(content: &Content, types: &BTreeMap<&str, &TypeDefinition>) -> usize {
    match content {
        Content::Empty => 0,
        Content::Json { result, .. } => size(result, types, 0),
        Content::Text => 24,
        Content::Bytes | Content::Events(_) => 128,
    }
}

fn size(r#type: &Type, types: &BTreeMap<&str, &TypeDefinition>, depth: usize) -> usize {
    let Type::Named(name) = r#type else {
        return match r#type {
            Type::Null | Type::Boolean => 1,
            Type::Integer(_) | Type::Number(_) | Type::Boxed(_) => 8,
            Type::Json | Type::Bytes | Type::External(_) => 32,
            Type::Nullable(inner) => 8 + size(inner, types, depth),
            Type::Tuple(inner) => inner.iter().map(|inner| size(inner, types, depth)).sum(),
            _ => 24,
        };
    };
    // Types that contain themselves are boxed by now; this is for what nobody thought of.
    let Some(definition) = types.get(name.as_str()).filter(|_| depth < 64) else { return 24 };
    let of = |inner: &Type| size(inner, types, depth + 1);
    match &definition.shape {
        Shape::Struct(object) => {
            let fields = object.fields.iter().map(|field| of(&field.r#type) + 8);
            24 + fields.sum::<usize>()
        }
        Shape::Union(union) => {
            8 + union.variants.iter().map(|variant| of(&variant.r#type)).max().unwrap_or(24)
        }
        Shape::Alias(inner) => of(inner),
        Shape::Enumeration(_) => 24,
    }
}
