//! From a description to a crate, in a process of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use std::{fs, io};

use clap::Args;
use generator::diagnostic::{Diagnostics, Severity};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::documents::Document;
use super::outcome::{Failure, Generated, Outcome, Stage};
use super::progress::Progress;
use super::workspace::{self, Member, Workspace};
use super::{disk, round_trip};
use crate::error::Error;
use crate::input::Input;
use crate::location::Location;
use crate::render::Render;

/// How many lines of a crashed process are kept.
const LAST_WORDS: usize = 5;

/// Generates a crate for each description, so many at a time, and if wanted instances of its schemas.
pub(crate) fn all(
    documents: &[Document],
    workspace: &Workspace,
    jobs: usize,
    instances: bool,
) -> Result<Vec<Outcome>, Error> {
    let progress = Progress::new("Generating", documents.len());
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..jobs.min(documents.len()) {
            scope.spawn(|| {
                while let Some(index) = Some(next.fetch_add(1, Ordering::Relaxed))
                    && let Some(document) = documents.get(index)
                {
                    let outcome = one(document, workspace, instances);
                    progress.step(&document.name);
                    let mut done = done.lock().expect("no thread panics while it has the lock");
                    done.push((index, outcome));
                }
            });
        }
    });
    let mut done = done.into_inner().expect("no thread panics while it has the lock");
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, outcome)| outcome).collect()
}

fn one(document: &Document, workspace: &Workspace, instances: bool) -> Result<Outcome, Error> {
    let program =
        std::env::current_exe().map_err(|source| Error::Program { name: "xtask", source })?;
    let output = Command::new(program)
        .arg("corpus-document")
        .arg(document.location.path())
        .arg(workspace.folder(&document.name).path())
        .args((!instances).then_some("--no-instances"))
        .output()
        .map_err(|source| Error::Program { name: "xtask", source })?;
    let mut outcome = Outcome::new(document);
    match serde_json::from_slice(&output.stdout) {
        Ok(Told { generated, failures }) => {
            outcome.generated = generated;
            outcome.failures = failures;
        }
        Err(_) => {
            let errors = String::from_utf8_lossy(&output.stderr);
            let lines: Vec<&str> = errors.lines().collect();
            let last = &lines[lines.len().saturating_sub(LAST_WORDS)..];
            let text = format!("the generator ended with {}\n{}", output.status, last.join("\n"));
            outcome.failures.push(Failure {
                stage: Stage::Generate,
                code: None,
                text,
                place: None,
            });
        }
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

/// What the process says.
#[derive(Debug, Serialize, Deserialize)]
struct Told {
    generated: Option<Generated>,
    failures: Vec<Failure>,
}

impl GenerateOne {
    /// Does it, and tells the process that waits for it.
    pub(crate) fn run(&self) -> ExitCode {
        let told = self.attempt().unwrap_or_else(|error| Told {
            generated: None,
            failures: vec![failure(None, error.to_string(), None)],
        });
        let mut output = io::stdout().lock();
        let written = serde_json::to_writer(&mut output, &told).map_err(io::Error::from);
        match written.and_then(|()| output.flush()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        }
    }

    fn attempt(&self) -> Result<Told, Error> {
        let mut input = Input::read(&Location::given(&self.description), None)?;
        let started = Instant::now();
        let result = input.generate();
        let generation_seconds = started.elapsed().as_secs_f64();
        let peak_bytes = peak_bytes();
        let render = Render::new(input.sources());
        let generated = match result {
            Ok(generated) => generated,
            Err(diagnostics) => {
                return Ok(Told { generated: None, failures: failures(&diagnostics, &render) });
            }
        };
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
            lines: generated.files.values().map(|text| text.lines().count()).sum(),
            warnings: generated.diagnostics.of(Severity::Warning).count(),
            ledger: ledger(&generated.diagnostics),
            losses: losses(&generated.diagnostics),
            untyped,
            sampled,
            generation_seconds,
            peak_bytes,
        };
        Ok(Told { generated: Some(told), failures: Vec::new() })
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

/// How many losses there are by rule.
fn ledger(diagnostics: &Diagnostics) -> BTreeMap<String, usize> {
    let mut ledger = BTreeMap::new();
    for loss in diagnostics.of(Severity::Loss) {
        *ledger.entry(loss.code.to_owned()).or_default() += 1;
    }
    ledger
}

/// Where the losses are.
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

/// The most memory this process has had so far. Linux tells in a file; elsewhere it takes more than that to know.
fn peak_bytes() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}
