//! The time that the compiler takes for a crate, whatever else is compiled at the same time.
//!
//! Cargo runs this program in place of the compiler (`RUSTC_WRAPPER`), with the compiler's name and
//! arguments. It runs the compiler, and writes down how long that took. Cargo itself only tells
//! that in a web page.
//!
//! The processors' time is written down if the system tells it, or a crate would take twice as long
//! when something else is busy.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::Instant;

use crate::workspace::{Member, Workspace};

/// The folder for the times.
const FOLDER: &str = "XTASK_STOPWATCH";

/// Lets a run of cargo take the times.
pub(crate) fn start(cargo: &mut Command, workspace: &Workspace) {
    if let Ok(program) = std::env::current_exe() {
        cargo.env("RUSTC_WRAPPER", program).env(FOLDER, workspace.path("seconds").path());
    }
}

/// The seconds that a client took, by the last run that had to compile it.
pub(crate) fn seconds(document: &str, command: &str, workspace: &Workspace) -> Option<f64> {
    let file = workspace.path("seconds").join(&file(&Member::Client.package(document), command));
    fs::read_to_string(file.path()).ok()?.trim().parse().ok()
}

/// Runs the compiler, if this process stands in for it, and returns the compiler's exit status.
pub(crate) fn stand_in() -> Option<ExitCode> {
    let folder = PathBuf::from(std::env::var_os(FOLDER)?);
    let mut arguments = std::env::args_os().skip(1);
    let compiler = arguments.next()?;
    let arguments: Vec<OsString> = arguments.collect();
    let started = Instant::now();
    let status = Command::new(&compiler).args(&arguments).env_remove(FOLDER).status();
    let seconds = children_seconds().unwrap_or_else(|| started.elapsed().as_secs_f64());
    let Ok(status) = status else { return Some(ExitCode::FAILURE) };
    if let Some(name) = crate_name(&arguments) {
        let command =
            if compiler.to_string_lossy().contains("clippy") { "clippy" } else { "check" };
        // A time that is missing is missing in the table, which is no reason to fail.
        let _ = fs::create_dir_all(&folder);
        let _ = fs::write(folder.join(file(name, command)), seconds.to_string());
    }
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Some(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

/// The time that processors were busy with processes that this one waited for. Linux tells in a
/// file (proc(5)), in hundredths of a second; elsewhere it takes more than that to know.
fn children_seconds() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program is in parentheses, and may have anything in it.
    let (_, fields) = status.rsplit_once(')')?;
    let mut times = fields.split_whitespace().skip(13).map(str::parse::<u32>);
    let (user, system) = (times.next()?.ok()?, times.next()?.ok()?);
    Some(f64::from(user + system) / 100.0)
}

/// The name of the crate that is compiled, if it is a member's.
fn crate_name(arguments: &[OsString]) -> Option<&str> {
    let mut arguments = arguments.iter();
    arguments.find(|argument| *argument == OsStr::new("--crate-name"))?;
    let name = arguments.next()?.to_str()?;
    Member::is_any(name).then_some(name)
}

fn file(package: &str, command: &str) -> String {
    format!("{}.{command}", package.replace('-', "_"))
}
