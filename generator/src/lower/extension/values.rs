//! Names and texts for the values of an enumeration.

use super::{Extension, Row, ValueDescriptions, ValueDetails, ValueNames, stands_at};
use crate::document::schema::Schema;
use crate::document::{Document, Node, Pointer};
use crate::lower::report::Reporter;

/// The names and texts that extensions give to the values of an enumeration.
#[derive(Debug, Default)]
pub(in crate::lower) struct Labels {
    /// The names of the variants, where there are any.
    pub(in crate::lower) names: Vec<Option<String>>,
    /// The documentation of the variants, where there is any.
    pub(in crate::lower) texts: Vec<Option<String>>,
}

/// Returns true if a schema has an extension that can give names to values.
pub(in crate::lower) fn may_name_values(schema: &Schema<'_>) -> bool {
    stands_at::<ValueNames>(schema) || stands_at::<ValueDetails>(schema)
}

impl Labels {
    /// The labels that extensions at a schema have for values, which are texts as JSON writes them,
    /// without quotes.
    pub(in crate::lower) fn of(
        pointer: &Pointer,
        values: &[String],
        reporter: &mut Reporter<'_>,
    ) -> Self {
        let (mut names, mut texts) = (
            by_value::<ValueNames>(pointer, values, reporter),
            by_value::<ValueDescriptions>(pointer, values, reporter),
        );
        for Details { value, node } in details(pointer, reporter.document) {
            let Some(index) = values.iter().position(|known| *known == value) else { continue };
            names[index] = names[index].take().or_else(|| node.get("name").and_then(name));
            texts[index] = texts[index].take().or_else(|| node.get("description").and_then(text));
        }
        Self { names, texts }
    }

    /// Returns true if any value has a name of its own.
    pub(in crate::lower) fn has_names(&self) -> bool {
        self.names.iter().any(Option::is_some)
    }
}

/// The name that a schema's enumeration gets.
pub(super) fn enum_name(pointer: &Pointer, reporter: &mut Reporter<'_>) -> Option<String> {
    let found = Extension::named(ValueDetails::Microsoft, pointer, reporter.document)?;
    let name = found.value.get("name").and_then(Node::as_str);
    if name.is_none() {
        reporter.unreadable_extension(&found.at, "an object with a `name`");
    }
    name.filter(|name| name.contains(char::is_alphanumeric)).map(str::to_owned)
}

/// The texts of an extension for each value: a list in their order, which must be as long as
/// theirs, or a mapping.
fn by_value<R: Row>(
    pointer: &Pointer,
    values: &[String],
    reporter: &mut Reporter<'_>,
) -> Vec<Option<String>> {
    let none = vec![None; values.len()];
    let found = Extension::<R>::first(pointer, reporter.document);
    let Some(Extension { at, value: listed, .. }) = found else { return none };
    let texts: Vec<_> = if listed.is_mapping() {
        values.iter().map(|value| listed.get(value).and_then(text)).collect()
    } else {
        listed.items().iter().map(text).collect()
    };
    let is_readable =
        texts.len() == values.len() && (listed.is_mapping() || texts.iter().all(Option::is_some));
    if !is_readable {
        reporter.unreadable_extension(&at, "a text for each value, in a list or by value,");
        return none;
    }
    texts
}

/// An object that says several things about a value.
struct Details<'d> {
    value: String,
    node: &'d Node,
}

/// The details of values, of all extensions that have some.
fn details<'d>(pointer: &Pointer, document: &'d Document) -> Vec<Details<'d>> {
    let extensions = ValueDetails::ALL.iter();
    let extensions = extensions.filter_map(|name| Extension::named(*name, pointer, document));
    extensions.flat_map(|extension| details_of(&extension)).collect()
}

/// The details of values in one extension: a list in `values`, or a mapping by value.
fn details_of<'d>(extension: &Extension<'d, ValueDetails>) -> Vec<Details<'d>> {
    let node = extension.value;
    match extension.name {
        ValueDetails::Microsoft => {
            let items = node.get("values").map(Node::items).unwrap_or_default().iter();
            let details = items.filter_map(|node| {
                let value = node.get("value").and_then(text)?;
                Some(Details { value, node })
            });
            details.collect()
        }
        ValueDetails::Fern => {
            let entries = node.iter();
            entries.map(|(value, node)| Details { value: value.to_owned(), node }).collect()
        }
    }
}

fn name(node: &Node) -> Option<String> {
    text(node).filter(|name| name.contains(char::is_alphanumeric))
}

/// A scalar as text: YAML takes a bare `ON` for a boolean, but as a name it is one.
fn text(node: &Node) -> Option<String> {
    node.to_text()
}
