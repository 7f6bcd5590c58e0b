//! The generation of a crate from a description, in a process of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use clap::Args;
use generator::GroupShare;
use generator::diagnostic::{Diagnostics, Severity};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::documents::Document;
use crate::error::Error;
use crate::outcome::{Failure, Generated, Group, Outcome, Stage};
use crate::workspace::{self, Member, Workspace};
use crate::{disk, labour, places, process, round_trip};
use generator_command::input::Input;
use generator_command::location::Location;
use generator_command::render::Render;

/// Generates a crate for each description, so many at a time, and if wanted instances of its
/// schemas.
pub(crate) fn all(
    documents: &[Document],
    workspace: &Workspace,
    jobs: usize,
    instances: bool,
) -> Result<Vec<Outcome>, Error> {
    labour::each(documents, jobs, "Generating", |document| one(document, workspace, instances))
}

fn one(document: &Document, workspace: &Workspace, instances: bool) -> Result<Outcome, Error> {
    let root = workspace.folder(&document.name);
    let mut arguments = vec![document.location.path().as_os_str(), root.path().as_os_str()];
    arguments.extend((!instances).then_some(OsStr::new("--no-instances")));
    let mut outcome = Outcome::new(document);
    match process::ask(process::DOCUMENT, &arguments)? {
        Ok(Told { generated, failures }) => {
            outcome.generated = generated;
            outcome.failures = failures;
        }
        Err(last_words) => outcome.failures.push(failure(None, last_words, None)),
    }
    Ok(outcome)
}

/// The arguments of the process for one description.
#[derive(Debug, Args)]
pub(crate) struct GenerateOne {
    description: PathBuf,
    crate_root: PathBuf,
    #[arg(long)]
    no_instances: bool,
}

/// The answer of the process.
#[derive(Debug, Serialize, Deserialize)]
struct Told {
    generated: Option<Generated>,
    failures: Vec<Failure>,
}

impl GenerateOne {
    /// Generates the crate, and tells the process that waits for it.
    pub(crate) fn run(&self) -> ExitCode {
        let told = self.attempt().unwrap_or_else(|error| Told {
            generated: None,
            failures: vec![failure(None, error.to_string(), None)],
        });
        process::answer(&told)
    }

    fn attempt(&self) -> Result<Told, Error> {
        let mut input = Input::read(&Location::given(&self.description), None)?;
        let started = Instant::now();
        let result = input.generate();
        let generation_seconds = started.elapsed().as_secs_f64();
        let peak_bytes = peak_bytes();
        let generated = match result {
            Ok(generated) => generated,
            Err(diagnostics) => {
                let render = Render::new(input.sources());
                return Ok(Told { generated: None, failures: failures(&diagnostics, &render) });
            }
        };
        let unplaced = places::missing(&mut input).unwrap_or_default();
        let root = Location::given(&self.crate_root);
        write(&root, &generated)?;
        let description = input.sources().next().map_or("", |source| source.text.as_str());
        let document = round_trip::read(description);
        let untyped = untyped(&generated, document.as_ref().ok());
        let sampled = match self.no_instances {
            true => None,
            false => Some(round_trip::write(document, &generated, &root)?),
        };
        let told = Generated {
            operations: generated.operations,
            types: generated.types,
            groups: generated.groups.iter().map(group).collect(),
            lines: generated.files.values().map(|text| text.lines().count()).sum(),
            warnings: generated.diagnostics.of(Severity::Warning).count(),
            ledger: ledger(&generated.diagnostics),
            losses: losses(&generated.diagnostics),
            untyped,
            sampled,
            generation_seconds,
            peak_bytes,
        };
        let failures = unplaced.into_iter().map(|pointer| {
            failure(None, format!("#{pointer} has no place in the description"), None)
        });
        Ok(Told { generated: Some(told), failures: failures.collect() })
    }
}

/// Writes the crate as a member of the workspace.
fn write(root: &Location, generated: &generator::Generated) -> Result<(), Error> {
    disk::write(&root.join("src/generated"), &generated.files)?;
    for (path, text) in &generated.scaffold {
        let manifest = path == "Cargo.toml";
        let manifest =
            manifest.then(|| workspace::manifest(root, Member::Client, text)).transpose()?;
        disk::write_file(&root.join(path), manifest.as_deref().unwrap_or(text))?;
    }
    Ok(())
}

fn group(share: &GroupShare) -> Group {
    let GroupShare { name, operations, types, own_types } = share;
    Group { name: name.clone(), operations: *operations, types: *types, own_types: *own_types }
}

/// The number of losses by rule.
fn ledger(diagnostics: &Diagnostics) -> BTreeMap<String, usize> {
    let mut ledger = BTreeMap::new();
    for loss in diagnostics.of(Severity::Loss) {
        *ledger.entry(loss.code.to_owned()).or_default() += 1;
    }
    ledger
}

/// The places of the losses.
fn losses(diagnostics: &Diagnostics) -> BTreeSet<String> {
    let places = diagnostics.of(Severity::Loss).filter_map(|loss| loss.place.as_ref());
    places.map(|place| place.pointer.clone()).collect()
}

/// The schemas that became any JSON value, though the description tells the type of their values.
fn untyped(generated: &generator::Generated, document: Option<&Value>) -> BTreeSet<String> {
    let is_typed = |pointer: &&String| document.is_some_and(|it| round_trip::is_typed(it, pointer));
    generated.untyped.iter().filter(is_typed).cloned().collect()
}

fn failures(diagnostics: &Diagnostics, render: &Render<'_>) -> Vec<Failure> {
    let errors = diagnostics.of(Severity::Error).map(|error| {
        let place = error.place.as_ref().map(|place| render.position(place));
        failure(Some(error.code.to_owned()), error.message.clone(), place)
    });
    errors.collect()
}

fn failure(code: Option<String>, text: String, place: Option<String>) -> Failure {
    Failure { stage: Stage::Generate, code, text, place }
}

/// The most memory this process has had so far. Linux tells in a file; elsewhere it takes more than
/// that to know.
fn peak_bytes() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}
