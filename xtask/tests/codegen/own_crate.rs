//! The workspace's own crate: that it is up to date, and that `--check` would notice if it weren't.

use std::fs;
use std::path::Path;

use crate::sandbox::{Run, Sandbox};

/// Runs `cargo xtask codegen --check` for a workspace, from one of its folders.
fn check(workspace: &Path, folder: &str) -> Run {
    let sandbox = Sandbox::new();
    let mut command = sandbox.command(env!("CARGO_BIN_EXE_xtask"));
    command.args(["codegen", "--check"]).current_dir(workspace.join(folder));
    sandbox.run(command.env("CARGO_MANIFEST_DIR", workspace.join("xtask")))
}

fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the package is a folder of the workspace")
}

/// Guards the repository: whoever changes the description, the configuration or the generator has
/// to run `cargo xtask codegen`, too.
#[test]
fn it_is_up_to_date() {
    let run = check(workspace(), "xtask/tests");
    assert_eq!(run.code, Some(0), "{}{}", run.output, run.errors);
    assert!(run.output.starts_with("plex-butler/src/generated: up to date, "), "{}", run.output);
}

#[test]
fn a_changed_description_is_noticed() {
    let copy = Sandbox::new();
    for folder in ["spec", "plex-butler", "xtask"] {
        copy_folder(&workspace().join(folder), &copy.path(folder));
    }
    assert_eq!(check(&copy.path(""), "spec").code, Some(0), "the copy is complete");

    let description = copy.read("spec/butler.yaml");
    let changed = description.replacen("Look here for the names", "Find here the names", 1);
    assert!(changed != description, "the description no longer says this: choose another line");
    copy.write("spec/butler.yaml", changed);

    let run = check(&copy.path(""), "spec");
    assert_eq!(run.code, Some(1));
    assert!(run.output.starts_with("changed: plex-butler/src/generated/"), "{}", run.output);
    assert!(run.output.contains("\n-    /// Look here for the names"), "{}", run.output);
    assert!(run.output.contains("\n+    /// Find here the names"), "{}", run.output);
    assert!(run.errors.ends_with("help: run `cargo xtask codegen`\n"), "{}", run.errors);
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("it is ours");
    for entry in fs::read_dir(from).expect("the workspace has it") {
        let entry = entry.expect("it can be read");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("it is ours");
        }
    }
}
