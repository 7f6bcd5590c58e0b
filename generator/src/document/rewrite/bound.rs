//! The bounds of numbers.
//!
//! 3.1 has exclusive bounds of their own, where 3.0 has booleans that make the other bounds
//! exclusive.

use super::newer::NewerKeywords;
use crate::document::report::Reporter;
use crate::document::schema::integer;
use crate::document::tree::node::{Kind, Node};

/// The two bounds, with their exclusive forms.
const BOUNDS: [Bound; 2] = [
    Bound { keyword: "minimum", exclusive: "exclusiveMinimum", is_lower: true },
    Bound { keyword: "maximum", exclusive: "exclusiveMaximum", is_lower: false },
];

/// A bound, by the keywords for it.
struct Bound {
    keyword: &'static str,
    exclusive: &'static str,
    is_lower: bool,
}

/// Says exclusive bounds as 3.0 does, and takes out a `multipleOf` without effect.
pub(super) fn bounds(schema: &mut Node, newer: &mut NewerKeywords, reporter: &mut Reporter<'_>) {
    let is_integer = schema.says("type", "integer");
    for bound in &BOUNDS {
        exclusive_bound(schema, bound, newer, reporter);
    }
    multiple(schema, is_integer, reporter);
}

/// Makes a boolean of an exclusive bound. Of two bounds the stricter one counts; of two equal ones
/// that is the exclusive one.
fn exclusive_bound(
    schema: &mut Node,
    bound: &Bound,
    newer: &mut NewerKeywords,
    reporter: &mut Reporter<'_>,
) {
    let Some(exclusive) = schema.get(bound.exclusive) else { return };
    let origin = exclusive.origin;
    let inclusive = schema.get(bound.keyword).and_then(double);
    match (&exclusive.kind, inclusive) {
        (Kind::Number(number), inclusive) => {
            newer.note("an exclusive bound that is a number", origin);
            let value = number.as_f64().unwrap_or_default();
            let stricter = inclusive.is_none_or(|inclusive| {
                if bound.is_lower { value >= inclusive } else { value <= inclusive }
            });
            if stricter {
                let number = Node::new(Kind::Number(number.clone()), origin);
                schema.set(bound.keyword, number);
                schema.set(bound.exclusive, Node::new(Kind::Boolean(true), origin));
            } else {
                schema.take(bound.exclusive);
            }
        }
        (Kind::Boolean(true), None) if !schema.has(bound.keyword) => {
            let place = reporter.key_place(origin);
            let message = format!("`{}` says nothing without `{}`", bound.exclusive, bound.keyword);
            reporter.warning("keyword-without-effect", place, message, "it is ignored");
            schema.take(bound.exclusive);
        }
        _ => {}
    }
}

/// Takes out a `multipleOf` that no value can be a multiple of.
fn multiple(schema: &mut Node, is_integer: bool, reporter: &mut Reporter<'_>) {
    let Some(multiple) = schema.get_mut("multipleOf") else { return };
    let Some(value) = double(multiple) else { return };
    let whole = Some(value).filter(|value| *value > 0.0).and_then(integer);
    match whole {
        Some(whole) if is_integer => multiple.kind = Kind::Number(whole.into()),
        _ if is_integer || value <= 0.0 => {
            let place = reporter.place(multiple.origin);
            let wanted = if is_integer { "an integer" } else { "a number" };
            let message =
                format!("`multipleOf` must be {wanted} greater than 0 here, and not {value}");
            reporter.warning("keyword-without-effect", place, message, "it is ignored");
            schema.take("multipleOf");
        }
        _ => {}
    }
}

/// The value of a number.
fn double(node: &Node) -> Option<f64> {
    match &node.kind {
        Kind::Number(number) => number.as_f64(),
        _ => None,
    }
}
