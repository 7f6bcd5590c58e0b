//! `type`: lists of types, null among them, and types that don't exist.

use super::newer::NewerKeywords;
use super::null_branch::{only_null, set_nullable};
use super::scalar::string;
use super::type_branch::split;
use crate::document::report::Reporter;
use crate::document::schema::types::SchemaType;
use crate::document::suggestion::closest;
use crate::document::tree::node::{Kind, Node};
use crate::document::tree::origin::Origin;

/// The words for types that people write, with the type and the format that they mean.
const MISTAKEN: &[(&str, SchemaType, Option<&str>)] = &[
    ("file", SchemaType::String, Some("binary")),
    ("binary", SchemaType::String, Some("binary")),
    ("date", SchemaType::String, Some("date")),
    ("datetime", SchemaType::String, Some("date-time")),
    ("date-time", SchemaType::String, Some("date-time")),
    ("timestamp", SchemaType::String, Some("date-time")),
    ("time", SchemaType::String, Some("time")),
    ("uuid", SchemaType::String, Some("uuid")),
    ("uri", SchemaType::String, Some("uri")),
    ("url", SchemaType::String, Some("uri")),
    ("email", SchemaType::String, Some("email")),
    ("enum", SchemaType::String, None),
    ("text", SchemaType::String, None),
    ("str", SchemaType::String, None),
    ("int", SchemaType::Integer, None),
    ("int32", SchemaType::Integer, Some("int32")),
    ("int64", SchemaType::Integer, Some("int64")),
    ("long", SchemaType::Integer, Some("int64")),
    ("float", SchemaType::Number, Some("float")),
    ("double", SchemaType::Number, Some("double")),
    ("decimal", SchemaType::Number, None),
    ("bool", SchemaType::Boolean, None),
    ("list", SchemaType::Array, None),
    ("map", SchemaType::Object, None),
    ("dict", SchemaType::Object, None),
];

/// The types that a schema may have by its `type`.
#[derive(Default)]
struct Declared {
    /// Each once, with the place of its name.
    types: Vec<Declaration>,
    /// The place of null, if that is one of them.
    null: Option<Origin>,
    /// The format that comes with a word for a type that doesn't exist.
    format: Option<&'static str>,
}

/// A type, and the place of its name.
#[derive(Clone, Copy)]
pub(super) struct Declaration {
    pub(super) ty: SchemaType,
    pub(super) origin: Origin,
}

/// Leaves one existing type in `type`: several become branches, and null becomes `nullable`.
pub(super) fn types(schema: &mut Node, newer: &mut NewerKeywords, reporter: &mut Reporter<'_>) {
    let Some(value) = schema.get_mut("type") else { return };
    if matches!(value.kind, Kind::Boolean(_) | Kind::Number(_)) {
        string(value, reporter);
    }
    let value = &*value;
    let list = value.origin;
    let declared = match &value.kind {
        // Nearly all schemas.
        Kind::String(name) if SchemaType::named(name).is_some() => return,
        Kind::String(_) | Kind::Null => declared(std::slice::from_ref(value), reporter),
        Kind::Sequence(items) if items.is_empty() => {
            let message = "a list of no types allows nothing";
            reporter.warning("unknown-type", reporter.place(list), message, "it is ignored");
            Declared::default()
        }
        Kind::Sequence(items) => {
            newer.note("a list of types", list);
            declared(items, reporter)
        }
        // The table has a message for these.
        Kind::Boolean(_) | Kind::Number(_) | Kind::Mapping(_) => return,
    };
    let Declared { types, null, format } = declared;
    if let Some(format) = format.filter(|_| !schema.has("format")) {
        schema.set("format", Node::string(format, list));
    }
    if let Some(null) = null {
        set_nullable(schema, null);
    }
    match (types.as_slice(), null) {
        ([], Some(null)) => only_null(schema, null),
        ([], None) => {
            schema.take("type");
        }
        ([Declaration { ty, origin }], _) => schema.set("type", Node::string(ty.name(), *origin)),
        (types, _) => split(schema, types, reporter),
    }
}

/// The types that some names stand for. A type that doesn't exist is reported.
fn declared(names: &[Node], reporter: &mut Reporter<'_>) -> Declared {
    let mut declared = Declared::default();
    for value in names {
        let name = match &value.kind {
            // Without quotes it is null to YAML, and meant all the same.
            Kind::Null => "null",
            Kind::String(name) => name,
            _ => {
                reporter.unexpected(value, "the name of a type");
                continue;
            }
        };
        if name == "null" {
            declared.null = Some(value.origin);
        } else if let Some(ty) = existing(name, value.origin, &mut declared.format, reporter)
            && !declared.types.iter().any(|known| known.ty == ty)
        {
            declared.types.push(Declaration { ty, origin: value.origin });
        }
    }
    // Every integer is a number.
    if declared.types.iter().any(|known| known.ty == SchemaType::Number) {
        declared.types.retain(|known| known.ty != SchemaType::Integer);
    }
    declared
}

/// The type of that name, or the one that was probably meant, which may come with a format.
fn existing(
    name: &str,
    origin: Origin,
    format: &mut Option<&'static str>,
    reporter: &mut Reporter<'_>,
) -> Option<SchemaType> {
    if let Some(known) = SchemaType::named(name) {
        return Some(known);
    }
    let lower = name.to_lowercase();
    let mistaken = MISTAKEN.iter().find(|(mistaken, ..)| *mistaken == lower);
    let meant = match mistaken {
        Some((_, meant, meant_format)) => {
            *format = *meant_format;
            Some(*meant)
        }
        None if lower == "any" => None,
        None => closest(&lower, SchemaType::ALL.map(SchemaType::name)).and_then(SchemaType::named),
    };
    let help = match (meant, *format) {
        (Some(meant), Some(format)) => {
            format!("it is read as `type: {}` with `format: {format}`", meant.name())
        }
        (Some(meant), None) => format!("it is read as `{}`", meant.name()),
        (None, _) => "it is ignored; without a type, any value is allowed".to_owned(),
    };
    let place = reporter.place(origin);
    let message = format!("there is no type `{name}`");
    reporter.warning("unknown-type", place, message, help);
    meant
}
