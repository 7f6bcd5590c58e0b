//! Instances of the schemas through the types: what is read is written as it was.
//!
//! ```text
//! description ──schema──▶ JSON Schema ──sample──▶ instances ──judge──▶ valid ones
//!     generated crate + program ──▶ what came back ──comparison──▶ mismatches
//! ```

mod choices;
mod comparison;
mod container;
mod instances;
mod judge;
mod pattern;
mod program;
mod sample;
mod scalar;
mod schema;
mod text;
mod together;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use serde::Serialize;
use serde_json::Value;

use super::outcome::{Failure, Outcome, Stage};
use super::workspace::Workspace;
use super::{cargo, compilation};
use crate::error::Error;
use instances::Instance;

pub(crate) use instances::Sampled;
pub(super) use instances::write;
pub(super) use schema::{read, says_something};

/// How the instances of a description fared.
#[derive(Debug, Default, Serialize)]
pub(crate) struct RoundTrip {
    /// How many there were.
    pub(crate) instances: usize,
    /// How many schemas they were of.
    pub(crate) schemas: usize,
    /// How many came back otherwise as a rule wants it, by rule.
    pub(crate) accounted: BTreeMap<&'static str, usize>,
    /// Those that came back otherwise, or not at all.
    pub(crate) mismatches: Vec<Mismatch>,
}

/// An instance that came back otherwise, or not at all.
#[derive(Debug, Serialize)]
pub(crate) struct Mismatch {
    /// The JSON pointer of the schema.
    pub(crate) pointer: String,
    /// The name of the type.
    pub(crate) r#type: String,
    /// What is special about the instance.
    pub(crate) rule: String,
    /// Where in the instance the first difference is.
    pub(crate) at: String,
    /// The instance.
    pub(crate) sent: Value,
    /// What came back: JSON, or an error.
    pub(crate) returned: Result<Value, String>,
}

/// Builds the programs of all crates that are fine so far, and runs them.
pub(super) fn all(
    outcomes: &mut [Outcome],
    workspace: &Workspace,
    jobs: usize,
) -> Result<(), Error> {
    let members: Vec<_> = outcomes
        .iter()
        .filter(|outcome| outcome.compiles())
        .map(|outcome| outcome.document.clone())
        .collect();
    let command = ["build", "--examples"];
    let run =
        cargo::Run { command: &command, members: &members, behind: &[], stage: "Building", jobs };
    let built = cargo::run(&run, workspace)?;
    for outcome in outcomes.iter_mut() {
        outcome.failures.extend(unreadable(outcome));
        let program = built.get(&outcome.document).and_then(|built| built.programs.first());
        if let Some(program) = program {
            let instances = instances::read(&workspace.member(&outcome.document))?;
            outcome.round_trip = Some(travel(program, &instances)?);
        }
    }
    compilation::judge(outcomes, built, Stage::RoundTrip, workspace)
}

/// A description whose schemas nobody else can read is one that nothing is proven of.
fn unreadable(outcome: &Outcome) -> Option<Failure> {
    let sampled = outcome.generated.as_ref()?.sampled.as_ref()?;
    let text = format!("there are no instances: {}", sampled.unreadable.as_ref()?);
    Some(Failure { stage: Stage::RoundTrip, code: None, text, place: None })
}

/// Takes the instances through the program.
fn travel(program: &str, instances: &[Instance]) -> Result<RoundTrip, Error> {
    let fail = |source| Error::Program { name: "round-trip", source };
    let mut child = Command::new(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(fail)?;
    let mut input = String::new();
    for (number, Instance { r#type, json, .. }) in instances.iter().enumerate() {
        writeln!(input, "{number}\t{type}\t{json}").expect("a String takes everything");
    }
    let mut stdin = child.stdin.take().expect("it was asked for");
    let output = std::thread::scope(|scope| {
        // A program that crashes doesn't listen to the end, which its answers show well enough.
        scope.spawn(move || stdin.write_all(input.as_bytes()));
        child.wait_with_output()
    });
    let output = String::from_utf8_lossy(&output.map_err(fail)?.stdout).into_owned();
    Ok(compare(instances, &output))
}

fn compare(instances: &[Instance], output: &str) -> RoundTrip {
    let mut answers = BTreeMap::new();
    for line in output.lines() {
        let mut parts = line.splitn(3, '\t');
        if let (Some(number), Some(kind), Some(text)) = (parts.next(), parts.next(), parts.next()) {
            answers.insert(number.parse().unwrap_or(usize::MAX), (kind == "ok", text));
        }
    }
    let mut round_trip = RoundTrip { instances: instances.len(), ..RoundTrip::default() };
    let mut pointers: Vec<_> = instances.iter().map(|instance| &instance.pointer).collect();
    pointers.dedup();
    round_trip.schemas = pointers.len();
    for (number, instance) in instances.iter().enumerate() {
        let returned = match answers.get(&number) {
            Some((true, text)) => serde_json::from_str(text).map_err(|error| error.to_string()),
            Some((false, error)) => Err((*error).to_owned()),
            None => Err("the program crashed".to_owned()),
        };
        let compared = match &returned {
            Ok(returned) => comparison::compare(&instance.json, returned),
            Err(_) => Err(String::new()),
        };
        match compared {
            Ok(rules) => {
                for rule in rules {
                    *round_trip.accounted.entry(rule.name()).or_default() += 1;
                }
            }
            Err(at) => round_trip.mismatches.push(Mismatch {
                pointer: instance.pointer.clone(),
                r#type: instance.r#type.clone(),
                rule: instance.rule.clone(),
                at,
                sent: instance.json.clone(),
                returned,
            }),
        }
    }
    round_trip
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_instance_that_comes_back_otherwise_is_a_mismatch() {
        let instance = |json| {
            let (pointer, r#type) = ("/components/schemas/A".to_owned(), "A".to_owned());
            Instance { pointer, r#type, rule: "usual".to_owned(), json }
        };
        let sent = [json!({ "a": 1 }), json!({ "a": 2 }), json!({ "a": 3 }), json!({ "a": 4 })];
        let instances = sent.map(instance);
        let output = "0\tok\t{\"a\":1.0}\n1\tok\t{\"a\":7}\n2\terror\treading: no\n";
        let round_trip = compare(&instances, output);
        assert_eq!((round_trip.instances, round_trip.schemas), (4, 1));
        assert_eq!(round_trip.accounted, BTreeMap::from([("number-written-otherwise", 1)]));
        let found = round_trip.mismatches.iter();
        let found: Vec<_> = found.map(|found| (found.at.as_str(), &found.returned)).collect();
        assert_eq!(
            found,
            [
                ("/a", &Ok(json!({ "a": 7 }))),
                ("", &Err("reading: no".to_owned())),
                ("", &Err("the program crashed".to_owned())),
            ]
        );
    }
}
