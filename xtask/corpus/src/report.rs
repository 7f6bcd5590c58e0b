//! The outcomes as JSON, for programs.

use std::fs;

use serde::Serialize;

use crate::outcome::Outcome;
use generator_command::error::{Doing, Error};
use generator_command::location::Location;

#[derive(Debug, Serialize)]
struct Report<'a> {
    /// True if the times are those of an optimised generator.
    optimised: bool,
    documents: &'a [Outcome],
}

/// Writes the report to a file.
pub(crate) fn write(file: &Location, outcomes: &[Outcome]) -> Result<(), Error> {
    let report = Report { optimised: !cfg!(debug_assertions), documents: outcomes };
    let text = serde_json::to_string_pretty(&report)
        .expect("names, numbers and texts can always be written as JSON");
    fs::write(file.path(), text + "\n").doing("write", file)
}
