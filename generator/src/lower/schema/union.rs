//! `oneOf` and `anyOf`: values of one of several types.

use openapiv3::ReferenceOr;
use serde_json::Value;

use super::all_of::{Branches, Parts};
use super::tag::Tags;
use super::view::View;
use super::{Slot, without_null};
use crate::document::Pointer;
use crate::lower::Lowering;
use crate::model::{Shape, Type, Union, UnionVariant};
use crate::{docs, name};

impl Lowering<'_> {
    pub(super) fn union(&mut self, view: &View<'_>, pointer: &Pointer, name: &str) -> Shape {
        let (keyword, list) =
            if view.one_of.is_empty() { ("anyOf", view.any_of) } else { ("oneOf", view.one_of) };
        let place = |index: usize| pointer.join(keyword).join(&index.to_string());
        if let [only] = list {
            let place = place(0);
            return match only {
                ReferenceOr::Item(schema) => self.shape(&View::of(schema), &place, name),
                ReferenceOr::Reference { reference } => Shape::Alias(self.reference(reference)),
            };
        }
        let slots = list.iter().enumerate().map(|(index, slot)| (Slot::from(slot), place(index)));
        let branches = Branches { slots: slots.collect(), discriminator: view.discriminator() };
        if let Some(shape) = self.string_branches(&branches.slots, pointer) {
            return shape;
        }
        self.branches(&branches, name)
    }

    /// A union of the types that the branches have by themselves.
    pub(super) fn branches(&mut self, branches: &Branches<'_>, name: &str) -> Shape {
        let tags = self.tags(branches);
        let names = self.branch_names(branches, tags.as_ref());
        let mut types = Vec::new();
        for (index, (slot, place)) in branches.slots.iter().enumerate() {
            let new_type = format!("{name}{}", ending(names[index].as_deref(), *slot, index));
            types.push(self.schema_type(*slot, place, &new_type));
        }
        Self::assemble(branches, &types, tags, &names, name)
    }

    /// Properties beside branches: each branch has them, too.
    pub(super) fn distributed(
        &mut self,
        parts: &Parts<'_>,
        pointer: &Pointer,
        name: &str,
    ) -> Shape {
        let Some(branches) = parts.unions.first() else { return Shape::Alias(Type::Json) };
        let tags = self.tags(branches);
        let names = self.branch_names(branches, tags.as_ref());
        let mut types = Vec::new();
        for (index, (slot, place)) in branches.slots.iter().enumerate() {
            if self.is_based_on(*slot, place, pointer) {
                types.push(self.schema_type(*slot, place, name));
                continue;
            }
            let Some((schema, at)) = self.look(*slot, place) else { continue };
            let mut whole = Parts { unions: parts.unions[1..].to_vec(), ..parts.clone() };
            let branch_name = format!("{name}{}", ending(names[index].as_deref(), *slot, index));
            self.collect(&View::of(schema), &at, &branch_name, &mut whole);
            let shape = self.whole(&whole, &at, &branch_name);
            types.push(match shape {
                Shape::Alias(ty) => ty,
                shape => self.define_inline(*slot, shape, place, &branch_name),
            });
        }
        Self::assemble(branches, &types, tags, &names, name)
    }

    /// Branches that are all strings are one open set of strings, or just strings.
    pub(super) fn string_branches(
        &mut self,
        slots: &[(Slot<'_>, Pointer)],
        pointer: &Pointer,
    ) -> Option<Shape> {
        let mut values: Vec<String> = Vec::new();
        for (slot, place) in slots {
            let (schema, _) = self.look(*slot, place)?;
            let branch = View::of(schema);
            let texts = branch.values.iter().map(Value::as_str).collect::<Option<Vec<_>>>()?;
            if branch.kind != Some("string") || !branch.format.is_empty() || branch.data.nullable {
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
            false => Shape::Enumeration(self.strings(pointer, values)),
        })
    }

    /// A union of these types, in the order of the branches; what is equal or says nothing counts once.
    fn assemble(
        branches: &Branches<'_>,
        types: &[Type],
        tags: Option<Tags>,
        own_names: &[Option<String>],
        owner: &str,
    ) -> Shape {
        let nullable = types.iter().any(|ty| matches!(ty, Type::Nullable(_)));
        let mut names = name::Names::default();
        let mut variants: Vec<UnionVariant> = Vec::new();
        let mut any = false;
        for (index, (ty, (slot, _))) in types.iter().zip(&branches.slots).enumerate() {
            let ty = without_null(ty);
            let tag = tags.as_ref().map(|tags| tags.values[index].clone()).unwrap_or_default();
            if let Some(known) = variants.iter_mut().find(|known| known.ty == ty) {
                known.tags.extend(tag);
                continue;
            }
            // What any value is for is up to the variant for all that is none of the others.
            if ty == Type::Json {
                any = true;
                continue;
            }
            let own = own_names[index].clone();
            let name = names.claim(own.unwrap_or_else(|| variant_of(&ty, owner)));
            let docs = match slot {
                Slot::Schema(schema) => {
                    docs::rustdoc(schema.schema_data.description.as_deref().unwrap_or_default())
                }
                Slot::Reference(_) => String::new(),
            };
            variants.push(UnionVariant { name, docs, ty, tags: tag, open: false });
        }
        if variants.is_empty() {
            return Shape::Alias(Type::Json);
        }
        if let ([only], false) = (variants.as_slice(), any) {
            let only = only.ty.clone();
            return Shape::Alias(super::nullable_if(nullable, only));
        }
        let unknown = names.claim("Unknown".to_owned());
        Shape::Union(Union { variants, tag: tags.map(|tags| tags.property), unknown })
    }
}

/// What the type of a branch ends with: the branch's name, or what kind of value it is for.
fn ending(name: Option<&str>, slot: Slot<'_>, index: usize) -> String {
    let of_kind = || match slot {
        Slot::Schema(schema) => match View::of(schema).kind()? {
            "array" => Some("Elements"),
            "object" => Some("Object"),
            "string" => Some("Text"),
            _ => None,
        },
        Slot::Reference(_) => None,
    };
    let known = name.or_else(of_kind);
    known.map_or_else(|| format!("Variant{}", index + 1), str::to_owned)
}

/// What a variant is called that has no name of its own.
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
