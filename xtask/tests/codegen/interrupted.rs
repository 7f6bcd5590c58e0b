//! Runs that a full disk stops, or a signal: what stands there afterwards is the old crate or the
//! new one.

use std::fs::{self, File};

use crate::sandbox::Sandbox;

const GENERATE: [&str; 4] = ["--spec", "things.yaml", "--out", "client"];

/// A sandbox whose crate is about to change.
fn about_to_change() -> Sandbox {
    let sandbox = Sandbox::with_client();
    let description = sandbox.read("things.yaml").replace("One thing.", "One thing, looked up.");
    sandbox.write("things.yaml", description);
    sandbox
}

/// Runs codegen where no file may be longer than a few kilobytes, which some of the generated ones
/// are.
#[cfg(unix)]
fn with_small_files(sandbox: &Sandbox, before: &str) -> std::process::Output {
    let script = format!("{before}; ulimit -c 0; ulimit -f 4; exec \"$0\" codegen \"$@\"");
    let mut command = sandbox.command("sh");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_xtask")]).args(GENERATE);
    command.output().expect("there is a shell")
}

#[cfg(unix)]
#[test]
fn a_disk_that_is_full_leaves_the_old_crate() {
    let sandbox = about_to_change();
    let before = sandbox.tree("client");
    // With the signal ignored, writing too much is an error like any other.
    let output = with_small_files(&sandbox, "trap '' XFSZ");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{errors}");
    assert!(errors.starts_with("error: can't write client/.xtask-codegen/generated/"), "{errors}");
    assert!(errors.ends_with("\nerror: nothing was written (1 error)\n"), "{errors}");
    assert_eq!(sandbox.tree("client"), before);
    assert!(!sandbox.path("client/.xtask-codegen").exists());
}

#[cfg(unix)]
#[test]
fn a_disk_that_is_full_leaves_no_half_of_a_new_crate() {
    let sandbox = Sandbox::new();
    sandbox.add_input("things.yaml");
    assert_eq!(with_small_files(&sandbox, "trap '' XFSZ").status.code(), Some(1));
    assert!(!sandbox.path("client").exists());
}

#[cfg(unix)]
#[test]
fn a_run_that_is_killed_leaves_the_old_crate() {
    use std::os::unix::process::ExitStatusExt;

    let sandbox = about_to_change();
    let before = sandbox.tree("client");
    let output = with_small_files(&sandbox, ":");
    assert!(output.status.signal().is_some(), "{output:?}");
    assert!(sandbox.path("client/.xtask-codegen").exists(), "it was killed too early");
    fs::rename(sandbox.path("client/.xtask-codegen"), sandbox.path("left")).expect("it is ours");
    assert_eq!(sandbox.tree("client"), before);

    // The next run clears up, and does its work.
    fs::rename(sandbox.path("left"), sandbox.path("client/.xtask-codegen")).expect("it is ours");
    let run = sandbox.codegen(&GENERATE);
    assert_eq!(run.code, Some(0));
    assert_eq!(run.errors, "cleared up after a run on client that was interrupted\n");
    assert!(!sandbox.path("client/.xtask-codegen").exists());
    assert_ne!(sandbox.tree("client"), before);
}

#[test]
fn a_run_that_was_killed_between_the_two_folders_is_taken_back() {
    let sandbox = Sandbox::with_client();
    let before = sandbox.tree("client");
    sandbox.write("client/.xtask-codegen/lock", "");
    sandbox.write("client/.xtask-codegen/generated/mod.rs", "// @generated\n");
    fs::rename(sandbox.path("client/src/generated"), sandbox.path("client/.xtask-codegen/old"))
        .expect("it is ours");

    // Even if it can't do anything else.
    let run = sandbox.codegen(&["--spec", "missing.yaml", "--out", "client"]);
    assert_eq!(run.code, Some(1));
    assert!(run.errors.starts_with("cleared up after a run on client that was interrupted\n"));
    assert_eq!(sandbox.tree("client"), before);
    assert!(!sandbox.path("client/.xtask-codegen").exists());
}

#[test]
fn a_run_that_was_killed_after_the_exchange_stays() {
    let sandbox = Sandbox::with_client();
    let before = sandbox.tree("client");
    sandbox.write("client/.xtask-codegen/old/mod.rs", "// @generated\n");
    let run = sandbox.codegen(&GENERATE);
    assert_eq!(run.code, Some(0), "{}", run.errors);
    assert_eq!(sandbox.tree("client"), before);
}

#[test]
fn two_runs_at_once_do_not_meet() {
    let sandbox = about_to_change();
    sandbox.write("client/.xtask-codegen/lock", "");
    sandbox.write("client/.xtask-codegen/generated/mod.rs", "// another run is writing this\n");
    let before = sandbox.tree("client");
    let lock = File::open(sandbox.path("client/.xtask-codegen/lock")).expect("it is ours");
    lock.lock().expect("file systems of developers can lock");

    let run = sandbox.codegen(&GENERATE);
    assert_eq!((run.code, run.output.as_str()), (Some(1), ""));
    assert_eq!(sandbox.tree("client"), before);
    insta::assert_snapshot!(run.errors);
}
