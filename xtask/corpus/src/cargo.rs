//! Runs cargo on the workspace, and sorts what the compiler says by crate.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;

use crate::error::Error;
use crate::progress::Progress;
use crate::stopwatch;
use crate::workspace::{Member, Workspace};
use generator_command::error::Doing;

/// A command of cargo.
#[derive(Debug)]
pub(crate) struct Run<'a> {
    /// `check` or the like, with its options.
    pub(crate) command: &'a [&'a str],
    /// The descriptions it is for.
    pub(crate) documents: &'a [String],
    /// Which crate of each.
    pub(crate) member: Member,
    /// What goes behind `--`.
    pub(crate) behind: &'a [&'a str],
    /// What people see while it runs.
    pub(crate) stage: &'static str,
    /// How much may be done at a time.
    pub(crate) jobs: usize,
}

/// What became of a crate.
#[derive(Debug, Default)]
pub(crate) struct Built {
    /// What the compiler said.
    pub(crate) messages: Vec<Message>,
    /// Whether there is a result.
    pub(crate) done: bool,
    /// The programs that were built.
    pub(crate) programs: Vec<String>,
}

/// A message of the compiler.
#[derive(Debug, Deserialize)]
pub(crate) struct Message {
    pub(crate) level: String,
    pub(crate) code: Option<Code>,
    #[serde(rename = "message")]
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) spans: Vec<Span>,
    pub(crate) rendered: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Code {
    pub(crate) code: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Span {
    pub(crate) file_name: String,
    pub(crate) line_start: usize,
    pub(crate) column_start: usize,
    pub(crate) is_primary: bool,
}

/// A line of cargo's, of those that matter here.
#[derive(Debug, Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
enum Line {
    CompilerMessage {
        manifest_path: String,
        message: Message,
    },
    CompilerArtifact {
        manifest_path: String,
        executable: Option<String>,
    },
    #[serde(other)]
    Other,
}

/// Runs it, and says what became of each description's crate.
pub(crate) fn run(run: &Run<'_>, workspace: &Workspace) -> Result<BTreeMap<String, Built>, Error> {
    let mut built: BTreeMap<String, Built> =
        run.documents.iter().map(|name| (name.clone(), Built::default())).collect();
    if built.is_empty() {
        return Ok(built);
    }
    let folders = folders(run, workspace);
    let log = workspace.path("cargo.log");
    let mut command = command(run, workspace);
    command.stderr(File::create(log.path()).doing("create", &log)?);
    let mut child = command.spawn().map_err(|source| Error::Program { name: "cargo", source })?;
    let progress = Progress::new(run.stage, run.documents.len());
    let output = child.stdout.take().expect("it was asked for");
    for line in BufReader::new(output).lines() {
        let line = line.map_err(|source| Error::Program { name: "cargo", source })?;
        let (manifest, message, executable) = match serde_json::from_str(&line) {
            Ok(Line::CompilerMessage { manifest_path, message }) => {
                (manifest_path, Some(message), None)
            }
            Ok(Line::CompilerArtifact { manifest_path, executable }) => {
                (manifest_path, None, executable)
            }
            Ok(Line::Other) | Err(_) => continue,
        };
        let folder = Path::new(&manifest).parent().and_then(|folder| folder.canonicalize().ok());
        let Some(name) = folder.and_then(|folder| folders.get(&folder)) else { continue };
        let Some(built) = built.get_mut(name) else { continue };
        let was_over = built.is_over();
        match message {
            Some(message) => built.messages.push(message),
            None => built.done = true,
        }
        built.programs.extend(executable);
        if built.is_over() && !was_over {
            progress.step(name);
        }
    }
    let status = child.wait().map_err(|source| Error::Program { name: "cargo", source })?;
    if !status.success() && built.values().all(|built| built.done) {
        return Err(Error::Cargo { command: run.command.join(" "), log });
    }
    Ok(built)
}

impl Built {
    fn is_over(&self) -> bool {
        self.done || self.messages.iter().any(|message| message.level == "error")
    }
}

fn command(run: &Run<'_>, workspace: &Workspace) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(run.command)
        .args(["--message-format=json", "--keep-going"])
        .arg(format!("--jobs={}", run.jobs))
        .arg("--manifest-path")
        .arg(workspace.path("Cargo.toml").path())
        .args(run.documents.iter().map(|name| format!("--package={}", run.member.package(name))))
        .env("CARGO_TARGET_DIR", workspace.target())
        .stdin(Stdio::null())
        .stdout(Stdio::piped());
    if !run.behind.is_empty() {
        command.arg("--").args(run.behind);
    }
    stopwatch::start(&mut command, workspace);
    command
}

/// The crates' folders: a dependency may be called like one of them.
fn folders(run: &Run<'_>, workspace: &Workspace) -> BTreeMap<PathBuf, String> {
    let folder = |name: &String| workspace.member(name, run.member).path().canonicalize();
    let folders = run.documents.iter().filter_map(|name| Some((folder(name).ok()?, name.clone())));
    folders.collect()
}
