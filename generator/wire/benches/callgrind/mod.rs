//! Counting instructions with valgrind's tool callgrind.

use std::env;
use std::error::Error;
use std::process::{Command, Stdio};

/// The folder of the profiles.
pub(crate) const FOLDER: &str = env!("CARGO_TARGET_TMPDIR");

/// Returns true if valgrind can be run, or says that it can't.
pub(crate) fn is_installed() -> bool {
    let mut command = Command::new("valgrind");
    let command = command.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
    let is_installed = command.status().is_ok_and(|status| status.success());
    if !is_installed {
        println!("Skipped: instructions are counted by valgrind, which isn't installed.");
    }
    is_installed
}

/// The instructions for doing something once: what this program takes for many times more than for
/// few, by their difference. The arguments are those for so many times.
pub(crate) fn instructions(
    (few, many): (u32, u32),
    arguments: impl Fn(&str) -> Vec<String>,
) -> Result<u32, Box<dyn Error>> {
    let count = |times: u32| count(&arguments(&times.to_string()));
    let cost = count(many)? - count(few)?;
    Ok(u32::try_from(cost / u64::from(many - few))?)
}

/// The instructions of this program with these arguments.
fn count(arguments: &[String]) -> Result<u64, Box<dyn Error>> {
    // The server's URL is no part of a file's name.
    let name: Vec<_> = arguments.iter().filter(|it| !it.contains('/')).collect();
    let name = name.iter().map(|it| it.replace(' ', "-")).collect::<Vec<_>>().join(".");
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", &format!("--callgrind-out-file={FOLDER}/{name}")])
        .arg(env::current_exe()?)
        .args(arguments)
        .output()?;
    let report = String::from_utf8_lossy(&output.stderr);
    let collected = report.lines().find_map(|line| line.split_once("Collected : "));
    match collected {
        Some((_, count)) if output.status.success() => Ok(count.trim().parse()?),
        _ => Err(format!("{} can't be counted: {report}", arguments.join(" ")).into()),
    }
}
