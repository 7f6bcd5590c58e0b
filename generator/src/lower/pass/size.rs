//! The size of values, in bytes and roughly: where an enum has a large and a small variant, the
//! large one is boxed.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Api, Content, Operation, Shape, Type, TypeDefinition};

/// The most headers that can stand beside a body without a box.
const MAX_UNBOXED_HEADERS: usize = 4;

/// The most bytes by which a variant may be larger than the smallest. Clippy allows 200, by an
/// exact count.
const MAX_DIFFERENCE: usize = 128;

/// Boxes the large variants of unions.
pub(super) fn box_large_variants(types: &mut [TypeDefinition]) {
    let mut known = Sizes::of(types);
    let mut large: Vec<(usize, usize)> = Vec::new();
    for (place, definition) in types.iter().enumerate() {
        let Shape::Union(union) = &definition.shape else { continue };
        let sizes: Vec<_> = union.variants.iter().map(|variant| known.size(&variant.ty)).collect();
        // The variant for unknown values holds JSON.
        let smallest = sizes.iter().min().copied().unwrap_or_default().min(32);
        let is_large = |(_, size): &(usize, usize)| *size > smallest + MAX_DIFFERENCE;
        let found = sizes.into_iter().enumerate().filter(is_large);
        large.extend(found.map(|(index, _)| (place, index)));
    }
    for (place, index) in large {
        if let Shape::Union(union) = &mut types[place].shape {
            let ty = &mut union.variants[index].ty;
            *ty = Type::Boxed(Box::new(ty.clone()));
        }
    }
}

/// Boxes the large bodies and headers in outcomes, unless all variants hold the same.
pub(super) fn box_results(api: &mut Api) {
    let mut types = Sizes::of(&api.types);
    let large: BTreeSet<&str> = api
        .headers
        .iter()
        .filter(|headers| headers.fields.len() > MAX_UNBOXED_HEADERS)
        .map(|headers| headers.name.as_str())
        .collect();
    let is_large = |headers: &Option<String>| headers.as_deref().is_some_and(|h| large.contains(h));
    let differs = |it: &&mut Operation| it.outcome.is_some() && it.alike_successes().is_none();
    for operation in api.operations.iter_mut().filter(differs) {
        let successes = operation.successes.iter_mut();
        successes.for_each(|success| success.boxed = is_large(&success.headers));
        let contents = operation.successes.iter().map(|success| &success.content);
        let sizes: Vec<_> = contents.map(|content| types.of_content(content)).collect();
        let smallest = sizes.iter().min().copied().unwrap_or_default();
        for (success, size) in operation.successes.iter_mut().zip(sizes) {
            // A result from inside a body is taken out of it as it is.
            if let Content::Json { result, path, .. } = &mut success.content
                && path.is_empty()
                && size > smallest + MAX_DIFFERENCE
            {
                *result = Type::Boxed(Box::new(result.clone()));
            }
        }
    }
}

/// The sizes of all types in bytes, each found out once.
struct Sizes<'a> {
    types: BTreeMap<&'a str, &'a TypeDefinition>,
    /// The sizes that are known by now. A type that is being looked at has the size of an unknown
    /// one, so that recursion ends even where no box breaks the cycle.
    known: BTreeMap<&'a str, usize>,
}

impl<'a> Sizes<'a> {
    fn of(types: &'a [TypeDefinition]) -> Self {
        let types = types.iter().map(|definition| (definition.name.as_str(), definition));
        Self { types: types.collect(), known: BTreeMap::new() }
    }

    fn of_content(&mut self, content: &Content) -> usize {
        match content {
            Content::Empty => 0,
            Content::Json { result, .. } => self.size(result),
            Content::Text => 24,
            Content::Bytes | Content::Events(_) => 128,
        }
    }

    fn size(&mut self, ty: &Type) -> usize {
        match ty {
            Type::Named(name) => self.of_name(name),
            Type::Null | Type::Boolean => 1,
            Type::Integer(_) | Type::Number(_) | Type::Boxed(_) => 8,
            Type::Json | Type::Bytes | Type::External(_) => 32,
            Type::Nullable(inner) => 8 + self.size(inner),
            Type::Tuple(inner) => inner.iter().map(|inner| self.size(inner)).sum(),
            _ => 24,
        }
    }

    fn of_name(&mut self, name: &str) -> usize {
        if let Some(known) = self.known.get(name) {
            return *known;
        }
        let Some((name, definition)) = self.types.get_key_value(name) else { return 24 };
        let (name, definition) = (*name, *definition);
        self.known.insert(name, 24);
        let size = match &definition.shape {
            Shape::Struct(object) => {
                let fields = object.fields.iter().map(|field| self.size(&field.ty) + 8);
                24 + fields.sum::<usize>()
            }
            Shape::Union(union) => {
                let variants = union.variants.iter().map(|variant| self.size(&variant.ty));
                8 + variants.max().unwrap_or(24)
            }
            Shape::Alias(inner) | Shape::Newtype(inner) => self.size(inner),
            Shape::Enumeration(_) => 24,
        };
        self.known.insert(name, size);
        size
    }
}
