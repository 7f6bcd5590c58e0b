//! Documents as trees: what is in one, what one lacks, and one with something else in it.

use generator::document::{Document, Pointer};
use serde_yaml::{Mapping, Value};

pub(crate) fn rewritten(document: &Document) -> Value {
    document.read(&Pointer::root()).expect("any value can be read")
}

pub(crate) fn to_yaml(value: &Value) -> String {
    serde_yaml::to_string(value).expect("values can be written")
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

/// What one value has and the other doesn't, apart from what says nothing.
pub(crate) fn missing(ours: &Value, theirs: &Value, pointer: &Pointer, lost: &mut Vec<String>) {
    match (ours, theirs) {
        (Value::Mapping(ours), Value::Mapping(theirs)) if ours.contains_key("$ref") => {
            // What stands beside a reference outside of schemas stays behind on purpose.
            if ours.get("$ref") != theirs.get("$ref") {
                lost.push(format!("{pointer}/$ref"));
            }
        }
        (Value::Mapping(ours), Value::Mapping(theirs)) => {
            for (key, value) in ours {
                let key = key.as_str().expect("keys are strings");
                let pointer = pointer.join(key);
                match theirs.get(key).or_else(|| theirs.get(key.to_uppercase())) {
                    Some(their_value) => missing(value, their_value, &pointer, lost),
                    None if says_nothing(value) => {}
                    None => lost.push(pointer.to_string()),
                }
            }
        }
        (Value::Sequence(ours), Value::Sequence(theirs)) if ours.len() == theirs.len() => {
            for (index, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
                missing(ours, theirs, &pointer.join(&index.to_string()), lost);
            }
        }
        (Value::Number(ours), Value::Number(theirs)) if ours.as_f64() == theirs.as_f64() => {}
        (ours, theirs) if ours == theirs => {}
        (ours, theirs) => lost.push(format!("{pointer}: {ours:?} is now {theirs:?}")),
    }
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Bool(value) => !value,
        Value::Sequence(items) => items.is_empty(),
        Value::Mapping(entries) => entries.is_empty(),
        _ => false,
    }
}
