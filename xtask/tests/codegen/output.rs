//! The files that a successful run writes, and those it leaves alone.

use std::fs;

use crate::sandbox::Sandbox;

const GENERATE: [&str; 4] = ["--spec", "things.yaml", "--out", "client"];

#[test]
fn a_new_crate_is_complete() {
    let sandbox = Sandbox::new();
    sandbox.add_input("things.yaml");
    let run = sandbox.codegen(&GENERATE);
    assert_eq!((run.code, run.errors.as_str()), (Some(0), ""));
    assert!(run.output.starts_with("client/src/generated: "), "{}", run.output);
    assert!(run.output.contains(" 0 unchanged, 0 removed; 2 operations, "), "{}", run.output);

    let files = sandbox.tree("client");
    for file in ["client/Cargo.toml", "client/src/lib.rs", "client/src/generated/mod.rs"] {
        assert!(files.contains_key(&sandbox.path(file)), "{file} is missing in {:?}", files.keys());
    }
    assert!(!sandbox.path("client/.xtask-codegen").exists());
}

#[test]
fn a_second_run_touches_nothing() {
    let sandbox = Sandbox::with_client();
    sandbox.age("client");
    let before = sandbox.tree("client");
    let folder = sandbox.path("client/src/generated").metadata().expect("it is there");
    let run = sandbox.codegen(&GENERATE);
    assert_eq!(run.code, Some(0), "{}", run.errors);
    assert!(run.output.contains(": 0 written, "), "{}", run.output);
    assert_eq!(sandbox.tree("client"), before);
    let after = sandbox.path("client/src/generated").metadata().expect("it is there");
    assert_eq!(
        after.modified().expect("file systems know times"),
        folder.modified().expect("file systems know times")
    );
}

#[test]
fn only_what_differs_gets_a_new_time() {
    let sandbox = Sandbox::with_client();
    sandbox.age("client");
    let before = sandbox.tree("client");
    let description = sandbox.read("things.yaml").replace("One thing.", "One thing, looked up.");
    sandbox.write("things.yaml", description);
    let run = sandbox.codegen(&GENERATE);
    assert_eq!(run.code, Some(0), "{}", run.errors);

    let after = sandbox.tree("client");
    let changed = before.iter().filter(|(path, file)| after[*path] != **file).collect::<Vec<_>>();
    assert!(!changed.is_empty() && changed.len() < before.len(), "{changed:?}");
    for (path, (content, _)) in changed {
        assert_ne!(after[path].0, *content, "{} was written for nothing", path.display());
        let name = path.file_name().and_then(|name| name.to_str()).expect("it is UTF-8");
        let named = run.output.lines().any(|line| {
            line.starts_with("  written  client/src/generated/") && line.ends_with(name)
        });
        assert!(named, "{name} is missing in {}", run.output);
    }
}

#[test]
fn what_is_no_longer_generated_goes() {
    let sandbox = Sandbox::with_client();
    let before = sandbox.tree("client");
    sandbox.write("client/src/generated/old/thing.rs", "// @generated\npub struct Thing;\n");
    let run = sandbox.codegen(&GENERATE);
    assert_eq!(run.code, Some(0), "{}", run.errors);
    let (summary, list) = run.output.split_once('\n').expect("there are two lines");
    assert!(summary.contains(", 1 removed; "), "{summary}");
    assert_eq!(list, "  removed  client/src/generated/old/thing.rs\n");
    assert_eq!(sandbox.tree("client"), before);
    assert!(!sandbox.path("client/src/generated/old").exists());
}

#[test]
fn what_people_have_made_of_the_scaffold_stays() {
    let sandbox = Sandbox::with_client();
    sandbox.write("client/src/lib.rs", "//! Mine.\nmod generated;\n");
    fs::remove_file(sandbox.path("client/Cargo.toml")).expect("it was written");
    let run = sandbox.codegen(&GENERATE);
    assert_eq!(run.code, Some(0), "{}", run.errors);
    assert!(run.output.ends_with("\n  created  client/Cargo.toml\n"), "{}", run.output);
    assert_eq!(sandbox.read("client/src/lib.rs"), "//! Mine.\nmod generated;\n");
    assert!(sandbox.read("client/Cargo.toml").starts_with("[package]"));
}

#[test]
fn the_ledger_goes_to_a_file() {
    let sandbox = Sandbox::new();
    sandbox.add_input("inexpressible.yaml");
    let run = sandbox.codegen(&["--spec", "inexpressible.yaml", "--out", "client"]);
    insta::assert_snapshot!("ledger_in_one_line", run.errors);

    let generate = ["--spec", "inexpressible.yaml", "--out", "client", "--ledger"];
    let run = sandbox.codegen(&generate);
    assert_eq!(run.code, Some(0));
    insta::assert_snapshot!("ledger_on_the_terminal", run.errors);

    let to_file = [generate.as_slice(), &["ledger.txt"]].concat();
    let run = sandbox.codegen(&to_file);
    assert_eq!((run.code, run.errors.as_str()), (Some(0), ""));
    assert!(run.output.ends_with("\n  written  ledger.txt\n"), "{}", run.output);
    insta::assert_snapshot!("ledger_in_a_file", sandbox.read("ledger.txt"));

    sandbox.write("ledger.txt", "");
    let run = sandbox.codegen(&[to_file.as_slice(), &["--check"]].concat());
    assert_eq!((run.code, sandbox.read("ledger.txt").as_str()), (Some(1), ""));
    assert!(run.output.starts_with("changed: ledger.txt\n"), "{}", run.output);
}

#[test]
fn help_tells_everything() {
    insta::assert_snapshot!(Sandbox::new().codegen(&["--help"]).output);
}
