//! Names and texts for the values of an enumeration.

use super::super::Lowering;
use crate::document::{Node, Pointer};

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

    /// Whether any value has a name of its own.
    pub(in crate::lower) fn has_names(&self) -> bool {
        self.names.iter().any(Option::is_some)
    }
}

impl Lowering<'_> {
    /// What extensions at a schema say about these values, which are texts as JSON writes them, without quotes.
    pub(in crate::lower) fn annotations_of_values(
        &mut self,
        pointer: &Pointer,
        values: &[String],
    ) -> Annotations {
        let (mut names, mut texts) =
            (self.by_value(NAMES, pointer, values), self.by_value(TEXTS, pointer, values));
        for (at, value) in self.elaborate(pointer) {
            let Some(index) = values.iter().position(|known| *known == value) else { continue };
            let Some(node) = self.document.value(&at) else { continue };
            names[index] = names[index].take().or_else(|| node.get("name").and_then(name));
            texts[index] = texts[index].take().or_else(|| node.get("description").and_then(text));
        }
        Annotations { names, texts }
    }

    /// The name that a schema's enumeration gets.
    pub(super) fn enum_name(&mut self, pointer: &Pointer) -> Option<String> {
        let (at, value) = self.extension(&["x-ms-enum"], pointer)?;
        let name = value.get("name").and_then(Node::as_str);
        if name.is_none() {
            self.unreadable(&at, "an object with a `name`");
        }
        name.filter(|name| name.contains(char::is_alphanumeric)).map(str::to_owned)
    }

    /// The texts of an extension for each value. A list must be as long as that of the values is.
    fn by_value(
        &mut self,
        extensions: &[&str],
        pointer: &Pointer,
        values: &[String],
    ) -> Vec<Option<String>> {
        let none = vec![None; values.len()];
        let Some((at, found)) = self.extension(extensions, pointer) else { return none };
        let texts: Vec<_> = if found.is_mapping() {
            values.iter().map(|value| found.get(value).and_then(text)).collect()
        } else {
            found.items().iter().map(text).collect()
        };
        let is_readable = texts.len() == values.len()
            && (found.is_mapping() || texts.iter().all(Option::is_some));
        if !is_readable {
            self.unreadable(&at, "a text for each value, in a list or by value,");
            return none;
        }
        texts
    }

    /// The places of objects that say several things about a value, with the value.
    fn elaborate(&self, pointer: &Pointer) -> Vec<(Pointer, String)> {
        let mut found = Vec::new();
        if let Some((at, node)) = self.extension(&["x-ms-enum"], pointer) {
            let at = at.join("values");
            for (index, item) in
                node.get("values").map(Node::items).unwrap_or_default().iter().enumerate()
            {
                if let Some(value) = item.get("value").and_then(text) {
                    found.push((at.join(&index.to_string()), value));
                }
            }
        }
        if let Some((at, node)) = self.extension(&["x-fern-enum"], pointer) {
            found.extend(node.iter().map(|(value, _)| (at.join(value), value.to_owned())));
        }
        found
    }
}

fn name(node: &Node) -> Option<String> {
    text(node).filter(|name| name.contains(char::is_alphanumeric))
}

/// A scalar as text: YAML takes a bare `ON` for a boolean, but as a name it is one.
fn text(node: &Node) -> Option<String> {
    node.to_text()
}
