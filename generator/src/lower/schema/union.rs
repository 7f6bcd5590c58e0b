//! `oneOf` and `anyOf`: values of one of several types.

use serde_json::Value;

use super::Schemas;
use super::all_of::{Branches, Parts, is_based_on};
use super::branch::branch_names;
use super::enumeration::strings;
use super::tag::{self, Tags};
use super::variant::{UNKNOWN, branch_variants};
use crate::document::Pointer;
use crate::document::schema::types::SchemaType;
use crate::document::schema::{Schema, Slot};
use crate::lower::report::Reporter;
use crate::lower::types::Wanted;
use crate::model::{Shape, Type, Union, UnionVariant};
use crate::{docs, name};

impl Schemas<'_> {
    /// The shape of a schema with branches, and nothing beside them.
    pub(super) fn union(&mut self, schema: &Schema<'_>, wanted: Wanted<'_>) -> Shape {
        let one_of = schema.one_of();
        let slots = if one_of.is_empty() { schema.any_of() } else { one_of };
        if let [only] = slots.as_slice() {
            return match only {
                Slot::Schema(only) => self.shape(only, wanted),
                Slot::Reference(reference) => Shape::Alias(self.reference(reference.text)),
            };
        }
        let branches = Branches { slots, discriminator: schema.discriminator() };
        let place = schema.pointer();
        if let Some(shape) =
            string_branches(&branches.slots, place, wanted.name, &mut self.reporter)
        {
            return shape;
        }
        self.branches(&branches, wanted)
    }

    /// A union of the types that the branches have by themselves.
    pub(super) fn branches(&mut self, branches: &Branches<'_>, wanted: Wanted<'_>) -> Shape {
        let tags = tag::tags(branches, self.document);
        let names = branch_names(branches, tags.as_ref(), self.document);
        let mut types = Vec::new();
        for (index, slot) in branches.slots.iter().enumerate() {
            let ending = ending(names[index].as_deref(), slot, index);
            let name = format!("{}{ending}", wanted.name);
            types.push(self.schema_type(slot, wanted.called(&name)));
        }
        union_of(branches, &types, tags, &names, wanted.name)
    }

    /// A union of branches of which each has the properties beside them, too.
    pub(super) fn distributed_union(
        &mut self,
        parts: &Parts<'_>,
        pointer: &Pointer,
        wanted: Wanted<'_>,
    ) -> Shape {
        let Some(branches) = parts.unions.first() else { return Shape::Alias(Type::Json) };
        let tags = tag::tags(branches, self.document);
        let names = branch_names(branches, tags.as_ref(), self.document);
        let mut types = Vec::new();
        for (index, slot) in branches.slots.iter().enumerate() {
            if is_based_on(slot, pointer, self.document) {
                types.push(self.schema_type(slot, wanted));
                continue;
            }
            let Some(schema) = self.document.schema(slot) else { continue };
            let mut merged = Parts { unions: parts.unions[1..].to_vec(), ..parts.clone() };
            let ending = ending(names[index].as_deref(), slot, index);
            let name = format!("{}{ending}", wanted.name);
            let wanted = wanted.called(&name);
            self.collect(&schema, wanted, &mut merged);
            let shape = self.merged(&merged, schema.pointer(), wanted);
            types.push(match shape {
                Shape::Alias(ty) => ty,
                shape => self.define_inline(slot.pointer(), slot, shape, wanted),
            });
        }
        union_of(branches, &types, tags, &names, wanted.name)
    }
}

/// The shape of branches that are all strings: one open set of strings, or any string.
pub(super) fn string_branches(
    slots: &[Slot<'_>],
    pointer: &Pointer,
    owner: &str,
    reporter: &mut Reporter<'_>,
) -> Option<Shape> {
    let mut values: Vec<String> = Vec::new();
    for slot in slots {
        let branch = reporter.document.schema(slot)?;
        let own = branch.values();
        let texts = own.iter().map(Value::as_str).collect::<Option<Vec<_>>>()?;
        let is_string = branch.ty() == Some(SchemaType::String);
        if !is_string || !branch.format().is_empty() || branch.is_nullable() {
            return None;
        }
        for text in texts {
            if !values.iter().any(|known| known == text) {
                values.push(text.to_owned());
            }
        }
    }
    Some(match values.is_empty() {
        true => Shape::Alias(Type::String),
        false => Shape::Enumeration(strings(pointer, owner, values, reporter)),
    })
}

/// A union of the types of branches, in their order. Equal types are one variant, and any JSON
/// value is none.
fn union_of(
    branches: &Branches<'_>,
    types: &[Type],
    tags: Option<Tags>,
    own_names: &[Option<String>],
    owner: &str,
) -> Shape {
    let nullable = types.iter().any(|ty| matches!(ty, Type::Nullable(_)));
    let mut variants: Vec<UnionVariant> = Vec::new();
    let mut any = false;
    for (index, (ty, slot)) in types.iter().zip(&branches.slots).enumerate() {
        let ty = ty.without_null();
        let tag = tags.as_ref().map(|tags| tags.values[index].clone()).unwrap_or_default();
        if let Some(known) = variants.iter_mut().find(|known| known.ty == *ty) {
            known.tags.extend(tag);
            continue;
        }
        // Any JSON value is up to the variant for all that is none of the others.
        if *ty == Type::Json {
            any = true;
            continue;
        }
        let own = own_names[index].clone();
        let name = own.unwrap_or_else(|| variant_of(ty, owner));
        let docs = match slot {
            Slot::Schema(schema) => docs::rustdoc(schema.description().unwrap_or_default()),
            Slot::Reference(_) => String::new(),
        };
        variants.push(UnionVariant { name, docs, ty: ty.clone(), tags: tag, open: false });
    }
    if variants.is_empty() {
        return Shape::Alias(Type::Json);
    }
    if let ([only], false) = (variants.as_slice(), any) {
        let only = only.ty.clone();
        return Shape::Alias(only.nullable_if(nullable));
    }
    let wanted = variants.iter().map(|variant| variant.name.as_str());
    let names = branch_variants(owner, wanted);
    let variants = variants.into_iter().zip(names);
    let variants = variants.map(|(variant, name)| UnionVariant { name, ..variant }).collect();
    let tag = tags.map(|tags| tags.property);
    Shape::Union(Union { variants, tag, unknown: UNKNOWN.to_owned(), conversions: Vec::new() })
}

/// The ending of the name for a branch's type: the branch's name, or the kind of its values.
fn ending(name: Option<&str>, slot: &Slot<'_>, index: usize) -> String {
    let of_kind = || match slot.schema()?.kind()? {
        SchemaType::Array => Some("Elements"),
        SchemaType::Object => Some("Object"),
        SchemaType::String => Some("Text"),
        SchemaType::Integer | SchemaType::Number | SchemaType::Boolean => None,
    };
    let known = name.or_else(of_kind);
    known.map_or_else(|| format!("Variant{}", index + 1), str::to_owned)
}

/// The name of a variant for a type whose branch has none.
pub(super) fn variant_of(ty: &Type, owner: &str) -> String {
    match ty {
        Type::Boolean => "Boolean".to_owned(),
        Type::Integer(_) => "Integer".to_owned(),
        Type::Number(_) => "Number".to_owned(),
        Type::String => "Text".to_owned(),
        Type::Bytes => "Bytes".to_owned(),
        Type::Null => "Null".to_owned(),
        Type::Json => "Any".to_owned(),
        Type::External(external) => {
            name::variant_name(external.written.split('<').next().unwrap_or_default())
        }
        Type::List(inner) => format!("{}List", variant_of(inner, owner)),
        Type::Map(_) => "Map".to_owned(),
        Type::Tuple(_) => "Tuple".to_owned(),
        Type::Nullable(inner) | Type::Boxed(inner) => variant_of(inner, owner),
        Type::Named(name) => {
            name.strip_prefix(owner).filter(|n| !n.is_empty()).unwrap_or(name).to_owned()
        }
    }
}
