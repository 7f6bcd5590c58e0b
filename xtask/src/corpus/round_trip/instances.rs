//! The instances of a description's schemas, in a file between the process that makes them and the one that compares.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use generator::SchemaType;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::judge::Judge;
use super::{program, sample};
use crate::corpus::disk;
use crate::corpus::workspace::PACKAGE;
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
    document: Result<&Value, &String>,
    types: &BTreeMap<String, SchemaType>,
    root: &Location,
) -> Result<Sampled, Error> {
    let mut lines = String::new();
    let mut used = BTreeSet::new();
    let mut sampled = Sampled::default();
    match document.map_err(Clone::clone).and_then(|document| Ok((document, Judge::new(document)?)))
    {
        Err(error) => sampled.unreadable = Some(error),
        Ok((document, judge)) => {
            for (pointer, r#type) in types {
                let r#type = written(r#type);
                let instances = match of(document, &judge, pointer, &r#type) {
                    Ok(instances) => instances,
                    Err(why) => {
                        sampled.without_instance.insert(pointer.clone(), why);
                        continue;
                    }
                };
                used.insert(r#type);
                for instance in instances {
                    lines += &serde_json::to_string(&instance)
                        .expect("texts and JSON can always be written as JSON");
                    lines.push('\n');
                }
            }
        }
    }
    let file = root.join("instances.jsonl");
    fs::write(file.path(), lines).doing("write", &file)?;
    let folder = root.join("examples");
    fs::create_dir_all(folder.path()).doing("create", &folder)?;
    let member = root.path().file_name().unwrap_or_default().to_string_lossy();
    let package = format!("{PACKAGE}{member}");
    // Programs of a workspace lie side by side.
    let file = folder.join(&format!("{package}-round-trip.rs"));
    disk::write_file(&file, &program::source(&package, &used))?;
    Ok(sampled)
}

/// What could not be sampled.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Sampled {
    /// Why the description is none that schemas can be taken from.
    pub(crate) unreadable: Option<String>,
    /// The JSON pointers of schemas without a valid instance, and why there is none.
    pub(crate) without_instance: BTreeMap<String, String>,
}

/// The type of a schema's values, as Rust has it beside the crate's types.
fn written(SchemaType { name, nullable }: &SchemaType) -> String {
    if *nullable { format!("Option<{name}>") } else { name.clone() }
}

/// The instances of a schema that are valid, or would be if it knew all values.
fn of(
    document: &Value,
    judge: &Judge,
    pointer: &str,
    r#type: &str,
) -> Result<Vec<Instance>, String> {
    let schema = document.pointer(pointer).ok_or("it isn't in the text")?;
    let validator = judge.of(pointer)?;
    let samples = sample::samples(document, schema, MOST).into_iter();
    let valid = samples.filter(|(rule, json)| *rule == sample::UNKNOWN || validator.is_valid(json));
    let mut seen = BTreeSet::new();
    let instances = valid.map(|(rule, json)| Instance {
        pointer: pointer.to_owned(),
        r#type: r#type.to_owned(),
        rule: rule.to_owned(),
        json,
    });
    let instances: Vec<_> =
        instances.filter(|instance| seen.insert(instance.json.to_string())).collect();
    if instances.is_empty() { Err("no sample is valid".to_owned()) } else { Ok(instances) }
}

/// Reads them back.
pub(super) fn read(root: &Location) -> Result<Vec<Instance>, Error> {
    let file = root.join("instances.jsonl");
    let text = fs::read_to_string(file.path()).doing("read", &file)?;
    Ok(text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
}
