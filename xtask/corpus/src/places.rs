//! The promise that the rewritten document keeps to its source: every value of it has a place
//! there.

use generator::diagnostic::Diagnostics;
use generator::document::{Document, Node, Pointer};
use generator_command::input::Input;

/// The pointers of the values that have no place in the text of their source, or `None` if the
/// description can't be read at all.
pub(crate) fn missing(input: &mut Input) -> Option<Vec<String>> {
    let document = input.document(&mut Diagnostics::default())?;
    let mut missing = Vec::new();
    if let Some(root) = document.value(&Pointer::root()) {
        let places = Places { document: &document, input };
        places.walk(root, &Pointer::root(), &mut missing);
    }
    Some(missing)
}

/// A document with the sources that its values come from.
struct Places<'a> {
    document: &'a Document,
    input: &'a Input,
}

impl Places<'_> {
    fn walk(&self, node: &Node, pointer: &Pointer, missing: &mut Vec<String>) {
        if !self.is_placed(pointer) {
            missing.push(pointer.to_string());
        }
        for (key, node) in node.iter() {
            self.walk(node, &pointer.join(key), missing);
        }
        for (index, node) in node.items().iter().enumerate() {
            self.walk(node, &pointer.join(&index.to_string()), missing);
        }
    }

    /// Returns true if the place of a value is a part of the text that it names.
    fn is_placed(&self, pointer: &Pointer) -> bool {
        let place = self.document.place(pointer);
        let mut sources = self.input.sources();
        let source = sources.find(|source| source.name == place.source);
        let text = source.and_then(|source| source.text.get(place.span));
        text.is_some() && Pointer::parse(&place.pointer).is_some()
    }
}
