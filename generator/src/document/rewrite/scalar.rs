//! Values of a slightly wrong kind.
//!
//! `version: 1.0`, `enum: [1, 2]` for strings, `required: name`, `properties: []`: YAML and
//! generators written in PHP produce these all the time, and their meaning is plain. `openapiv3`
//! would give up on the whole document. A function returns true if the value stays.

use crate::config::Location;
use crate::document::report::Reporter;
use crate::document::schema::integer;
use crate::document::shape::Shape;
use crate::document::text::scalar;
use crate::document::tree::node::{Kind, Node};
use crate::style;

/// Makes a string of a number or a boolean.
pub(super) fn string(node: &mut Node, reporter: &mut Reporter<'_>) -> bool {
    let text = match &node.kind {
        Kind::String(_) => return true,
        // As it is written: `1.0` is not to become `1`.
        Kind::Number(_) | Kind::Boolean(_) => written(node, reporter),
        _ => {
            reporter.unexpected(node, "a string");
            return false;
        }
    };
    coerced(node, "a string", "put it into quotes", reporter);
    node.kind = Kind::String(text.into());
    true
}

/// Makes a boolean of a word for one.
pub(super) fn boolean(node: &mut Node, reporter: &mut Reporter<'_>) -> bool {
    let value = match &node.kind {
        Kind::Boolean(_) => return true,
        Kind::String(text)
            if text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("yes") =>
        {
            true
        }
        Kind::String(text)
            if text.eq_ignore_ascii_case("false") || text.eq_ignore_ascii_case("no") =>
        {
            false
        }
        _ => {
            reporter.unexpected(node, "a boolean");
            return false;
        }
    };
    coerced(node, "a boolean", "write `true` or `false`, without quotes", reporter);
    node.kind = Kind::Boolean(value);
    true
}

/// Makes a number of a string that looks like one.
pub(super) fn number(node: &mut Node, reporter: &mut Reporter<'_>) -> bool {
    let number = match &node.kind {
        Kind::Number(_) => return true,
        Kind::String(text) => scalar::number(text.trim()),
        _ => None,
    };
    let Some(number) = number else {
        reporter.unexpected(node, "a number");
        return false;
    };
    coerced(node, "a number", "write it without quotes", reporter);
    node.kind = Kind::Number(number);
    true
}

/// Makes a whole number of a count. One that is negative or has a fraction limits nothing in a
/// sensible way, so it goes.
pub(super) fn count(node: &mut Node, reporter: &mut Reporter<'_>) -> bool {
    if !number(node, reporter) {
        return false;
    }
    let Kind::Number(number) = &mut node.kind else { return false };
    if number.is_u64() {
        return true;
    }
    let whole = number.as_f64().and_then(integer).filter(|whole| *whole >= 0);
    if let Some(whole) = whole {
        *number = whole.into();
        return true;
    }
    let place = reporter.place(node.origin);
    let message = format!("expected a whole number from 0 on, found {number}");
    reporter.warning("invalid-count", place, message, "it is ignored");
    false
}

/// Checks the name of a style. Returns true if the location allows it.
pub(super) fn style(node: &mut Node, location: Location, reporter: &mut Reporter<'_>) -> bool {
    if !string(node, reporter) {
        return false;
    }
    let text = node.as_str().unwrap_or_default();
    let names: Vec<&str> = style::names(location).collect();
    if names.contains(&text) {
        return true;
    }
    let place = reporter.place(node.origin);
    let message = format!("`{text}` is none of the values that can stand here");
    let help = format!("it is ignored; choose from `{}`", names.join("`, `"));
    reporter.warning("unknown-value", place, message, help);
    false
}

/// Makes a list of one scalar, where a list of scalars is wanted.
pub(super) fn wrap_scalar(node: &mut Node, inner: Shape, reporter: &mut Reporter<'_>) {
    let scalar = matches!(node.kind, Kind::String(_) | Kind::Number(_) | Kind::Boolean(_));
    if scalar && matches!(inner, Shape::String | Shape::Any) {
        coerced(node, "a list", "put it into brackets", reporter);
        let origin = node.origin;
        let item = std::mem::replace(node, Node::new(Kind::Null, origin));
        node.kind = Kind::Sequence(vec![item]);
    }
}

/// Makes something empty of null where that makes sense: a key without a value is easily written in
/// YAML.
pub(super) fn fill(node: &mut Node, shape: Shape, reporter: &mut Reporter<'_>) {
    if !node.is_null() {
        return;
    }
    let empty = match shape {
        Shape::String => Kind::String("".into()),
        Shape::List(_) => Kind::Sequence(Vec::new()),
        Shape::Map(_) | Shape::Object(_) | Shape::Reference(_) => Kind::Mapping(Vec::new()),
        // Null is a value, or a schema has a rule for it, or nothing is near enough.
        _ => return,
    };
    let place = reporter.key_place(node.origin);
    reporter.warning("null-field", place, "there is no value here", "an empty one is assumed");
    node.kind = empty;
}

/// Makes a mapping of an empty list: languages without maps write empty ones like that.
pub(super) fn empty_list_as_mapping(node: &mut Node, reporter: &mut Reporter<'_>) {
    if matches!(&node.kind, Kind::Sequence(items) if items.is_empty()) {
        coerced(node, "a mapping", "write `{}`", reporter);
        node.kind = Kind::Mapping(Vec::new());
    }
}

/// The text of a scalar as it stands in the source.
pub(super) fn written(node: &Node, reporter: &Reporter<'_>) -> String {
    let written = reporter.text(node.origin);
    let written = written.filter(|written| !written.is_empty());
    match (&node.kind, written) {
        // The place of a value that a rule has made is not its text.
        (Kind::Number(number), Some(written))
            if scalar::number(written).as_ref() == Some(number) =>
        {
            written.to_owned()
        }
        (Kind::Boolean(value), Some(written))
            if scalar::plain(written) == Kind::Boolean(*value) =>
        {
            written.to_owned()
        }
        (Kind::Number(number), _) => number.to_string(),
        (Kind::Boolean(value), _) => value.to_string(),
        (Kind::String(text), _) => text.to_string(),
        _ => String::new(),
    }
}

/// Warns of a value that is read as one of another kind.
fn coerced(node: &Node, wanted: &str, help: &str, reporter: &mut Reporter<'_>) {
    let message = format!("expected {wanted}, found {}", node.describe());
    let place = reporter.place(node.origin);
    let help = format!("it is taken for {wanted}; {help}");
    reporter.warning("scalar-type", place, message, help);
}
