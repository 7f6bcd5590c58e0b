//! The crates of clients before the compiler and its linter, with warnings denied.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use serde::Deserialize;

use crate::client::Client;
use crate::package::{Workspace, package};

/// The verdicts on clients by the names of their cases: nothing, or the errors of the compiler.
pub(crate) type Verdicts = BTreeMap<String, Result<(), String>>;

/// Lints the crates of clients, in one run of cargo that goes on after errors. Cases without a
/// client have no verdict.
pub(crate) fn lint(clients: &[Arc<Client>]) -> Verdicts {
    let mut verdicts = Verdicts::new();
    let mut workspace = Workspace::new();
    for client in clients {
        let Ok(generated) = client.generated() else { continue };
        let name = &client.case.name;
        if let Err(fault) = workspace.add(&client.case, generated) {
            verdicts.insert(name.clone(), Err(fault));
        }
    }
    let report = run(&workspace);
    verdicts.extend(workspace.members.iter().map(|name| (name.clone(), report.verdict(name))));
    verdicts
}

/// The messages of cargo.
#[derive(Debug, Default)]
struct Report {
    /// The errors in each client.
    errors: BTreeMap<String, String>,
    /// The clients that compile without any.
    compiled: Vec<String>,
    /// Everything else that cargo says.
    log: String,
}

impl Report {
    fn verdict(&self, name: &str) -> Result<(), String> {
        match self.errors.get(name) {
            Some(errors) => Err(errors.clone()),
            None if self.compiled.iter().any(|compiled| compiled == name) => Ok(()),
            None => Err(format!("cargo hasn't compiled it:\n{}", self.log)),
        }
    }
}

/// A line of cargo's output, of those that count here.
#[derive(Debug, Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
enum Line {
    CompilerMessage {
        manifest_path: PathBuf,
        message: Message,
    },
    CompilerArtifact {
        manifest_path: PathBuf,
    },
    #[serde(other)]
    Other,
}

#[derive(Debug, Deserialize)]
struct Message {
    rendered: String,
}

fn run(workspace: &Workspace) -> Report {
    if workspace.members.is_empty() {
        return Report::default();
    }
    let output = Command::new(env!("CARGO"))
        .args(["clippy", "--lib", "--examples", "--keep-going", "--message-format=json"])
        .args(workspace.members.iter().map(|name| format!("--package={}", package(name))))
        .arg("--manifest-path")
        .arg(workspace.finish())
        .args(["--", "-D", "warnings"])
        // Beside the workspace's own output, where most dependencies have been built already.
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join(".."))
        .output()
        .expect("cargo runs, as it runs this test");
    let log = String::from_utf8_lossy(&output.stderr).into_owned();
    let mut report = Report { log, ..Report::default() };
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        match serde_json::from_str(line).expect("cargo writes what it documents") {
            Line::CompilerMessage { manifest_path, message } => {
                if let Some(name) = workspace.member(&manifest_path) {
                    report.errors.entry(name).or_default().push_str(&message.rendered);
                }
            }
            Line::CompilerArtifact { manifest_path } => {
                report.compiled.extend(workspace.member(&manifest_path));
            }
            Line::Other => {}
        }
    }
    report
}
