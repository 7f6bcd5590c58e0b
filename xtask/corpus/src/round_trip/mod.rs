//! Instances of the schemas through the types: what is read is written as it was.
//!
//! ```text
//! description ──schema──▶ JSON Schema ──sample──▶ instances ──judge──▶ valid ones
//!     generated crate + program ──▶ values that came back ──comparison──▶ mismatches
//! ```

mod choices;
mod comparison;
mod container;
mod instances;
mod judge;
mod losses;
mod pattern;
mod program;
mod sample;
mod scalar;
mod schema;
mod text;
mod together;
mod typed;
mod verdict;

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::error::Error;
use crate::outcome::{Failure, Outcome, Stage};
use crate::workspace::{Member, Workspace};
use crate::{cargo, compilation};
use instances::Instance;
use losses::Losses;

pub(crate) use instances::Sampled;
pub(super) use instances::write;
pub(super) use text::read;
pub(super) use typed::is_typed;
pub(crate) use verdict::{Mismatch, RoundTrip};

/// Builds the programs of all crates that are fine so far, and runs them.
pub(super) fn all(
    outcomes: &mut [Outcome],
    workspace: &Workspace,
    jobs: usize,
) -> Result<(), Error> {
    let documents: Vec<_> = outcomes
        .iter()
        .filter(|outcome| outcome.compiles())
        .map(|outcome| outcome.document.clone())
        .collect();
    let run = cargo::Run {
        command: &["build"],
        documents: &documents,
        member: Member::Program,
        behind: &[],
        stage: "Building",
        jobs,
    };
    let built = cargo::run(&run, workspace)?;
    for outcome in outcomes.iter_mut() {
        outcome.failures.extend(unreadable(outcome));
        let program = built.get(&outcome.document).and_then(|built| built.programs.first());
        if let Some(program) = program {
            let instances = instances::read(&workspace.folder(&outcome.document))?;
            let output = travel(program, &instances)?;
            let losses = outcome.generated.as_ref().map(|generated| &generated.losses);
            let losses = losses.map(|losses| Losses::new(losses, &outcome.location));
            let losses = losses.unwrap_or_default();
            outcome.round_trip = Some(verdict::of(&instances, &output, &losses));
        }
    }
    compilation::judge(outcomes, built, Stage::RoundTrip, workspace)
}

/// The failure of a description whose schemas nobody else can read: nothing is proven of it.
fn unreadable(outcome: &Outcome) -> Option<Failure> {
    let sampled = outcome.generated.as_ref()?.sampled.as_ref()?;
    let text = format!("there are no instances: {}", sampled.unreadable.as_ref()?);
    Some(Failure { stage: Stage::RoundTrip, code: None, text, place: None })
}

/// Takes the instances through the program, which answers in lines.
fn travel(program: &str, instances: &[Instance]) -> Result<String, Error> {
    let fail = |source| Error::Program { name: "round-trip", source };
    let mut child = Command::new(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(fail)?;
    let mut input = String::new();
    for (number, Instance { ty, json, .. }) in instances.iter().enumerate() {
        writeln!(input, "{number}\t{ty}\t{json}").expect("a String takes everything");
    }
    let mut stdin = child.stdin.take().expect("it was asked for");
    let output = std::thread::scope(|scope| {
        // A program that crashes doesn't listen to the end, which its answers show well enough.
        scope.spawn(move || stdin.write_all(input.as_bytes()));
        child.wait_with_output()
    });
    Ok(String::from_utf8_lossy(&output.map_err(fail)?.stdout).into_owned())
}
