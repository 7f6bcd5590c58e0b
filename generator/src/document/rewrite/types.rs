//! `type`: lists of types, null among them, and types that don't exist.

use super::newer::NewerKeywords;
use super::null_branch::{only_null, set_nullable};
use super::scalar::string;
use crate::document::report::Reporter;
use crate::document::schema::keyword::Keyword;
use crate::document::schema::types::{SchemaType, Types};
use crate::document::suggestion::closest;
use crate::document::tree::node::{Entry, Kind, Node};
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
struct Declaration {
    ty: SchemaType,
    origin: Origin,
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

/// Makes a branch for each of several types, with the keywords that are about it. Keywords that are
/// about all types stay.
fn split(schema: &mut Node, declared: &[Declaration], reporter: &mut Reporter<'_>) {
    let Some(list) = schema.take("type") else { return };
    // If there are branches already, they say their types themselves, and the list says no more
    // than they do.
    if let Some(keyword) = ["anyOf", "oneOf"].into_iter().find(|keyword| schema.has(keyword)) {
        let typed =
            |branch: &Node| ["type", "$ref", "enum", "allOf"].iter().any(|key| branch.has(key));
        if !schema.get(keyword).is_some_and(|branches| branches.items().iter().all(typed)) {
            let message = format!("a list of types beside `{keyword}` can't be expressed");
            let place = reporter.place(list.origin);
            let instead = format!("only `{keyword}` counts");
            reporter.loss("type-list", place, message, instead);
        }
        return;
    }
    let specific = |key: &str| about(key).is_some() || matches!(key, "format" | "enum");
    let types = declared.iter().fold(Types::NONE, |all, one| all | Types::from(one.ty));
    if types == Types::ALL && !schema.iter().any(|(key, _)| specific(key)) {
        return;
    }
    let Some(entries) = schema.entries_mut() else { return };
    let (own, general): (Vec<_>, Vec<_>) =
        std::mem::take(entries).into_iter().partition(|entry| specific(&entry.key));
    *entries = general;
    let mut branches: Vec<Branch> = declared.iter().copied().map(Branch::new).collect();
    for entry in own {
        distribute(entry, &mut branches);
    }
    // A list of values leaves out the types that none of them has.
    if branches.iter().any(|branch| branch.schema.has("enum")) {
        branches.retain(|branch| branch.schema.has("enum"));
    }
    let mut branches: Vec<_> = branches.into_iter().map(|branch| branch.schema).collect();
    if branches.len() == 1 {
        let only = branches.swap_remove(0);
        only.into_entries().into_iter().for_each(|entry| schema.set(&entry.key, entry.value));
    } else {
        schema.set("anyOf", Node::new(Kind::Sequence(branches), list.origin));
    }
}

/// The types that a keyword is about, unless it is about all.
fn about(key: &str) -> Option<Types> {
    Keyword::named(key).and_then(Keyword::types)
}

/// The schema for one type of a list.
struct Branch {
    types: Types,
    schema: Node,
}

impl Branch {
    fn new(Declaration { ty, origin }: Declaration) -> Self {
        let value = Node::string(ty.name(), origin);
        let schema = Node::new(Kind::Mapping(vec![Entry { key: "type".into(), value }]), origin);
        Self { types: ty.into(), schema }
    }
}

/// Gives a keyword to the branch that it is about.
fn distribute(entry: Entry, branches: &mut [Branch]) {
    let origin = entry.value.origin;
    match (&*entry.key, entry.value.kind) {
        ("enum", Kind::Sequence(values)) => {
            for value in values {
                let types = Types::of_value(&value);
                let Some(branch) = branches.iter_mut().find(|branch| branch.types.meets(types))
                else {
                    continue;
                };
                match branch.schema.get_mut("enum").and_then(Node::items_mut) {
                    Some(values) => values.push(value),
                    None => {
                        branch.schema.set("enum", Node::new(Kind::Sequence(vec![value]), origin));
                    }
                }
            }
        }
        (key, kind) => {
            let types = match (key, &kind) {
                ("format", Kind::String(format)) => Types::of_format(format),
                _ => about(key).unwrap_or(Types::ALL),
            };
            // No two branches share a keyword: integers have left the list if numbers are in it.
            if let Some(branch) = branches.iter_mut().find(|branch| branch.types.meets(types)) {
                branch.schema.set(key, Node::new(kind, origin));
            }
        }
    }
}
