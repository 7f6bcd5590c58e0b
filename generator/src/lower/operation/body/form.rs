//! Bodies in parts: a part for each property of the schema (OpenAPI 3.1.1, section 4.8.15.1.1).

use std::collections::{BTreeMap, BTreeSet};

use super::ContentEntry;
use super::part::{documented, part, report_ignored_encoding};
use super::part_header::{HeadedPart, part_headers};
use crate::document::Pointer;
use crate::document::schema::{AdditionalProperties, Slot};
use crate::lower::names_beside;
use crate::lower::schema::Schemas;
use crate::lower::schema::all_of::{Parts, may_be_object};
use crate::lower::types::Wanted;
use crate::model::{Form, Part, PartContent, PartKind, Type};
use crate::{docs, name};

/// The properties of which a body may consist.
#[derive(Default)]
struct Properties<'a> {
    parts: Parts<'a>,
    /// The further schemas of properties that several branches of a union have.
    others: BTreeMap<&'a str, Vec<Slot<'a>>>,
}

/// Returns true if the parts of a body are properties of an object. No other schema says how its
/// values become parts.
pub(super) fn has_parts(content: &Pointer, schemas: &Schemas<'_>) -> bool {
    let schema = schemas.schema_of(content).and_then(|slot| schemas.document.schema(&slot));
    schema.is_some_and(|schema| may_be_object(&schema, schemas.document))
}

/// The struct for a body in parts.
pub(super) fn form(entry: &ContentEntry<'_>, type_name: &str, schemas: &mut Schemas<'_>) -> Form {
    let new_type = format!("{type_name}Body");
    let mut properties = Properties::default();
    let slot = schemas.schema_of(&entry.pointer);
    if let Some(schema) = slot.and_then(|slot| schemas.document.schema(&slot)) {
        schemas.collect(&schema, Wanted::new(&new_type), &mut properties.parts);
        flatten(&mut properties, &new_type, schemas);
    }
    let rest = other_parts(&properties.parts, &new_type, schemas);
    let taken: &[&str] = if rest.is_some() { &["additional_properties"] } else { &[] };
    let mut names = names_beside(taken);
    let parts = known_parts(entry, &properties, &new_type, &mut names, schemas);
    let name = schemas.types.claim(format!("{type_name}Form"));
    Form { name, parts, rest, constructor: None }
}

/// The parts that the description knows by name, unless only the server sets them.
fn known_parts(
    entry: &ContentEntry<'_>,
    properties: &Properties<'_>,
    new_type: &str,
    names: &mut name::Names,
    schemas: &mut Schemas<'_>,
) -> Vec<Part> {
    let known = &properties.parts;
    let wires: Vec<&str> = known.properties.keys().copied().collect();
    let field_names = names.claim_all(name::Kind::Field, &wires);
    let mut parts = Vec::new();
    for ((wire, slot), name) in known.properties.iter().zip(field_names) {
        let Some(schema) = schemas.document.schema(slot) else { continue };
        if schema.is_read_only() {
            continue;
        }
        let new_type = schemas.types.member_name(new_type, &name::type_name(wire));
        let mut slots = vec![slot.clone()];
        slots.extend(properties.others.get(wire).into_iter().flatten().cloned());
        let encoding = entry.content.encoding.get(*wire);
        let content = part(&slots, &new_type, encoding, schemas);
        let required = known.required.contains(wire);
        let headers = match encoding {
            Some(encoding) => {
                let pointer = entry.pointer.join("encoding").join(wire);
                let headed = HeadedPart { wire, required, type_name: &new_type };
                let headers = part_headers(&headed, encoding, &pointer, names, schemas);
                report_ignored_encoding(wire, &content, encoding, &pointer, &mut schemas.reporter);
                headers
            }
            None => Vec::new(),
        };
        let description = docs::rustdoc(schema.description().unwrap_or_default());
        parts.push(Part {
            name,
            wire: (*wire).to_owned(),
            docs: documented(description, content.kind, encoding),
            required,
            content,
            headers,
        });
    }
    parts
}

/// The content of parts whose names the description leaves open. With no others, they are all that
/// there is.
fn other_parts(
    known: &Parts<'_>,
    new_type: &str,
    schemas: &mut Schemas<'_>,
) -> Option<PartContent> {
    let new_type = format!("{new_type}Value");
    if let [pattern, others @ ..] = known.patterns.as_slice() {
        for pattern in others {
            let message = "parts of a pattern of names are unlike those of another";
            let instead = "they are sent like those";
            schemas.reporter.loss("multipart", pattern.pointer(), message, instead);
        }
        return Some(part(std::slice::from_ref(pattern), &new_type, None, schemas));
    }
    match &known.rest {
        Some(AdditionalProperties::Schema(slot)) => {
            Some(part(std::slice::from_ref(slot), &new_type, None, schemas))
        }
        Some(AdditionalProperties::Any(false)) => None,
        None if !known.properties.is_empty() => None,
        Some(AdditionalProperties::Any(true)) | None => {
            // Nothing is known of them: their media type is that of bytes.
            Some(PartContent {
                ty: Type::Bytes,
                kind: PartKind::File,
                media_type: None,
                other: None,
            })
        }
    }
}

/// Makes the properties of all branches one list, of which only those that every branch requires
/// must be there: which others go together is a condition on values, and those aren't checked.
fn flatten<'s, 'a: 's>(properties: &mut Properties<'s>, name: &str, schemas: &mut Schemas<'a>) {
    for branches in std::mem::take(&mut properties.parts.unions) {
        let mut required: Option<BTreeSet<&'s str>> = None;
        for slot in &branches.slots {
            let Some(schema) = schemas.document.schema(slot) else { continue };
            let inside = properties.parts.inside.clone();
            let mut branch = Properties::default();
            branch.parts.inside = inside;
            schemas.collect(&schema, Wanted::new(name), &mut branch.parts);
            flatten(&mut branch, name, schemas);
            required = Some(match required {
                None => branch.parts.required.clone(),
                Some(required) => &required & &branch.parts.required,
            });
            properties.add(branch);
        }
        properties.parts.required.extend(required.unwrap_or_default());
    }
}

impl Properties<'_> {
    /// Adds the properties of a branch.
    fn add(&mut self, branch: Self) {
        for (wire, property) in branch.parts.properties {
            match self.parts.properties.get(wire) {
                Some(known) if known.pointer() == property.pointer() => {}
                Some(_) => self.others.entry(wire).or_default().push(property),
                None => drop(self.parts.properties.insert(wire, property)),
            }
        }
        for (wire, others) in branch.others {
            self.others.entry(wire).or_default().extend(others);
        }
        self.parts.rest = self.parts.rest.take().or(branch.parts.rest);
        self.parts.patterns.extend(branch.parts.patterns);
    }
}
