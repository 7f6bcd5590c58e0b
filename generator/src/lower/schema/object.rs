//! Properties: the fields of a struct.

use indexmap::IndexMap;
use indexmap::map::Entry;

use super::Schemas;
use super::all_of::Parts;
use super::annotation::{annotated, description};
use super::definition::{claim_inline, define};
use super::null::allows_null;
use super::shape::needs_name;
use crate::config::LenientType;
use crate::document::Pointer;
use crate::document::schema::{Schema, Slot};
use crate::lower::choices::Choices;
use crate::lower::extension::{Holder, chosen_name};
use crate::lower::member::{Member, claim_members};
use crate::lower::report::Reporter;
use crate::lower::types::{Types, Wanted};
use crate::model::{Access, Codec, Constant, Field, Presence, Struct, Type};
use crate::{docs, name};

/// A property of an object.
struct Property<'a> {
    name: &'a str,
    slot: &'a Slot<'a>,
    /// The other schemas that say something about it.
    earlier: &'a [Slot<'a>],
    /// The schemas that it may be as instead.
    alternatives: Vec<&'a Slot<'a>>,
    required: bool,
}

impl Schemas<'_> {
    /// The struct for an object, whatever schemas its properties come from.
    pub(super) fn structure(&mut self, parts: &Parts<'_>, owner: Wanted<'_>) -> Struct {
        let is_open = parts.rest.is_none() && parts.patterns.is_empty();
        let rest = match is_open && self.choices.keeps_undeclared() {
            true => Some(Type::Json),
            false => self.undeclared(parts, owner),
        };
        let properties = properties(parts);
        if self.types.root_of(owner.name) == owner.name {
            self.reserve_names(&properties, owner.name);
        }
        let taken: &[&str] = if rest.is_some() { &["additional_properties"] } else { &[] };
        let names = field_names(&properties, taken, &mut self.choices, &mut self.reporter);
        let fields = properties.iter().zip(names);
        let fields = fields.map(|(property, name)| self.field(property, name, owner.name));
        Struct {
            fields: fields.collect(),
            rest,
            has_default: false,
            derives_default: false,
            constructor: None,
            non_exhaustive: false,
            codec: Codec::Table,
        }
    }

    /// Keeps the names for the types of properties of a root, which those deeper in it could take.
    fn reserve_names(&mut self, properties: &[Property<'_>], root: &str) {
        for Property { name, slot, .. } in properties {
            if slot.schema().is_some_and(needs_name) {
                self.types.reserve_member(root, &name::variant_name(name));
            }
        }
    }

    /// The field for a property of the type that is called `owner`.
    fn field(&mut self, property: &Property<'_>, name: String, owner: &str) -> Field {
        let Property { name: wire, slot, .. } = *property;
        let root = self.types.root_of(owner).to_owned();
        let new_type = nested_name(&root, owner, wire, &self.types);
        let ty = self.property_type(property, Wanted::within(&root, &new_type));
        let nullable = matches!(ty, Type::Nullable(_));
        let ty = ty.without_null().clone();
        let schema = self.document.schema(slot);
        let schema = schema.as_ref();
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
        Field {
            name,
            wire: wire.to_owned(),
            docs: annotated(text.unwrap_or_default(), slot),
            deprecated: schema.is_some_and(Schema::is_deprecated),
            constant: schema.and_then(|schema| constant(schema, self.types.unaliased(&ty))),
            ty,
            presence: presence(property.required, nullable, schema),
            access: access(schema),
            lenient,
        }
    }

    /// The type of a property, with the null that it may be.
    fn property_type(&mut self, property: &Property<'_>, wanted: Wanted<'_>) -> Type {
        let Property { slot, earlier, alternatives, .. } = property;
        if let Some(ty) = self.merged_property(earlier, slot, wanted) {
            return ty;
        }
        if alternatives.is_empty() {
            return self.schema_type(slot, wanted);
        }
        let all = [*slot].into_iter().chain(alternatives.iter().copied()).cloned().collect();
        self.any_of(all, slot.pointer(), wanted)
    }

    /// The type of a property of which several schemas say that it is an object: all of them hold.
    /// Of other types, the last is the narrowest.
    fn merged_property(
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
            let (choices, types) = (&mut self.choices, &mut self.types);
            let name = claim_inline(pointer, wanted, choices, types, &mut self.reporter);
            let ty = Type::Named(name.clone());
            // Before its properties are looked at, which may be the same again.
            self.types.set_of_several(key, ty.clone());
            let shape = self.merged(&parts, pointer, wanted.called(&name));
            define(name, slot, shape, &mut self.types);
            ty
        });
        Some(ty.nullable_if(nullable))
    }
}

/// The properties of an object: those that it declares, and then those that only conditions ask
/// for, each with all schemas that conditions have for it.
fn properties<'a>(parts: &'a Parts<'a>) -> Vec<Property<'a>> {
    let declared = parts.properties.iter().map(|(name, slot)| Property {
        name,
        slot,
        earlier: parts.earlier.get(name).map_or(&[], Vec::as_slice),
        alternatives: Vec::new(),
        required: parts.required.contains(name),
    });
    let mut conditional: IndexMap<&str, Property<'_>> = IndexMap::new();
    for (name, slot) in &parts.conditional {
        if parts.properties.contains_key(name) {
            continue;
        }
        match conditional.entry(name) {
            Entry::Occupied(known) => known.into_mut().alternatives.push(slot),
            Entry::Vacant(new) => {
                let (alternatives, required) = (Vec::new(), false);
                new.insert(Property { name, slot, earlier: &[], alternatives, required });
            }
        }
    }
    declared.chain(conditional.into_values()).collect()
}

/// The field names of properties, beside those that are taken.
fn field_names(
    properties: &[Property<'_>],
    taken: &[&str],
    choices: &mut Choices<'_>,
    reporter: &mut Reporter<'_>,
) -> Vec<String> {
    let members = properties.iter().map(|property| Member {
        text: property.name,
        chosen: chosen_name(Holder::Property, property.slot.pointer(), choices, reporter),
        deprecated: property.slot.schema().is_some_and(Schema::is_deprecated),
    });
    let members: Vec<_> = members.collect();
    let mut names = crate::lower::names_beside(taken);
    claim_members(&mut names, name::Kind::Field, &members)
}

/// The name for the type of a property: that of the schema or operation it is part of, however
/// deep, and its own. Words at the seam stand once. Where another has that name
/// already, those between them tell the two apart.
fn nested_name(root: &str, owner: &str, property: &str, types: &Types) -> String {
    let own = name::variant_name(property);
    let short = types.member_name(root, &own);
    let is_open = if owner == root { types.is_free(&short) } else { types.is_open(&short) };
    if is_open { short } else { types.member_name(owner, &own) }
}

fn presence(required: bool, nullable: bool, schema: Option<&Schema<'_>>) -> Presence {
    match (required, nullable) {
        (true, false) => Presence::Required,
        (true, true) => Presence::Nullable,
        (false, true) => Presence::OptionalNullable,
        (false, false) if is_empty(schema.and_then(Schema::default).as_ref()) => {
            Presence::Defaulted
        }
        (false, false) => Presence::Optional,
    }
}

/// The only value that a schema allows, of a type that has others.
fn constant(schema: &Schema<'_>, ty: &Type) -> Option<Constant> {
    let values = schema.values();
    let [only] = values.as_slice() else { return None };
    match ty {
        Type::Boolean => only.as_bool().map(Constant::Boolean),
        Type::String => only.as_str().map(|text| Constant::Text(text.to_owned())),
        Type::Integer(integer) => {
            let number = only.as_i64().map(i128::from).or_else(|| only.as_u64().map(i128::from));
            let number = number.filter(|number| integer.range().contains(number));
            number.map(|number| Constant::Number(number.to_string()))
        }
        Type::Number(_) => only.as_f64().map(|number| Constant::Number(format!("{number:?}"))),
        _ => None,
    }
}

fn access(schema: Option<&Schema<'_>>) -> Access {
    let is_read_only = schema.is_some_and(Schema::is_read_only);
    let is_write_only = schema.is_some_and(Schema::is_write_only);
    match (is_read_only, is_write_only) {
        (true, false) => Access::Received,
        (false, true) => Access::Sent,
        (true, true) | (false, false) => Access::Both,
    }
}

/// Returns true if a default is an empty list, map or struct, as of Rust's own `Default`.
fn is_empty(default: Option<&serde_json::Value>) -> bool {
    match default {
        Some(serde_json::Value::Array(elements)) => elements.is_empty(),
        Some(serde_json::Value::Object(members)) => members.is_empty(),
        _ => false,
    }
}
