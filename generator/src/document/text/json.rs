//! JSON to nodes.
//!
//! YAML readers can't always read JSON: `\/` and surrogate pairs in strings, and keys longer than
//! 1024 characters, are JSON only. So JSON has its own parser, held to the letter of RFC 8259.

use std::ops::Range;
use std::sync::Arc;

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::duplicate;
use super::scalar;
use super::{Failure, MAX_DEPTH};
use crate::diagnostic::Diagnostics;
use crate::document::tree::node::{Entry, Kind, Node};
use crate::document::tree::origin::{Origin, Recorder, Way};

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Reads the text as JSON. Of the source, `skipped` bytes stand before it.
pub(super) fn parse(text: &str, skipped: usize) -> Result<Value<'_>, Failure> {
    let parsed = parse_to_ast(text, &CollectOptions::default(), &STRICT).map_err(|error| {
        let range = error.range();
        let message = error.kind().to_string();
        let mut letters = message.chars();
        let first = letters.next().map(|letter| letter.to_ascii_lowercase());
        invalid(
            first.into_iter().chain(letters).collect(),
            range.start + skipped..range.end + skipped,
        )
    })?;
    parsed.value.ok_or_else(|| invalid("the text is empty".to_owned(), skipped..skipped))
}

/// Turns a parsed value into nodes.
pub(super) fn read(
    value: Value<'_>,
    skipped: usize,
    recorder: &mut Recorder<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<Node, Failure> {
    Reader { recorder, diagnostics, skipped, depth: 0 }.node(value, Way::Root)
}

struct Reader<'a, 't> {
    recorder: &'a mut Recorder<'t>,
    diagnostics: &'a mut Diagnostics,
    skipped: usize,
    depth: usize,
}

impl Reader<'_, '_> {
    fn node(&mut self, value: Value<'_>, way: Way) -> Result<Node, Failure> {
        let span = self.span(&value);
        let origin = self.recorder.add(way, span.clone());
        let kind = match value {
            Value::NullKeyword(_) => Kind::Null,
            Value::BooleanLit(literal) => Kind::Boolean(literal.value),
            Value::StringLit(literal) => {
                self.check_string(span)?;
                Kind::String(literal.value.into())
            }
            Value::NumberLit(literal) => {
                scalar::number(literal.value).map(Kind::Number).ok_or_else(|| {
                    invalid(format!("{} is larger than any number can be", literal.value), span)
                })?
            }
            Value::Array(array) => {
                self.enter(&span)?;
                let items = array.elements.into_iter().enumerate();
                let items =
                    items.map(|(index, item)| self.node(item, Way::Item { parent: origin, index }));
                let items = items.collect::<Result<_, _>>()?;
                self.depth -= 1;
                Kind::Sequence(items)
            }
            Value::Object(object) => {
                self.enter(&span)?;
                let entries = object.properties.into_iter();
                let entries = entries.map(|property| {
                    let span = self.span(&property.name);
                    self.check_string(span.clone())?;
                    let key = self.recorder.key(&property.name.into_string());
                    self.entry(origin, key, span, property.value)
                });
                let mut entries = entries.collect::<Result<_, _>>()?;
                self.depth -= 1;
                duplicate::remove(&mut entries, self.recorder.origins(), self.diagnostics);
                Kind::Mapping(entries)
            }
        };
        Ok(Node::new(kind, origin))
    }

    fn entry(
        &mut self,
        parent: Origin,
        key: Arc<str>,
        span: Range<usize>,
        value: Value<'_>,
    ) -> Result<Entry, Failure> {
        let value = self.node(value, Way::Entry { parent, key: key.clone(), span })?;
        Ok(Entry { key, value })
    }

    /// Fails for a control character that isn't escaped (RFC 8259, section 7): the parser lets it
    /// pass.
    fn check_string(&self, span: Range<usize>) -> Result<(), Failure> {
        let text = self.recorder.text().get(span.clone()).unwrap_or_default();
        match text.bytes().position(|byte| byte < 0x20) {
            None => Ok(()),
            Some(offset) => {
                let at = span.start + offset;
                Err(invalid("control characters in strings must be escaped".to_owned(), at..at + 1))
            }
        }
    }

    fn enter(&mut self, span: &Range<usize>) -> Result<(), Failure> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(invalid(
                format!("more than {MAX_DEPTH} levels of nesting"),
                span.start..span.start + 1,
            ));
        }
        Ok(())
    }

    fn span(&self, part: &impl Ranged) -> Range<usize> {
        let range = part.range();
        range.start + self.skipped..range.end + self.skipped
    }
}

fn invalid(message: String, span: Range<usize>) -> Failure {
    Failure { code: "invalid-json", message, span, help: None }
}
