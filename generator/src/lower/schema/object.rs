//! Properties: the fields of a struct.

use indexmap::IndexMap;

use super::Schemas;
use super::all_of::Parts;
use super::annotation::{annotated, description};
use super::null::allows_null;
use crate::config::LenientType;
use crate::document::Pointer;
use crate::document::schema::{Schema, Slot};
use crate::lower::extension::{Holder, chosen_name};
use crate::lower::types::Wanted;
use crate::model::{Access, Field, Presence, Struct, Type};
use crate::{docs, name};

impl Schemas<'_> {
    /// The struct for an object, whatever schemas its properties come from.
    pub(super) fn structure(&mut self, parts: &Parts<'_>, owner: Wanted<'_>) -> Struct {
        let is_open = parts.rest.is_none() && parts.patterns.is_empty();
        let rest = match is_open && self.choices.keeps_undeclared() {
            true => Some(Type::Json),
            false => self.rest(parts, owner),
        };
        let conditional = conditional(parts);
        let names = self.field_names(parts, &conditional, rest.is_some());
        let mut names = names.into_iter();
        let mut fields = Vec::new();
        for ((wire, slot), name) in parts.properties.iter().zip(names.by_ref()) {
            let required = parts.required.contains(wire);
            let earlier = parts.earlier.get(wire).map_or(&[][..], Vec::as_slice);
            let others = &[][..];
            fields.push(self.field(Property {
                name,
                wire,
                slot,
                earlier,
                others,
                required,
                owner: owner.name,
            }));
        }
        for ((wire, slots), name) in conditional.iter().zip(names) {
            let [slot, others @ ..] = slots.as_slice() else { continue };
            let (earlier, required) = (&[][..], false);
            fields.push(self.field(Property {
                name,
                wire,
                slot,
                earlier,
                others,
                required,
                owner: owner.name,
            }));
        }
        Struct { fields, rest, has_default: false, derives_default: false, non_exhaustive: false }
    }

    /// The field names of properties, beside one for all other properties if there is such a field.
    fn field_names(
        &mut self,
        parts: &Parts<'_>,
        conditional: &IndexMap<&str, Vec<Slot<'_>>>,
        has_rest: bool,
    ) -> Vec<String> {
        let wires: Vec<&str> = parts.properties.keys().chain(conditional.keys()).copied().collect();
        let others = conditional.values().filter_map(|slots| slots.first());
        let slots = parts.properties.values().chain(others);
        let chosen = slots.map(|slot| {
            chosen_name(Holder::Property, slot.pointer(), &mut self.choices, &mut self.reporter)
        });
        let chosen = chosen.collect();
        let taken: &[&str] = if has_rest { &["additional_properties"] } else { &[] };
        let mut names = crate::lower::names_beside(taken);
        crate::lower::claim_all(&mut names, name::Kind::Field, &wires, chosen)
    }

    fn field(&mut self, property: Property<'_>) -> Field {
        let Property { name, wire, slot, earlier, others, required, owner } = property;
        let root = self.types.root_of(owner).to_owned();
        let new_type = self.nested_name(&root, owner, wire);
        let wanted = Wanted::within(&root, &new_type);
        let ty = match self.together(earlier, slot, wanted) {
            Some(ty) => ty,
            None if others.is_empty() => self.schema_type(slot, wanted),
            None => {
                let all = [slot].into_iter().chain(others).cloned().collect();
                self.any_of(all, slot.pointer(), wanted)
            }
        };
        let nullable = matches!(ty, Type::Nullable(_));
        let ty = ty.without_null().clone();
        let schema = self.document.schema(slot);
        let schema = schema.as_ref();
        let presence = match (required, nullable) {
            (true, false) => Presence::Required,
            (true, true) => Presence::Nullable,
            (false, true) => Presence::OptionalNullable,
            (false, false) if is_empty(schema.and_then(Schema::default).as_ref()) => {
                Presence::Defaulted
            }
            (false, false) => Presence::Optional,
        };
        let is_read_only = schema.is_some_and(Schema::is_read_only);
        let is_write_only = schema.is_some_and(Schema::is_write_only);
        let access = match (is_read_only, is_write_only) {
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
        let text = schema.and_then(|schema| description(schema, &names));
        // A reference is no place for all that its target says about itself.
        let text = text.map(|text| match slot {
            Slot::Schema(_) => docs::rustdoc(text),
            Slot::Reference(_) => docs::summary(text),
        });
        let docs = annotated(text.unwrap_or_default(), slot);
        let deprecated = schema.is_some_and(Schema::is_deprecated);
        Field { name, wire: wire.to_owned(), docs, deprecated, ty, presence, access, lenient }
    }

    /// The type of a property of which several schemas say that it is an object: all of them hold. Of other types, the
    /// last is the narrowest.
    fn together(
        &mut self,
        earlier: &[Slot<'_>],
        slot: &Slot<'_>,
        wanted: Wanted<'_>,
    ) -> Option<Type> {
        let mut parts = Parts::default();
        let mut nullable = true;
        let mut schemas = Vec::new();
        for slot in [slot].into_iter().chain(earlier) {
            let schema = self.document.schema(slot)?;
            if !schema.has_properties() && !schema.has_members() {
                return None;
            }
            nullable &= allows_null(slot, self.document);
            schemas.push(schema);
        }
        let last = schemas.remove(0);
        self.collect(&last, wanted, &mut parts);
        schemas.retain(|schema| !parts.inside.contains(schema.pointer()));
        if schemas.is_empty() {
            return None;
        }
        for schema in &schemas {
            self.collect(schema, wanted, &mut parts);
        }
        let schemas = [last].into_iter().chain(schemas);
        let key: Vec<Pointer> = schemas.map(|schema| schema.pointer().clone()).collect();
        let known = self.types.of_several(&key).cloned();
        let ty = known.unwrap_or_else(|| {
            let pointer = slot.pointer();
            let name = self.claim_inline(pointer, wanted);
            let ty = Type::Named(name.clone());
            // Before its properties are looked at, which may be the same again.
            self.types.set_of_several(key, ty.clone());
            let shape = self.whole(&parts, pointer, wanted.called(&name));
            self.define(name, slot, shape);
            ty
        });
        Some(ty.nullable_if(nullable))
    }

    /// The name for the type of a property: that of the schema or operation it is part of, however deep, and
    /// its own. Where another has that name already, those between them tell the two apart.
    fn nested_name(&self, root: &str, owner: &str, wire: &str) -> String {
        let own = name::variant_name(wire);
        let short = format!("{root}{own}");
        if self.types.is_free(&short) { short } else { format!("{owner}{own}") }
    }
}

struct Property<'a> {
    name: String,
    wire: &'a str,
    slot: &'a Slot<'a>,
    /// The other schemas that say something about it.
    earlier: &'a [Slot<'a>],
    /// The schemas that it may be as instead.
    others: &'a [Slot<'a>],
    required: bool,
    owner: &'a str,
}

/// The properties that only conditions ask for, each with all that may be said of it then.
fn conditional<'a>(parts: &Parts<'a>) -> IndexMap<&'a str, Vec<Slot<'a>>> {
    let mut found: IndexMap<&str, Vec<Slot<'_>>> = IndexMap::new();
    for (wire, slot) in &parts.conditional {
        if !parts.properties.contains_key(wire) {
            found.entry(*wire).or_default().push(slot.clone());
        }
    }
    found
}

/// Returns true if a default is what Rust's own `Default` gives for a list, a map or a struct.
fn is_empty(default: Option<&serde_json::Value>) -> bool {
    match default {
        Some(serde_json::Value::Array(elements)) => elements.is_empty(),
        Some(serde_json::Value::Object(members)) => members.is_empty(),
        _ => false,
    }
}
