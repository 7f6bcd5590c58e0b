//! `--check`: every difference shown, nothing written.

use std::fs;

use crate::sandbox::Sandbox;

const CHECK: [&str; 5] = ["--spec", "things.yaml", "--out", "client", "--check"];

#[test]
fn a_crate_that_is_up_to_date_passes() {
    let sandbox = Sandbox::with_client();
    let run = sandbox.codegen(&CHECK);
    assert_eq!((run.code, run.errors.as_str()), (Some(0), ""));
    assert!(run.output.starts_with("client/src/generated: up to date, "), "{}", run.output);
    assert_eq!(run.output.lines().count(), 1);
}

#[test]
fn every_difference_is_shown_and_none_is_mended() {
    let sandbox = Sandbox::with_client();
    let module = sandbox.read("client/src/generated/mod.rs");
    let (first, rest) = module.split_once('\n').expect("it has many lines");
    sandbox.write("client/src/generated/mod.rs", format!("{first}\n// Mine!\n{rest}"));
    sandbox.write("client/src/generated/old.rs", "// @generated\n");
    sandbox.write("client/src/generated/notes.txt", "Mine!\n");
    fs::remove_dir_all(sandbox.path("client/src/generated/runtime")).expect("it was written");
    fs::remove_file(sandbox.path("client/src/lib.rs")).expect("it was written");
    let before = sandbox.tree("client");

    let run = sandbox.codegen(&CHECK);
    assert_eq!(run.code, Some(1));
    assert!(run.output.contains("changed: client/src/generated/mod.rs\n@@ "), "{}", run.output);
    assert!(run.output.contains("\n-// Mine!\n"), "{}", run.output);
    for line in [
        "orphaned: client/src/generated/old.rs is no longer generated",
        "orphaned: client/src/generated/notes.txt was never generated",
        "missing: client/src/generated/runtime/mod.rs",
        "missing: client/src/lib.rs",
    ] {
        assert!(run.output.lines().any(|found| found == line), "{line}\n{}", run.output);
    }
    let help = "run `cargo xtask codegen --spec things.yaml --out client`\n";
    assert!(run.errors.ends_with(help), "{}", run.errors);
    assert!(run.errors.contains(" missing, 1 changed, 2 orphaned\n"), "{}", run.errors);
    assert_eq!(sandbox.tree("client"), before);
}

#[test]
fn what_an_earlier_layout_left_goes_with_its_folders() {
    let sandbox = Sandbox::with_client();
    sandbox.write("client/src/generated/operations/users/me.rs", "// @generated\n");
    let run = sandbox.codegen(&CHECK);
    let line = "orphaned: client/src/generated/operations/users/me.rs is no longer generated";
    assert!(run.output.lines().any(|found| found == line), "{}", run.output);

    assert_eq!(sandbox.codegen(&CHECK[..4]).code, Some(0));
    assert!(!sandbox.path("client/src/generated/operations").exists());
    assert_eq!(sandbox.codegen(&CHECK).code, Some(0));
}

#[test]
fn nothing_is_written_where_nothing_is() {
    let sandbox = Sandbox::new();
    sandbox.add_input("things.yaml");
    let run = sandbox.codegen(&CHECK);
    assert_eq!(run.code, Some(1));
    assert!(run.output.lines().all(|line| line.starts_with("missing: client/")), "{}", run.output);
    assert!(!sandbox.path("client").exists());
}

#[test]
fn a_large_difference_is_cut() {
    let sandbox = Sandbox::with_client();
    let module = sandbox.read("client/src/generated/mod.rs");
    sandbox.write("client/src/generated/mod.rs", module + &"// Mine!\n".repeat(5000));
    let run = sandbox.codegen(&CHECK);
    assert_eq!(run.code, Some(1));
    assert!(run.output.lines().count() < 40, "{}", run.output);
    assert!(run.output.contains("\n… 49"), "{}", run.output);
}
