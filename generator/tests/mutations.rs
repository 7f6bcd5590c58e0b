//! Descriptions that chance has changed: values moved, removed and repeated, and references put in
//! odd places that lead to odd places. Each ends with a client or with errors, in time, and never
//! with a panic.
//!
//! `GENERATOR_MUTATIONS` says how many there are, `GENERATOR_SEED` which is the first.

use std::fs;
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use fastrand::Rng;
use generator::Source;
use generator::config::Config;
use generator::document::Pointer;
use serde_yaml::{Mapping, Value};

/// The number of descriptions, unless the environment says otherwise.
const USUAL: u64 = 1000;

/// The longest that one may take. It is some hundred times what the slowest takes.
const LONGEST: Duration = Duration::from_mins(1);

#[test]
fn chance_breaks_nothing() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let first = number("GENERATOR_SEED").unwrap_or(0);
    let count = number("GENERATOR_MUTATIONS").unwrap_or(USUAL);
    let descriptions = descriptions();
    let (sender, receiver) = mpsc::channel();
    let mutated = move |seed: u64| {
        let mut rng = Rng::with_seed(seed);
        let mut description = descriptions[rng.usize(..descriptions.len())].clone();
        for _ in 0..rng.usize(1..6) {
            mutate(&mut description, &mut rng);
        }
        serde_yaml::to_string(&description).expect("values can be written")
    };
    let text = mutated.clone();
    let generating = std::thread::spawn(move || {
        for seed in first..first + count {
            let source = Source { name: "mutated.yaml".into(), text: text(seed) };
            // Either is fine.
            let _ = generator::generate(&source, &Config::default());
            sender.send(seed).expect("somebody waits");
        }
    });
    for seed in first..first + count {
        match receiver.recv_timeout(LONGEST) {
            Ok(done) => assert_eq!(done, seed),
            Err(why) => panic!("seed {seed}: {why}\n{}", mutated(seed)),
        }
    }
    generating.join().expect("all have been generated");
}

/// Small descriptions that have a bit of everything.
fn descriptions() -> Vec<Value> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let folders = ["fixtures", "document"].map(|name| tests.join(name).read_dir());
    let folders = folders.into_iter().flat_map(|folder| folder.expect("it is a folder"));
    let mut files: Vec<_> =
        folders.map(|case| case.expect("it is there").path().join("input.yaml")).collect();
    files.sort();
    let texts = files.iter().filter_map(|file| fs::read_to_string(file).ok());
    texts.filter_map(|text| serde_yaml::from_str(&text).ok()).filter(Value::is_mapping).collect()
}

/// Changes one thing.
fn mutate(description: &mut Value, rng: &mut Rng) {
    let mut places = Vec::new();
    gather(description, &Pointer::root(), &mut places);
    let mut any = || places[rng.usize(..places.len())].clone();
    let (one, other, third) = (any(), any(), any());
    match rng.u8(..8) {
        0 => drop(put(description, &one, None)),
        1 => copy(description, &one, &other),
        2 => {
            let moved = find(description, &one).cloned();
            if put(description, &one, None) {
                put(description, &other, moved);
            }
        }
        // To an extension, from where it stood.
        3 => {
            let moved = find(description, &one).cloned();
            put(description, &one, Some(reference(&Pointer::root().join("x-stuff").join("a"))));
            stuff(description, "a", moved);
        }
        // A chain, or a circle.
        4 => {
            let a = Pointer::root().join("x-stuff").join("a");
            let b = Pointer::root().join("x-stuff").join("b");
            put(description, &one, Some(reference(&a)));
            stuff(description, "a", Some(reference(&b)));
            stuff(description, "b", Some(reference(if rng.bool() { &a } else { &other })));
        }
        // A list or a union of what is around it.
        5 => {
            let around = one.parent().and_then(|parent| parent.parent()).unwrap_or_default();
            let keyword = ["items", "anyOf", "allOf", "additionalProperties"][rng.usize(..4)];
            let inner = match keyword {
                "anyOf" | "allOf" => Value::Sequence(vec![reference(&around), reference(&other)]),
                _ => reference(&around),
            };
            put(
                description,
                &one,
                Some(Value::Mapping([(keyword.into(), inner)].into_iter().collect())),
            );
        }
        // Where a schema is likely to be.
        6 => {
            let schemas = places.iter().filter(|place| place.as_str().contains("schema"));
            let schemas: Vec<_> = schemas.collect();
            if !schemas.is_empty() {
                let (from, to) = (rng.usize(..schemas.len()), rng.usize(..schemas.len()));
                put(description, schemas[from], Some(reference(schemas[to])));
            }
        }
        _ => drop(put(description, &one, Some(reference(&third)))),
    }
}

fn reference(pointer: &Pointer) -> Value {
    Value::Mapping([("$ref".into(), pointer.to_reference().into())].into_iter().collect())
}

fn copy(description: &mut Value, from: &Pointer, to: &Pointer) {
    // Copies of copies of the whole would be large descriptions soon.
    let value = find(description, from).filter(|value| size(value) < 500).cloned();
    if value.is_some() {
        put(description, to, value);
    }
}

fn size(value: &Value) -> usize {
    match value {
        Value::Sequence(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Mapping(entries) => 1 + entries.values().map(size).sum::<usize>(),
        _ => 1,
    }
}

/// Puts a value into an extension.
fn stuff(description: &mut Value, key: &str, value: Option<Value>) {
    let (Value::Mapping(root), Some(value)) = (description, value) else { return };
    let stuff = root.entry("x-stuff".into()).or_insert_with(|| Value::Mapping(Mapping::new()));
    if let Value::Mapping(entries) = stuff {
        entries.insert(key.into(), value);
    }
}

fn gather(value: &Value, pointer: &Pointer, places: &mut Vec<Pointer>) {
    places.push(pointer.clone());
    match value {
        Value::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                gather(item, &pointer.join(&index.to_string()), places);
            }
        }
        Value::Mapping(entries) => {
            for (key, value) in entries {
                if let Some(key) = key.as_str() {
                    gather(value, &pointer.join(key), places);
                }
            }
        }
        _ => {}
    }
}

fn find<'v>(value: &'v Value, pointer: &Pointer) -> Option<&'v Value> {
    pointer.tokens().try_fold(value, |value, token| match value {
        Value::Sequence(items) => items.get(token.parse::<usize>().ok()?),
        _ => value.get(&*token),
    })
}

/// Puts a value in the place of another, or takes that out. Returns true if there was one.
fn put(value: &mut Value, pointer: &Pointer, new: Option<Value>) -> bool {
    let Some(last) = pointer.tokens().next_back().map(std::borrow::Cow::into_owned) else {
        return false;
    };
    let parent = pointer.parent().unwrap_or_default();
    let holder = parent.tokens().try_fold(value, |value, token| match value {
        Value::Sequence(items) => items.get_mut(token.parse::<usize>().ok()?),
        _ => value.get_mut(&*token),
    });
    match (holder, new) {
        (Some(Value::Sequence(items)), new) => {
            let Some(index) = last.parse().ok().filter(|index| *index < items.len()) else {
                return false;
            };
            match new {
                Some(new) => items[index] = new,
                None => drop(items.remove(index)),
            }
            true
        }
        (Some(Value::Mapping(entries)), Some(new)) => {
            entries.insert(last.into(), new);
            true
        }
        (Some(Value::Mapping(entries)), None) => entries.remove(&*last).is_some(),
        _ => false,
    }
}
