//! The instances of a description's schemas, in a file between the process that makes them and the
//! one that compares.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use generator::{Generated, SchemaType};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::comparison::Null;
use super::judge::Judge;
use super::{program, sample, schema};
use crate::disk;
use crate::error::Error;
use crate::workspace::{self, Member};
use generator_command::error::Doing;
use generator_command::location::Location;

/// The most instances of a schema.
const MOST: usize = 60;

/// An instance of a schema.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Instance {
    /// The JSON pointer of the schema.
    pub(super) pointer: String,
    /// The name of the type.
    pub(super) ty: String,
    /// The meaning of null in its optional members.
    pub(super) null: Null,
    /// A name for the special about it.
    pub(super) rule: String,
    /// The instance.
    pub(super) json: Value,
}

/// Makes the instances for the types of a crate, and writes them and the program that reads them.
pub(crate) fn write(
    document: Result<Value, String>,
    generated: &Generated,
    root: &Location,
) -> Result<Sampled, Error> {
    let mut lines = String::new();
    let mut used = BTreeSet::new();
    let mut sampled = Sampled::default();
    let sampler = document.and_then(|mut document| {
        schema::convert(&mut document);
        Sampler::new(document)
    });
    match sampler {
        Err(error) => sampled.unreadable = Some(error),
        Ok(sampler) => {
            for (pointer, ty) in &generated.schemas {
                let null = if ty.sent { Null::Value } else { Null::Absence };
                let ty = written(ty);
                let instances = match sampler.instances(pointer, &ty, null) {
                    Ok(instances) => instances,
                    Err(why) => {
                        sampled.without_instance.insert(pointer.clone(), why);
                        continue;
                    }
                };
                used.insert(ty);
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
    let program = workspace::program(root);
    disk::write_file(&program.join("src/main.rs"), &program::source(&used))?;
    let scaffold = generated.scaffold.get("Cargo.toml").map_or("", String::as_str);
    let manifest = workspace::manifest(root, Member::Program, scaffold)?;
    disk::write_file(&program.join("Cargo.toml"), &manifest)?;
    Ok(sampled)
}

/// The schemas that have no instances.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Sampled {
    /// The reason why no schema can be taken from the description, if that is so.
    pub(crate) unreadable: Option<String>,
    /// The JSON pointers of schemas without a valid instance, each with the reason.
    pub(crate) without_instance: BTreeMap<String, String>,
}

/// The type of a schema's values, as Rust has it beside the crate's types.
fn written(SchemaType { name, nullable, .. }: &SchemaType) -> String {
    if *nullable { format!("Option<{name}>") } else { name.clone() }
}

/// Makes instances of a description's schemas.
struct Sampler {
    document: Value,
    judge: Judge,
    /// The judge that takes each `oneOf` for an `anyOf`.
    lenient: Judge,
}

impl Sampler {
    fn new(document: Value) -> Result<Self, String> {
        let judge = Judge::new(&document)?;
        let lenient = Judge::new(&schema::without_one_of(document.clone()))?;
        Ok(Self { document, judge, lenient })
    }

    /// The instances of a schema that are valid, or would be if it knew all values. Where branches
    /// are so alike that strictly nothing is valid, what any of them allows must do.
    fn instances(&self, pointer: &str, ty: &str, null: Null) -> Result<Vec<Instance>, String> {
        let schema = self.document.pointer(pointer).ok_or("it isn't in the text")?;
        let samples = sample::samples(&self.document, schema, MOST);
        let mut valid = Vec::new();
        for judge in [&self.judge, &self.lenient] {
            let validator = judge.of(pointer)?;
            let is_valid = |(rule, json): &&(&str, Value)| {
                *rule == sample::UNKNOWN || validator.is_valid(json)
            };
            valid = samples.iter().filter(is_valid).collect();
            if valid.iter().any(|(rule, _)| *rule != sample::UNKNOWN) {
                break;
            }
        }
        let mut seen = BTreeSet::new();
        valid.retain(|(_, json)| seen.insert(json.to_string()));
        let has = |keyword| schema.get(keyword).is_some();
        let is_base = has("discriminator") && !has("oneOf") && !has("anyOf");
        let instance = |(rule, json): &(&'static str, Value)| Instance {
            pointer: pointer.to_owned(),
            ty: ty.to_owned(),
            null,
            rule: if is_base { sample::BASE } else { *rule }.to_owned(),
            json: json.clone(),
        };
        match valid.is_empty() {
            true => Err("no sample is valid".to_owned()),
            false => Ok(valid.into_iter().map(instance).collect()),
        }
    }
}

/// Reads the instances back.
pub(super) fn read(root: &Location) -> Result<Vec<Instance>, Error> {
    let file = root.join("instances.jsonl");
    let text = fs::read_to_string(file.path()).doing("read", &file)?;
    Ok(text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
}
