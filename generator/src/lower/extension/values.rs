//! Names and texts for the values of an enumeration.

use crate::document::{Node, Pointer};
use crate::lower::report::Reporter;

/// Lists in the order of the values, or mappings by value.
const NAMES: &[&str] = &["x-speakeasy-enums", "x-enum-varnames", "x-enumNames"];
const TEXTS: &[&str] =
    &["x-speakeasy-enum-descriptions", "x-enum-descriptions", "x-enumDescriptions"];

/// What extensions say about each value of an enumeration.
#[derive(Debug, Default)]
pub(in crate::lower) struct Annotations {
    /// The names of the variants, where there are any.
    pub(in crate::lower) names: Vec<Option<String>>,
    /// What they mean.
    pub(in crate::lower) texts: Vec<Option<String>>,
}

impl Annotations {
    /// The extensions that may give names to values.
    pub(in crate::lower) const NAMES: [&str; 5] =
        ["x-speakeasy-enums", "x-enum-varnames", "x-enumNames", "x-ms-enum", "x-fern-enum"];

    /// The annotations that extensions at a schema have for values, which are texts as JSON writes
    /// them, without quotes.
    pub(in crate::lower) fn of(
        pointer: &Pointer,
        values: &[String],
        reporter: &mut Reporter<'_>,
    ) -> Self {
        let (mut names, mut texts) = (
            by_value(NAMES, pointer, values, reporter),
            by_value(TEXTS, pointer, values, reporter),
        );
        for (at, value) in elaborate(pointer, reporter) {
            let Some(index) = values.iter().position(|known| *known == value) else { continue };
            let Some(node) = reporter.document.value(&at) else { continue };
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
    let (at, value) = reporter.extension(&["x-ms-enum"], pointer)?;
    let name = value.get("name").and_then(Node::as_str);
    if name.is_none() {
        reporter.unreadable(&at, "an object with a `name`");
    }
    name.filter(|name| name.contains(char::is_alphanumeric)).map(str::to_owned)
}

/// The texts of an extension for each value. A list must be as long as that of the values is.
fn by_value(
    extensions: &[&str],
    pointer: &Pointer,
    values: &[String],
    reporter: &mut Reporter<'_>,
) -> Vec<Option<String>> {
    let none = vec![None; values.len()];
    let Some((at, found)) = reporter.extension(extensions, pointer) else { return none };
    let texts: Vec<_> = if found.is_mapping() {
        values.iter().map(|value| found.get(value).and_then(text)).collect()
    } else {
        found.items().iter().map(text).collect()
    };
    let is_readable =
        texts.len() == values.len() && (found.is_mapping() || texts.iter().all(Option::is_some));
    if !is_readable {
        reporter.unreadable(&at, "a text for each value, in a list or by value,");
        return none;
    }
    texts
}

/// The places of objects that say several things about a value, with the value.
fn elaborate(pointer: &Pointer, reporter: &mut Reporter<'_>) -> Vec<(Pointer, String)> {
    let mut found = Vec::new();
    if let Some((at, node)) = reporter.extension(&["x-ms-enum"], pointer) {
        let at = at.join("values");
        for (index, item) in
            node.get("values").map(Node::items).unwrap_or_default().iter().enumerate()
        {
            if let Some(value) = item.get("value").and_then(text) {
                found.push((at.join(&index.to_string()), value));
            }
        }
    }
    if let Some((at, node)) = reporter.extension(&["x-fern-enum"], pointer) {
        found.extend(node.iter().map(|(value, _)| (at.join(value), value.to_owned())));
    }
    found
}

fn name(node: &Node) -> Option<String> {
    text(node).filter(|name| name.contains(char::is_alphanumeric))
}

/// A scalar as text: YAML takes a bare `ON` for a boolean, but as a name it is one.
fn text(node: &Node) -> Option<String> {
    node.to_text()
}
