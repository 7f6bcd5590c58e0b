//! The verdict about the instances of a description.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::comparison;
use super::instances::Instance;
use super::losses::Losses;
use super::sample::{BASE, UNKNOWN};

/// The rule of differences that the ledger tells of.
const IN_THE_LEDGER: &str = "in-the-ledger";

/// The reason why a valid instance is a mismatch although it came back as it was.
const IS_NONE_OF_THESE: &str = "a union took a valid object for none of its types";

/// The verdict about the instances of a description.
#[derive(Debug, Default, Serialize)]
pub(crate) struct RoundTrip {
    /// The number of instances.
    pub(crate) instances: usize,
    /// The number of schemas that they were of.
    pub(crate) schemas: usize,
    /// The numbers of those that came back otherwise as a rule wants it or the ledger says, by
    /// rule.
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
    #[serde(rename = "type")]
    pub(crate) ty: String,
    /// A name for the special about the instance.
    pub(crate) rule: String,
    /// The JSON pointer of the first difference in the instance.
    pub(crate) at: String,
    /// The instance.
    pub(crate) sent: Value,
    /// The value that came back, or an error.
    pub(crate) returned: Result<Value, String>,
}

impl RoundTrip {
    /// The number of those that came back otherwise because the ledger says so.
    pub(crate) fn in_the_ledger(&self) -> usize {
        self.accounted.get(IN_THE_LEDGER).copied().unwrap_or_default()
    }
}

/// Compares the program's output, line by line, with the instances.
pub(super) fn of(instances: &[Instance], output: &str, losses: &Losses) -> RoundTrip {
    let mut answers = BTreeMap::new();
    for line in output.lines() {
        let mut parts = line.splitn(3, '\t');
        if let (Some(number), Some(kind), Some(text)) = (parts.next(), parts.next(), parts.next()) {
            answers.insert(number.parse().unwrap_or(usize::MAX), (kind, text));
        }
    }
    let mut round_trip = RoundTrip { instances: instances.len(), ..RoundTrip::default() };
    let mut pointers: Vec<_> = instances.iter().map(|instance| &instance.pointer).collect();
    pointers.dedup();
    round_trip.schemas = pointers.len();
    for (number, instance) in instances.iter().enumerate() {
        let returned = match answers.get(&number) {
            Some(("unknown", _)) if ![UNKNOWN, BASE].contains(&&*instance.rule) => {
                Err(IS_NONE_OF_THESE.to_owned())
            }
            Some(("ok" | "unknown", text)) => {
                serde_json::from_str(text).map_err(|error| error.to_string())
            }
            Some((_, error)) => Err((*error).to_owned()),
            None => Err("the program crashed".to_owned()),
        };
        let compared = match &returned {
            Ok(returned) => comparison::compare(&instance.json, returned, instance.null),
            Err(_) => Err(String::new()),
        };
        match compared {
            Ok(rules) => {
                for rule in rules {
                    *round_trip.accounted.entry(rule.name()).or_default() += 1;
                }
            }
            Err(at) if losses.explain(&instance.pointer, &at) => {
                *round_trip.accounted.entry(IN_THE_LEDGER).or_default() += 1;
            }
            Err(at) => round_trip.mismatches.push(Mismatch {
                pointer: instance.pointer.clone(),
                ty: instance.ty.clone(),
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
    use crate::round_trip::comparison::Null;

    #[test]
    fn every_instance_that_comes_back_otherwise_is_a_mismatch() {
        let instance = |json| {
            let (pointer, ty) = ("/components/schemas/A".to_owned(), "A".to_owned());
            Instance { pointer, ty, null: Null::Value, rule: "usual".to_owned(), json }
        };
        let sent = [json!({ "a": 1 }), json!({ "a": 2 }), json!({ "a": 3 }), json!({ "a": 4 })];
        let instances = sent.map(instance);
        let output = "0\tok\t{\"a\":1.0}\n1\tok\t{\"a\":7}\n2\terror\treading: no\n";
        let round_trip = of(&instances, output, &Losses::default());
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
    #[test]
    fn a_valid_object_that_a_union_does_not_know_is_a_mismatch() {
        let instance = |rule: &str| {
            let (pointer, ty) = ("/components/schemas/A".to_owned(), "A".to_owned());
            let null = Null::Value;
            Instance { pointer, ty, null, rule: rule.to_owned(), json: json!({ "a": 1 }) }
        };
        let instances = ["usual", UNKNOWN, BASE].map(instance);
        let output = "0\tunknown\t{\"a\":1}\n1\tunknown\t{\"a\":1}\n2\tunknown\t{\"a\":1}\n";
        let mismatches = of(&instances, output, &Losses::default()).mismatches;
        let found: Vec<_> = mismatches.iter().map(|it| (&*it.rule, &it.returned)).collect();
        assert_eq!(found, [("usual", &Err(IS_NONE_OF_THESE.to_owned()))]);
    }
}
