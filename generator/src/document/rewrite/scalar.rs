//! Values of a slightly wrong kind.
//!
//! `version: 1.0`, `enum: [1, 2]` for strings, `required: name`, `properties: []`: YAML and
//! generators written in PHP produce these all the time, and what they mean is plain. `openapiv3`
//! would give up on the whole document.

use super::Rewriter;
use crate::document::schema::integer;
use crate::document::shape::Shape;
use crate::document::text::scalar;
use crate::document::tree::node::{Kind, Node};

impl Rewriter<'_> {
    pub(super) fn string(&mut self, node: &mut Node) -> bool {
        let text = match &node.kind {
            Kind::String(_) => return true,
            // As it is written: `1.0` is not to become `1`.
            Kind::Number(_) | Kind::Boolean(_) => self.written(node),
            _ => return self.unexpected(node, "a string"),
        };
        self.coerced(node, "a string", "put it into quotes");
        node.kind = Kind::String(text.into());
        true
    }

    pub(super) fn boolean(&mut self, node: &mut Node) -> bool {
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
            _ => return self.unexpected(node, "a boolean"),
        };
        self.coerced(node, "a boolean", "write `true` or `false`, without quotes");
        node.kind = Kind::Boolean(value);
        true
    }

    pub(super) fn number(&mut self, node: &mut Node) -> bool {
        let number = match &node.kind {
            Kind::Number(_) => return true,
            Kind::String(text) => scalar::number(text.trim()),
            _ => None,
        };
        let Some(number) = number else { return self.unexpected(node, "a number") };
        self.coerced(node, "a number", "write it without quotes");
        node.kind = Kind::Number(number);
        true
    }

    /// A count that is negative or has a fraction limits nothing in a sensible way, so it goes.
    pub(super) fn count(&mut self, node: &mut Node) -> bool {
        if !self.number(node) {
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
        let place = self.place(node.origin);
        let message = format!("expected a whole number from 0 on, found {number}");
        self.warning("invalid-count", place, message, "it is ignored");
        false
    }

    pub(super) fn choice(&mut self, node: &mut Node, choices: &[&str]) -> bool {
        if !self.string(node) {
            return false;
        }
        let text = node.as_str().unwrap_or_default();
        if choices.contains(&text) {
            return true;
        }
        let place = self.place(node.origin);
        let message = format!("`{text}` is none of the values that can stand here");
        let choices = choices.join("`, `");
        self.warning(
            "unknown-value",
            place,
            message,
            format!("it is ignored; choose from `{choices}`"),
        );
        false
    }

    /// One scalar for a list of them.
    pub(super) fn wrap_scalar(&mut self, node: &mut Node, inner: Shape) {
        let scalar = matches!(node.kind, Kind::String(_) | Kind::Number(_) | Kind::Boolean(_));
        if scalar && matches!(inner, Shape::String | Shape::Any) {
            self.coerced(node, "a list", "put it into brackets");
            let origin = node.origin;
            let item = std::mem::replace(node, Node::new(Kind::Null, origin));
            node.kind = Kind::Sequence(vec![item]);
        }
    }

    /// A name without a value, as YAML writes it so easily: something empty, where that makes
    /// sense.
    pub(super) fn fill(&mut self, node: &mut Node, shape: Shape) {
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
        let place = self.origins.key_place(node.origin);
        self.warning("null-field", place, "there is no value here", "an empty one is assumed");
        node.kind = empty;
    }

    /// Languages that have no maps write an empty one as an empty list.
    pub(super) fn empty_list_as_mapping(&mut self, node: &mut Node) {
        if matches!(&node.kind, Kind::Sequence(items) if items.is_empty()) {
            self.coerced(node, "a mapping", "write `{}`");
            node.kind = Kind::Mapping(Vec::new());
        }
    }

    /// A scalar as it is written in the source.
    pub(super) fn written(&self, node: &Node) -> String {
        let written = self.origins.written(node.origin, self.sources);
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

    fn coerced(&mut self, node: &Node, wanted: &str, help: &str) {
        let message = format!("expected {wanted}, found {}", node.describe());
        self.warning(
            "scalar-type",
            self.place(node.origin),
            message,
            format!("it is taken for {wanted}; {help}"),
        );
    }
}
