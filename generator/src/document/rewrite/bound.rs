//! The bounds of numbers.
//!
//! 3.1 has exclusive bounds of their own, where 3.0 has booleans that make the other bounds exclusive. And a bound of an
//! integer that isn't an integer itself makes `openapiv3` lose sight of the type.

use serde_yaml::Number;

use super::Rewriter;
use super::scalar::integer;
use crate::document::tree::node::{Kind, Node};

/// The two bounds, with their exclusive forms.
const BOUNDS: [Bound; 2] = [
    Bound {
        keyword: "minimum",
        exclusive: "exclusiveMinimum",
        extension: "x-minimum",
        is_lower: true,
    },
    Bound {
        keyword: "maximum",
        exclusive: "exclusiveMaximum",
        extension: "x-maximum",
        is_lower: false,
    },
];

struct Bound {
    keyword: &'static str,
    exclusive: &'static str,
    extension: &'static str,
    is_lower: bool,
}

impl Rewriter<'_> {
    pub(super) fn bounds(&mut self, schema: &mut Node) {
        let is_integer = schema.says("type", "integer");
        for bound in &BOUNDS {
            self.exclusive_bound(schema, bound);
            if is_integer {
                integer_bound(schema, bound);
            }
        }
        self.multiple(schema, is_integer);
    }

    /// Of two bounds the stricter one counts; of two equal ones that is the exclusive one.
    fn exclusive_bound(&mut self, schema: &mut Node, bound: &Bound) {
        let Some(exclusive) = schema.get(bound.exclusive) else { return };
        let origin = exclusive.origin;
        let inclusive = schema.get(bound.keyword).and_then(double);
        match (&exclusive.kind, inclusive) {
            (Kind::Number(number), inclusive) => {
                self.note_newer("an exclusive bound that is a number", origin);
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
                let place = self.origins.key_place(origin);
                let message =
                    format!("`{}` says nothing without `{}`", bound.exclusive, bound.keyword);
                self.warning("keyword-without-effect", place, message, "it is ignored");
                schema.take(bound.exclusive);
            }
            _ => {}
        }
    }

    fn multiple(&mut self, schema: &mut Node, is_integer: bool) {
        let Some(multiple) = schema.get_mut("multipleOf") else { return };
        let Some(value) = double(multiple) else { return };
        let whole = Some(value).filter(|value| *value > 0.0).and_then(integer);
        match whole {
            Some(whole) if is_integer => multiple.kind = Kind::Number(whole.into()),
            _ if is_integer || value <= 0.0 => {
                let place = self.origins.place(multiple.origin);
                let wanted = if is_integer { "an integer" } else { "a number" };
                let message =
                    format!("`multipleOf` must be {wanted} greater than 0 here, and not {value}");
                self.warning("keyword-without-effect", place, message, "it is ignored");
                schema.take("multipleOf");
            }
            _ => {}
        }
    }
}

/// Makes the bound of an integer an integer: `minimum: 0.5` allows the same integers as `minimum: 1`. One beyond 64 bits
/// goes on as an extension, because it still tells which integers there are.
fn integer_bound(schema: &mut Node, bound: &Bound) {
    let Some(node) = schema.get_mut(bound.keyword) else { return };
    let Kind::Number(number) = &mut node.kind else { return };
    if number.is_i64() {
        return;
    }
    let value = number.as_f64().unwrap_or_default();
    let inner = if bound.is_lower { value.ceil() } else { value.floor() };
    if let Some(inner) = integer(inner).filter(|_| number.is_f64()) {
        *number = Number::from(inner);
        if value.fract() != 0.0 {
            schema.take(bound.exclusive);
        }
    } else {
        schema.rename(bound.keyword, bound.extension);
        schema.take(bound.exclusive);
    }
}

fn double(node: &Node) -> Option<f64> {
    match &node.kind {
        Kind::Number(number) => number.as_f64(),
        _ => None,
    }
}
