//! Counting instructions with valgrind's tool callgrind.

use std::env;
use std::process::{Command, Stdio};

use crate::Outcome;
use crate::case::{Case, Side};
use crate::server::Server;

/// The folder of the profiles.
pub(crate) const FOLDER: &str = env!("CARGO_TARGET_TMPDIR");

/// The numbers of calls whose costs are compared.
const CALLS: (u32, u32) = (200, 600);

/// Returns true if valgrind can be run.
pub(crate) fn is_installed() -> bool {
    let mut command = Command::new("valgrind");
    let command = command.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// The instructions of one call.
pub(crate) fn instructions(case: Case, side: Side, server: &Server) -> Outcome<u32> {
    let (few, many) = CALLS;
    let cost = count(case, side, many, server)? - count(case, side, few, server)?;
    Ok(u32::try_from(cost / u64::from(many - few))?)
}

/// The instructions of a process that makes so many calls.
fn count(case: Case, side: Side, calls: u32, server: &Server) -> Outcome<u64> {
    let profile = format!("{FOLDER}/{}.{}.{calls}", case.name().replace(' ', "-"), side.name());
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", &format!("--callgrind-out-file={profile}")])
        .arg(env::current_exe()?)
        .args(["count", case.name(), side.name(), &calls.to_string(), &server.url])
        .output()?;
    let report = String::from_utf8_lossy(&output.stderr);
    let collected = report.lines().find_map(|line| line.split_once("Collected : "));
    match collected {
        Some((_, count)) if output.status.success() => Ok(count.trim().parse()?),
        _ => Err(format!("{} can't be counted: {report}", case.name()).into()),
    }
}
