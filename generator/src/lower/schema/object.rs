//! Properties: the fields of a struct.

use super::all_of::Parts;
use super::annotation::{annotated, description};
use super::view::View;
use super::{Slot, nullable_if, without_null};
use crate::config::LenientType;
use crate::document::Pointer;
use crate::lower::Lowering;
use crate::lower::extension::Holder;
use crate::model::{Access, Field, Presence, Struct, Type};
use crate::{docs, name};

impl<'a> Lowering<'a> {
    /// The struct for an object, whatever schemas its properties come from.
    pub(super) fn structure(&mut self, parts: &Parts<'_>, owner: &str) -> Struct {
        let is_open = parts.rest.is_none() && parts.patterns.is_empty();
        let rest = match is_open && self.choices.keeps_undeclared() {
            true => Some(Type::Json),
            false => self.rest(parts, owner),
        };
        let conditional = self.conditional(parts);
        let names = self.field_names(parts, &conditional, rest.is_some());
        let mut names = names.into_iter();
        let mut fields = Vec::new();
        for ((wire, (slot, pointer)), name) in parts.properties.iter().zip(names.by_ref()) {
            let required = parts.required.contains(wire);
            let earlier = parts.earlier.get(wire).map_or(&[][..], Vec::as_slice);
            let (slot, others) = (*slot, &[][..]);
            fields.push(self.field(Property {
                name,
                wire,
                slot,
                earlier,
                others,
                required,
                pointer,
                owner,
            }));
        }
        for ((wire, slots), name) in conditional.iter().zip(names) {
            let [(slot, pointer), others @ ..] = slots.as_slice() else { continue };
            let (slot, earlier, required) = (*slot, &[][..], false);
            fields.push(self.field(Property {
                name,
                wire,
                slot,
                earlier,
                others,
                required,
                pointer,
                owner,
            }));
        }
        Struct { fields, rest, has_default: false, derives_default: false, non_exhaustive: false }
    }

    /// What only conditions say of properties: all of it may be so.
    fn conditional<'s>(&self, parts: &Parts<'s>) -> Vec<(String, Vec<(Slot<'s>, Pointer)>)>
    where
        'a: 's,
    {
        let mut found: Vec<(String, Vec<_>)> = Vec::new();
        for pointer in &parts.conditional {
            let wire = pointer.tokens().next_back().unwrap_or_default().into_owned();
            let declared = parts.properties.contains_key(wire.as_str());
            let Some(slot) = self.odd_slot(pointer.clone()).filter(|_| !declared) else { continue };
            match found.iter_mut().find(|(known, _)| *known == wire) {
                Some((_, slots)) => slots.push(slot),
                None => found.push((wire, vec![slot])),
            }
        }
        found
    }

    /// The names of the fields, beside one for all other properties if there is such a field.
    fn field_names(
        &mut self,
        parts: &Parts<'_>,
        conditional: &[(String, Vec<(Slot<'_>, Pointer)>)],
        has_rest: bool,
    ) -> Vec<String> {
        let wires = parts.properties.keys().copied();
        let wires: Vec<&str> =
            wires.chain(conditional.iter().map(|(wire, _)| wire.as_str())).collect();
        let declared = parts.properties.values().map(|(_, pointer)| pointer);
        let others = conditional.iter().filter_map(|(_, slots)| slots.first());
        let pointers = declared.chain(others.map(|(_, pointer)| pointer));
        let chosen = pointers.map(|pointer| self.chosen_name(Holder::Property, pointer)).collect();
        let taken: &[&str] = if has_rest { &["additional_properties"] } else { &[] };
        let mut names = crate::lower::names_beside(taken);
        crate::lower::claim_all(&mut names, name::Kind::Field, &wires, chosen)
    }

    fn field(&mut self, property: Property<'_>) -> Field {
        let Property { name, wire, slot, earlier, others, required, pointer, owner } = property;
        let new_type = self.nested_name(owner, wire);
        let ty = match self.together(earlier, (slot, pointer), &new_type) {
            Some(ty) => ty,
            None if others.is_empty() => self.schema_type(slot, pointer, &new_type),
            None => {
                let first = (slot, pointer.clone());
                let all = [first].into_iter().chain(others.iter().cloned()).collect();
                self.any_of(all, pointer, &new_type)
            }
        };
        self.heir = None;
        let nullable = matches!(ty, Type::Nullable(_));
        let ty = without_null(&ty);
        let found = self.look(slot, pointer);
        let data = found.as_ref().map(|(schema, _)| &schema.schema_data);
        let presence = match (required, nullable) {
            (true, false) => Presence::Required,
            (true, true) => Presence::Nullable,
            (false, true) => Presence::OptionalNullable,
            (false, false) if is_empty(data.and_then(|it| it.default.as_ref())) => {
                Presence::Defaulted
            }
            (false, false) => Presence::Optional,
        };
        let access = match data.map_or((false, false), |it| (it.read_only, it.write_only)) {
            (true, false) => Access::Received,
            (false, true) => Access::Sent,
            _ => Access::Both,
        };
        let lenient = match ty {
            Type::Boolean => self.choices.lenient(LenientType::Boolean),
            Type::Integer(_) => self.choices.lenient(LenientType::Integer),
            _ => false,
        };
        let names = [wire, ty.names().first().copied().unwrap_or_default()];
        let text = data.and_then(|data| description(data, &names));
        // A reference is no place for all that its target says about itself.
        let text = text.map(|text| match slot {
            Slot::Schema(_) => docs::rustdoc(text),
            Slot::Reference(_) => docs::summary(text),
        });
        let docs = annotated(text.unwrap_or_default(), slot);
        let deprecated = data.is_some_and(|data| data.deprecated);
        Field { name, wire: wire.to_owned(), docs, deprecated, ty, presence, access, lenient }
    }

    /// The type of a property of which several schemas say that it is an object: all of them hold. Of other types, the
    /// last is the narrowest.
    fn together(
        &mut self,
        earlier: &[(Slot<'_>, Pointer)],
        (slot, pointer): (Slot<'_>, &Pointer),
        new_type: &str,
    ) -> Option<Type> {
        let mut parts = Parts::default();
        let mut nullable = true;
        let mut places = Vec::new();
        for (slot, pointer) in [(slot, pointer)].into_iter().chain(earlier.iter().map(by_ref)) {
            let (schema, at) = self.look(slot, pointer)?;
            let view = View::of(schema);
            if !view.has_properties() && view.all_of.is_empty() {
                return None;
            }
            nullable &= self.allows_null(slot, pointer);
            places.push((view, at));
        }
        let (last, at) = places.remove(0);
        self.collect(&last, &at, new_type, &mut parts);
        places.retain(|(_, at)| !parts.inside.contains(at));
        if places.is_empty() {
            return None;
        }
        for (view, at) in &places {
            self.collect(view, at, new_type, &mut parts);
        }
        let mut key = vec![at];
        key.extend(places.into_iter().map(|(_, at)| at));
        let known = self.merged.get(&key).cloned();
        let ty = known.unwrap_or_else(|| {
            let name = self.claim_inline(pointer, new_type);
            let ty = Type::Named(name.clone());
            // Before its properties are looked at, which may be the same again.
            self.merged.insert(key, ty.clone());
            let shape = self.whole(&parts, pointer, &name);
            self.define(name, slot, shape);
            ty
        });
        Some(nullable_if(nullable, ty))
    }

    /// The name for the type of a property: that of the schema or operation it is part of, however deep, and
    /// its own. Where another has that name already, those between them tell the two apart.
    fn nested_name(&mut self, owner: &str, wire: &str) -> String {
        let root = self.roots.get(owner).map_or(owner, String::as_str).to_owned();
        let own = name::variant_name(wire);
        let short = format!("{root}{own}");
        self.heir = Some(root);
        if self.names.is_free(&short) { short } else { format!("{owner}{own}") }
    }
}

struct Property<'a> {
    name: String,
    wire: &'a str,
    slot: Slot<'a>,
    /// What other schemas say about it.
    earlier: &'a [(Slot<'a>, Pointer)],
    /// What it may be instead.
    others: &'a [(Slot<'a>, Pointer)],
    required: bool,
    pointer: &'a Pointer,
    owner: &'a str,
}

fn by_ref<'a>((slot, pointer): &'a (Slot<'a>, Pointer)) -> (Slot<'a>, &'a Pointer) {
    (*slot, pointer)
}

/// Whether a default is what Rust's own `Default` gives for a list, a map or a struct.
fn is_empty(default: Option<&serde_json::Value>) -> bool {
    match default {
        Some(serde_json::Value::Array(elements)) => elements.is_empty(),
        Some(serde_json::Value::Object(members)) => members.is_empty(),
        _ => false,
    }
}
