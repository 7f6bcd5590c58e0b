//! Names in objects that are neither fields nor extensions.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::document::report::Reporter;
use crate::document::shape::Object;
use crate::document::suggestion::closest;
use crate::document::tree::node::Entry;
use crate::document::tree::origin::Origin;

/// The names that aren't fields of the objects that have them.
#[derive(Debug, Default)]
pub(super) struct UnknownFields(BTreeMap<Name, Uses>);

/// A name, and the words for the kind of object that has it. Objects with the same words share
/// their names.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    holder: &'static str,
    key: Arc<str>,
}

/// The objects that have a name.
#[derive(Debug)]
struct Uses {
    first: Origin,
    object: Object,
    count: usize,
}

impl UnknownFields {
    /// Remembers a name that isn't a field of an object.
    pub(super) fn note(&mut self, entry: &Entry, object: Object) {
        let name = Name { holder: object.name(), key: entry.key.clone() };
        let uses = Uses { first: entry.value.origin, object, count: 0 };
        self.0.entry(name).or_insert(uses).count += 1;
    }

    /// Reports each name once, in the order of the text: a generator that writes one of these
    /// writes it everywhere.
    pub(super) fn report(self, reporter: &mut Reporter<'_>) {
        let mut unknown: Vec<_> = self.0.into_iter().collect();
        unknown.sort_by_key(|(_, uses)| uses.first);
        for (Name { holder, key }, Uses { first, object, count }) in unknown {
            let message = match object {
                Object::Responses => format!("`{key}` is no status"),
                _ => format!("{holder} has no field `{key}`"),
            };
            let times = if count == 1 {
                String::new()
            } else {
                format!(" (here and {} times more)", count - 1)
            };
            let place = reporter.key_place(first);
            reporter.warning("unknown-field", place, message + &times, help(&key, object));
        }
    }
}

/// The help for a name that isn't a field of an object.
fn help(key: &str, object: Object) -> String {
    match closest(key, object.fields().iter().map(|field| field.name)) {
        Some(name) => format!("it is ignored; did you mean `{name}`?"),
        None if object == Object::Responses => {
            "it is ignored; statuses are like `200`, `4XX` and `default`".to_owned()
        }
        None => "it is ignored".to_owned(),
    }
}
