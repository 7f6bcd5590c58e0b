//! The input of a run besides the description: overlays, and the selection of operations.

use std::fs;

use crate::sandbox::{Run, Sandbox, input};

const OVERLAY: &str = "\
overlay: 1.0.0
info: { title: Changes, version: '1' }
actions:
  - target: $.paths['/things'].get
    update: { summary: Each and every thing. }
";

/// Generates `client` from `things.yaml` with more arguments.
fn generate(sandbox: &Sandbox, arguments: &[&str]) -> Run {
    sandbox.codegen(&[&["--spec", "things.yaml", "--out", "client"], arguments].concat())
}

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.add_input("things.yaml");
    sandbox
}

#[test]
fn flags_select_operations() {
    for (arguments, operations) in [
        (["--operation", "getThing"], "1 operation,"),
        (["--operation", "*Thing*"], "2 operations,"),
        (["--path", "/things/{name}"], "1 operation,"),
        (["--path", "!/things/*"], "1 operation,"),
    ] {
        let sandbox = sandbox();
        let run = generate(&sandbox, &arguments);
        assert_eq!((run.code, run.errors.as_str()), (Some(0), ""), "{arguments:?}");
        assert!(run.output.contains(operations), "{arguments:?}: {}", run.output);
    }
}

#[test]
fn flags_stand_in_for_the_selection_of_the_configuration() {
    let sandbox = sandbox();
    let select = "[select]\npaths = [\"/things\"]\nreason = \"Nobody needs the other one.\"\n";
    sandbox.write("codegen.toml", select);
    let run = generate(&sandbox, &["--config", "codegen.toml"]);
    assert_eq!((run.code, run.errors.as_str()), (Some(0), ""));
    assert!(sandbox.read("client/src/generated/operations.rs").contains("list_things"));

    let run = generate(&sandbox, &["--config", "codegen.toml", "--path", "/things/*"]);
    assert_eq!((run.code, run.errors.as_str()), (Some(0), ""));
    assert!(!sandbox.read("client/src/generated/operations.rs").contains("list_things"));
}

#[test]
fn a_pattern_that_matches_nothing() {
    let sandbox = sandbox();
    let run = generate(&sandbox, &["--tag", "Things", "--path", "/thing"]);
    assert_eq!((run.code, sandbox.path("client").exists()), (Some(1), false));
    insta::assert_snapshot!(run.errors);
}

#[test]
fn overlays_amend_the_description() {
    let sandbox = sandbox();
    sandbox.write("overlays/summary.yaml", OVERLAY);
    let run = generate(&sandbox, &["--overlay", "overlays/summary.yaml"]);
    assert_eq!((run.code, run.errors.as_str()), (Some(0), ""));
    let operations = sandbox.read("client/src/generated/operations.rs");
    assert!(operations.contains("/// Each and every thing."), "{operations}");
}

#[test]
fn overlays_of_the_configuration_are_beside_it_and_come_first() {
    let sandbox = sandbox();
    sandbox.write("spec/summary.yaml", OVERLAY);
    sandbox.write("spec/codegen.toml", "overlays = [\"summary.yaml\"]\n");
    sandbox.write("later.yaml", OVERLAY.replace("Each and every", "Really every"));
    let run = generate(&sandbox, &["--config", "spec/codegen.toml"]);
    assert_eq!((run.code, run.errors.as_str()), (Some(0), ""));
    let operations = sandbox.read("client/src/generated/operations.rs");
    assert!(operations.contains("/// Each and every thing."), "{operations}");

    let later = ["--config", "spec/codegen.toml", "--overlay", "later.yaml"];
    assert_eq!(generate(&sandbox, &later).code, Some(0));
    let operations = sandbox.read("client/src/generated/operations.rs");
    assert!(operations.contains("/// Really every thing."), "{operations}");
}

#[test]
fn an_action_that_matches_nothing() {
    let sandbox = sandbox();
    sandbox.write("overlay.yaml", OVERLAY.replace("/things", "/thing"));
    let run = generate(&sandbox, &["--overlay", "overlay.yaml"]);
    assert_eq!((run.code, sandbox.path("client").exists()), (Some(1), false));
    insta::assert_snapshot!(run.errors);
}

/// Two files in a folder of their own, one of which refers to the other.
fn with_neighbour(neighbour: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    let description = fs::read_to_string(input("things.yaml")).expect("it is there");
    let reference = "$ref: '../shared/thing.yaml#/Thing'";
    let schema = description.replace("$ref: \"#/components/schemas/Thing\"", reference);
    sandbox.write("spec/api.yaml", schema);
    sandbox.write("shared/thing.yaml", neighbour);
    sandbox
}

#[test]
fn files_are_beside_the_description() {
    let sandbox =
        with_neighbour("Thing: { type: object, properties: { colour: { type: string } } }\n");
    let arguments = ["--spec", "spec/api.yaml", "--out", "client"];
    let run = sandbox.codegen(&arguments);
    assert_eq!(run.code, Some(0), "{}", run.errors);
    // Nothing is said but that the description's own schema isn't needed any more.
    let note = "note[unmentioned-types]: no operation needs the types of schemas";
    assert!(run.errors.starts_with(note), "{}", run.errors);
    assert_eq!(run.errors.matches("]: ").count(), 1, "{}", run.errors);
    assert!(sandbox.read("client/src/generated/models.rs").contains("pub colour: Option<String>"));
    let run = sandbox.codegen(&[&arguments[..], &["--check"]].concat());
    assert_eq!(run.code, Some(0), "{}", run.errors);

    // What changes there is a change, too.
    sandbox.write(
        "shared/thing.yaml",
        "Thing: { type: object, properties: { size: { type: string } } }\n",
    );
    assert_eq!(sandbox.codegen(&[&arguments[..], &["--check"]].concat()).code, Some(1));
}

#[test]
fn what_is_wrong_with_a_file_is_shown_there() {
    let sandbox = with_neighbour("Thing:\n  properties: { colour: { $ref: colours.yaml } }\n");
    let run = sandbox.codegen(&["--spec", "spec/api.yaml", "--out", "client"]);
    assert_eq!((run.code, sandbox.path("client").exists()), (Some(1), false));
    insta::assert_snapshot!(run.errors);
}

#[test]
fn an_overlay_that_is_not_there() {
    let sandbox = sandbox();
    sandbox.write("codegen.toml", "overlays = [\"nothing.yaml\"]\n");
    let run = generate(&sandbox, &["--config", "codegen.toml"]);
    assert_eq!(run.code, Some(1));
    assert!(run.errors.contains("can't read nothing.yaml"), "{}", run.errors);
}

#[test]
fn what_to_run_names_them_again() {
    let sandbox = sandbox();
    sandbox.write("overlay.yaml", OVERLAY);
    let arguments = ["--overlay", "overlay.yaml", "--path", "!/things/*", "--check"];
    let run = generate(&sandbox, &arguments);
    assert_eq!(run.code, Some(1));
    let command = "`cargo xtask codegen --spec things.yaml --out client --overlay overlay.yaml --path '!/things/*'`";
    assert!(run.errors.contains(command), "{}", run.errors);
}
