//! Cargo on the workspace, and the messages of the compiler by crate.

use std::collections::BTreeMap;
use std::fs::{self, File};
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
    /// The crate of each.
    pub(crate) member: Member,
    /// The arguments behind `--`.
    pub(crate) behind: &'a [&'a str],
    /// The name of the stage, for people who watch.
    pub(crate) stage: &'static str,
    /// The number of things that may be done at a time.
    pub(crate) jobs: usize,
}

/// The result of building a crate.
#[derive(Debug, Default)]
pub(crate) struct Built {
    /// The messages of the compiler.
    pub(crate) messages: Vec<Message>,
    /// True if there is a result.
    pub(crate) done: bool,
    /// The programs that were built.
    pub(crate) programs: Vec<String>,
    /// The words of cargo, if it ended before the compiler had a result or a message.
    pub(crate) words: Option<String>,
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

/// Runs a command, and returns the result for each description's crate.
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
    if !status.success() && built.values().all(|built| built.done && !built.has_error()) {
        return Err(Error::Cargo { command: run.command.join(" "), log });
    }
    for built in built.values_mut().filter(|built| !built.is_over()) {
        let said = fs::read_to_string(log.path()).doing("read", &log)?;
        built.words = Some(words(&said));
    }
    Ok(built)
}

/// Resolves the dependencies of the workspace's members, or returns cargo's words about why that
/// can't be done.
pub(crate) fn resolve(workspace: &Workspace) -> Result<Result<(), String>, Error> {
    let output = program()
        .args(["tree", "--quiet", "--workspace", "--depth=0", "--manifest-path"])
        .arg(workspace.path("Cargo.toml").path())
        .stdin(Stdio::null())
        .output()
        .map_err(|source| Error::Program { name: "cargo", source })?;
    match output.status.success() {
        true => Ok(Ok(())),
        false => Ok(Err(words(&String::from_utf8_lossy(&output.stderr)))),
    }
}

/// The words of cargo from its first error on, without its progress.
fn words(said: &str) -> String {
    let lines = said.lines().skip_while(|line| !line.starts_with("error"));
    let error = lines.collect::<Vec<_>>().join("\n");
    if error.is_empty() { said.trim().to_owned() } else { error }
}

impl Built {
    fn is_over(&self) -> bool {
        self.done || self.has_error()
    }

    fn has_error(&self) -> bool {
        self.messages.iter().any(|message| message.level == "error")
    }
}

fn command(run: &Run<'_>, workspace: &Workspace) -> Command {
    let mut command = program();
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

/// Cargo itself.
pub(crate) fn program() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// The crates' folders: a dependency may be called like one of them.
fn folders(run: &Run<'_>, workspace: &Workspace) -> BTreeMap<PathBuf, String> {
    let folder = |name: &String| workspace.member(name, run.member).path().canonicalize();
    let folders = run.documents.iter().filter_map(|name| Some((folder(name).ok()?, name.clone())));
    folders.collect()
}
