//! The instances of a description's schemas, in a file between the process that makes them and the one that compares.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::judge::Judge;
use super::{program, sample};
use crate::error::{Doing, Error};
use crate::location::Location;

/// How many instances there are of a schema at most.
const MOST: usize = 60;

/// An instance, and what it is one of.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Instance {
    /// The JSON pointer of the schema.
    pub(super) pointer: String,
    /// The name of the type.
    pub(super) r#type: String,
    /// What is special about it.
    pub(super) rule: String,
    /// The instance.
    pub(super) json: Value,
}

/// Makes the instances for the types of a crate, and writes them and the program that reads them.
pub(in super::super) fn write(
    document: &Value,
    types: &BTreeMap<String, String>,
    root: &Location,
    package: &str,
) -> Result<(), Error> {
    let mut lines = String::new();
    let mut names = BTreeSet::new();
    if let Some(judge) = Judge::new(document) {
        for (pointer, r#type) in types {
            for instance in of(document, &judge, pointer, r#type) {
                names.insert(r#type.as_str());
                lines += &serde_json::to_string(&instance)
                    .expect("texts and JSON can always be written as JSON");
                lines.push('\n');
            }
        }
    }
    let file = root.join("instances.jsonl");
    fs::write(file.path(), lines).doing("write", &file)?;
    let folder = root.join("examples");
    fs::create_dir_all(folder.path()).doing("create", &folder)?;
    let file = folder.join(&format!("{package}-round-trip.rs"));
    super::super::generation::write_file(&file, &program::source(package, &names))
}

/// The instances of a schema that are valid, or would be if it knew all values.
fn of(document: &Value, judge: &Judge, pointer: &str, r#type: &str) -> Vec<Instance> {
    let (Some(schema), Some(validator)) = (document.pointer(pointer), judge.of(pointer)) else {
        return Vec::new();
    };
    let samples = sample::samples(document, schema, MOST).into_iter();
    let valid = samples.filter(|(rule, json)| *rule == sample::UNKNOWN || validator.is_valid(json));
    let mut seen = BTreeSet::new();
    let instances = valid.map(|(rule, json)| Instance {
        pointer: pointer.to_owned(),
        r#type: r#type.to_owned(),
        rule: rule.to_owned(),
        json,
    });
    instances.filter(|instance| seen.insert(instance.json.to_string())).collect()
}

/// Reads them back.
pub(super) fn read(root: &Location) -> Result<Vec<Instance>, Error> {
    let file = root.join("instances.jsonl");
    let text = fs::read_to_string(file.path()).doing("read", &file)?;
    Ok(text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
}
