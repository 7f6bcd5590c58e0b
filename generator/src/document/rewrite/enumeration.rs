//! `enum` and `const`.

use std::collections::HashSet;

use super::null_branch::{only_null, set_nullable};
use super::scalar::{wrap_scalar, written};
use crate::document::report::Reporter;
use crate::document::schema::integer;
use crate::document::schema::types::{SchemaType, Types};
use crate::document::shape::Shape;
use crate::document::text::scalar;
use crate::document::tree::node::{Kind, Node};

/// Leaves values of one type in `enum`, each once: null becomes `nullable`, and `1` among
/// strings a string.
pub(super) fn enumeration(schema: &mut Node, reporter: &mut Reporter<'_>) {
    let Some(list) = schema.get_mut("enum") else { return };
    wrap_scalar(list, Shape::Any, reporter);
    let origin = list.origin;
    let null = list.items().iter().find(|value| value.is_null()).map(|value| value.origin);
    if null.is_some() {
        retain_values(schema, |value| !value.is_null());
    }
    let is_empty = schema.get("enum").is_some_and(|list| list.items().is_empty());
    match (null, is_empty) {
        (Some(null), true) => return only_null(schema, null),
        (Some(null), false) => set_nullable(schema, null),
        (None, true) => {
            let message = "an `enum` without values allows nothing";
            reporter.warning("empty-enum", reporter.place(origin), message, "it is ignored");
            schema.take("enum");
            return;
        }
        (None, false) => {}
    }
    values_of_type(schema, reporter);
    distinct_values(schema, reporter);
}

/// Makes the values fit the type, or finds the type that fits the values.
fn values_of_type(schema: &mut Node, reporter: &mut Reporter<'_>) {
    let combined = ["allOf", "anyOf", "oneOf", "$ref"].iter().any(|keyword| schema.has(keyword));
    let name = schema.get("type").map(|name| name.as_str().unwrap_or_default().to_owned());
    let Some(list) = schema.get_mut("enum") else { return };
    let origin = list.origin;
    let Some(values) = list.items_mut() else { return };
    let Some(name) = name else {
        // The values say what type they have, so saying it again changes nothing.
        if let Some(name) = common_type(values).filter(|_| !combined) {
            schema.set("type", Node::string(name, origin));
        }
        return;
    };
    let mut converted = None;
    for value in &mut *values {
        if let Some(kind) = meant(value, &name, reporter) {
            converted.get_or_insert((value.origin, value.describe()));
            value.kind = kind;
        }
    }
    if let Some((origin, found)) = converted {
        let message = format!("expected values of type {name}, found {found}");
        let help = format!("such values are read as {name}; write them like that");
        reporter.warning("enum-value-type", reporter.place(origin), message, help);
    }
    misfits(schema, &name, reporter);
}

/// Takes out the values that aren't of the type, if some are; otherwise the type is wrong, and
/// goes.
fn misfits(schema: &mut Node, name: &str, reporter: &mut Reporter<'_>) {
    let Some(types) = SchemaType::named(name).map(Types::from) else { return };
    let values = schema.get("enum").map(Node::items).unwrap_or_default();
    let fits = |value: &Node| Types::of_value(value).meets(types);
    let Some(misfit) = values.iter().find(|value| !fits(value)) else { return };
    let place = reporter.place(misfit.origin);
    let message = format!("{} is not of `type: {name}`", misfit.describe());
    let help = if values.iter().any(fits) {
        retain_values(schema, fits);
        "such values are left out"
    } else if name == "array"
        && !schema.get("items").is_none_or(|items| items.has("enum") || items.has("$ref"))
    {
        move_to_items(schema);
        "the values are taken for those of the items; put `enum` there"
    } else {
        schema.take("type");
        values_of_type(schema, reporter);
        "`type` is ignored"
    };
    reporter.warning("enum-value-type", place, message, help);
}

/// The value that was probably meant, if this one doesn't have the type.
fn meant(value: &Node, name: &str, reporter: &Reporter<'_>) -> Option<Kind> {
    match (name, &value.kind) {
        ("string", Kind::Number(_) | Kind::Boolean(_)) => {
            Some(Kind::String(written(value, reporter).into()))
        }
        ("integer" | "number", Kind::String(text)) => scalar::number(text.trim()).map(Kind::Number),
        // `3.0` is an integer to JSON Schema, and no other way of writing it is wanted.
        ("integer", Kind::Number(number)) if number.is_f64() => {
            number.as_f64().and_then(integer).map(|integer| Kind::Number(integer.into()))
        }
        ("boolean", Kind::String(text)) => match scalar::plain(&text.to_lowercase()) {
            Kind::Boolean(value) => Some(Kind::Boolean(value)),
            _ => None,
        },
        _ => None,
    }
}

/// Leaves each scalar once.
fn distinct_values(schema: &mut Node, reporter: &mut Reporter<'_>) {
    let mut known = HashSet::new();
    retain_values(schema, |value| {
        // Debug output tells a number from the string that looks like it. Lists and mappings
        // never become variants.
        let is_scalar = !matches!(value.kind, Kind::Sequence(_) | Kind::Mapping(_));
        let is_new = !is_scalar || known.insert(format!("{:?}", value.kind));
        if !is_new {
            let message = format!("{} stands here for the second time", value.describe());
            let place = reporter.place(value.origin);
            reporter.warning("duplicate-enum-value", place, message, "it counts once");
        }
        is_new
    });
}

/// Leaves only some of the values, and of the extensions that have an entry for each value, such as
/// the names of the variants, only the entries of these.
fn retain_values(schema: &mut Node, mut keep: impl FnMut(&Node) -> bool) {
    let values = schema.get("enum").map(Node::items).unwrap_or_default();
    let kept: Vec<bool> = values.iter().map(&mut keep).collect();
    if kept.iter().all(|kept| *kept) {
        return;
    }
    for entry in schema.entries_mut().into_iter().flatten() {
        let is_parallel =
            ["x-enum", "x-speakeasy-enum"].iter().any(|prefix| entry.key.starts_with(prefix))
                || &*entry.key == "enum";
        if let Some(items) =
            entry.value.items_mut().filter(|items| is_parallel && items.len() == kept.len())
        {
            let mut kept = kept.iter();
            items.retain(|_| kept.next().is_some_and(|kept| *kept));
        }
    }
}

/// The type that all values have.
fn common_type(values: &[Node]) -> Option<&'static str> {
    let all = |is: fn(&Kind) -> bool| values.iter().all(|value| is(&value.kind));
    if all(|kind| matches!(kind, Kind::String(_))) {
        Some("string")
    } else if all(|kind| matches!(kind, Kind::Boolean(_))) {
        Some("boolean")
    } else if all(|kind| matches!(kind, Kind::Number(number) if !number.is_f64())) {
        Some("integer")
    } else if all(|kind| matches!(kind, Kind::Number(_))) {
        Some("number")
    } else {
        None
    }
}

/// Makes an `enum` of one value of `const`. Half of all 3.0 documents use it, so there is no
/// warning of a newer keyword.
pub(super) fn constant(schema: &mut Node) {
    if let Some(value) = schema.take("const") {
        let origin = value.origin;
        schema.set("enum", Node::new(Kind::Sequence(vec![value]), origin));
    }
}

/// Moves the values to the items of an array: they stand one level too high.
fn move_to_items(schema: &mut Node) {
    if let Some(values) = schema.take("enum")
        && let Some(items) = schema.get_mut("items").filter(|items| items.is_mapping())
    {
        items.set("enum", values);
    }
}
