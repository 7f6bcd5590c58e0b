//! Documents as trees: all places of one, and one with something else in a place.

use generator::document::{Document, Pointer};
use serde_yaml::{Mapping, Value};

pub(crate) fn rewritten(document: &Document) -> Value {
    let root = document.value(&Pointer::root()).expect("there is a root");
    serde_yaml::to_value(root).expect("any value can be written")
}

/// The text of a document. Tests read thousands of them, and JSON is read more quickly than YAML.
pub(crate) fn to_json(value: &Value) -> String {
    serde_json::to_string(value).expect("values can be written")
}

pub(crate) fn all_pointers(value: &Value, pointer: &Pointer, pointers: &mut Vec<Pointer>) {
    pointers.push(pointer.clone());
    match value {
        Value::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                all_pointers(item, &pointer.join(&index.to_string()), pointers);
            }
        }
        Value::Mapping(entries) => {
            for (key, value) in entries {
                if let Some(key) = key.as_str() {
                    all_pointers(value, &pointer.join(key), pointers);
                }
            }
        }
        _ => {}
    }
}

/// Puts another value in the place of one, or takes it out.
pub(crate) fn replace(value: &mut Value, pointer: &Pointer, stranger: Option<Value>) {
    let Some(parent) = pointer.parent() else {
        *value = stranger.unwrap_or(Value::Mapping(Mapping::new()));
        return;
    };
    let holder = parent.tokens().fold(value, |value, token| match value {
        Value::Sequence(items) => &mut items[token.parse::<usize>().expect("it is an index")],
        Value::Mapping(entries) => entries.get_mut(&*token).expect("it is a key"),
        _ => unreachable!("pointers lead through lists and mappings"),
    });
    let last = pointer.tokens().next_back().expect("it isn't the root");
    match (holder, stranger) {
        (Value::Sequence(items), Some(stranger)) => {
            items[last.parse::<usize>().expect("it is an index")] = stranger;
        }
        (Value::Sequence(items), None) => {
            items.remove(last.parse::<usize>().expect("it is an index"));
        }
        (Value::Mapping(entries), Some(stranger)) => {
            entries.insert(Value::String(last.into_owned()), stranger);
        }
        (Value::Mapping(entries), None) => {
            entries.remove(&*last);
        }
        _ => unreachable!("pointers lead through lists and mappings"),
    }
}
