//! The workspace's own crate, which `cargo xtask codegen` is about by default.

use std::path::{Path, PathBuf};

use clap::Arg;
use generator_command::location::Location;
use generator_command::{Codegen, OwnCrate, Program};

const DESCRIPTION: &str = "spec/butler.yaml";
const CONFIGURATION: &str = "spec/codegen.toml";
const CRATE: &str = "plex-butler";

const EXAMPLES: &str = "\
Examples:
  cargo xtask codegen                                 write plex-butler/src/generated anew
  cargo xtask codegen --check                         show what that would change, and fail if anything
  cargo xtask codegen --ledger                        also tell what could not be expressed
  cargo xtask codegen --spec api.json --out client    write a crate for any OpenAPI 3.0 or 3.1 description
  cargo xtask codegen --spec api.json --out client --tag Users --tag '!Admin' --path '/users/**'
                                                      the same for some operations, and what they need

Paths are relative to the current folder, the defaults to the workspace.";

/// The command with the crate that it is about by default.
pub(crate) fn program() -> Program {
    let workspace = workspace();
    let own = OwnCrate {
        root: Location::within(&workspace, CRATE),
        description: Location::within(&workspace, DESCRIPTION),
        configuration: Location::within(&workspace, CONFIGURATION),
    };
    Program { name: "cargo xtask codegen", own: Some(own) }
}

/// The end of the help text.
pub(crate) fn help() -> String {
    format!("{EXAMPLES}\n\n{}", Codegen::NOTES)
}

/// An argument whose help text tells its default.
pub(crate) fn described(argument: Arg) -> Arg {
    let default = match argument.get_id().as_str() {
        "spec" => DESCRIPTION.to_owned(),
        "config" => format!("{CONFIGURATION}; none with --spec"),
        _ => CRATE.to_owned(),
    };
    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
    argument.help(format!("{help} [default: {default}]"))
}

/// The root of the workspace: the folder that holds this package.
///
/// Cargo names the package when it runs it; else the folder counts where the program was built.
pub(crate) fn workspace() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package.parent().map_or(package.clone(), Path::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_own_crate_is_in_the_workspace() {
        let own = program().own.expect("there is one");
        assert_eq!(own.root.shown(), "plex-butler");
        for location in [own.root, own.description, own.configuration] {
            assert!(location.path().exists(), "{location}");
        }
    }
}
