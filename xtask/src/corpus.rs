//! `cargo xtask corpus`: starts the package of that name through cargo, which builds it first.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, ExitCode};

use generator_command::console::Console;
use generator_command::render::Render;

use crate::own;

/// Runs the package with these arguments, built like this program, and ends as it does.
pub(crate) fn run(arguments: &[OsString], console: &mut Console) -> ExitCode {
    let program = std::env::current_exe().ok();
    let mut command = command(program.as_deref(), arguments);
    match command.status() {
        Ok(status) => {
            let code = status.code().and_then(|code| u8::try_from(code).ok());
            code.map_or(ExitCode::FAILURE, ExitCode::from)
        }
        Err(error) => {
            console.explain(Render::new([]).failure(&format!("can't run cargo: {error}"), None));
            ExitCode::FAILURE
        }
    }
}

fn command(program: Option<&Path>, arguments: &[OsString]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args(["run", "--quiet", "--package", "corpus", "--profile", &profile(program)])
        .arg("--manifest-path")
        .arg(own::workspace().join("xtask/corpus/Cargo.toml"))
        .arg("--")
        .args(arguments);
    command
}

/// The profile that a program was built with. Cargo's folder for it has its name, but for one.
fn profile(program: Option<&Path>) -> String {
    let folder = program.and_then(|program| program.parent()?.file_name());
    match folder.map(|folder| folder.to_string_lossy()) {
        None => "dev".to_owned(),
        Some(folder) if folder == "debug" => "dev".to_owned(),
        Some(folder) => folder.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_package_is_built_like_this_program_and_gets_the_arguments() {
        let arguments = |program: &str| {
            let given = ["descriptions", "--help"].map(OsString::from);
            let command = command(Some(Path::new(program)), &given);
            let arguments = command.get_args().map(|argument| argument.to_string_lossy().into());
            arguments.collect::<Vec<String>>()
        };
        let optimised = arguments("/target/release/xtask");
        assert_eq!(
            optimised[..6],
            ["run", "--quiet", "--package", "corpus", "--profile", "release"]
        );
        assert_eq!(optimised[8..], ["--", "descriptions", "--help"]);
        assert_eq!(arguments("/target/debug/xtask")[5], "dev");
        assert!(Path::new(&optimised[7]).is_file(), "{}", optimised[7]);
    }
}
