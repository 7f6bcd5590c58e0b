//! Runs that fail: what they say, and that they leave everything as it was.

use std::fs;

use crate::sandbox::{Run, Sandbox};

/// Runs a description that can't be generated from against a crate that is there, and returns what
/// was said.
#[track_caller]
fn refused(sandbox: &Sandbox, description: &str) -> String {
    let before = sandbox.tree("client");
    let run = sandbox.codegen(&["--spec", description, "--out", "client"]);
    assert_eq!((run.code, run.output.as_str()), (Some(1), ""), "{}", run.errors);
    assert_eq!(sandbox.tree("client"), before);
    assert!(!sandbox.path("client/.xtask-codegen").exists());
    run.errors
}

/// The same for one of the descriptions in `tests/input`.
#[track_caller]
fn refused_input(description: &str) -> String {
    let sandbox = Sandbox::with_client();
    sandbox.add_input(description);
    let errors = refused(&sandbox, description);
    assert!(errors.contains(&format!("--> {description}:")), "no line is named:\n{errors}");
    errors
}

#[test]
fn a_syntax_error() {
    insta::assert_snapshot!(refused_input("syntax.yaml"));
}

#[test]
fn a_reference_to_nothing() {
    insta::assert_snapshot!(refused_input("dangling_reference.yaml"));
}

#[test]
fn another_language() {
    insta::assert_snapshot!(refused_input("swagger.yaml"));
}

#[test]
fn a_key_twice() {
    insta::assert_snapshot!(refused_input("duplicate_key.yaml"));
}

#[test]
fn a_mistake_in_the_configuration() {
    let sandbox = Sandbox::with_client();
    sandbox.write("codegen.toml", "[[rename]]\nat = \"#/nothing\"\nfrom = \"x\"\n");
    let generate = ["--spec", "things.yaml", "--config", "codegen.toml", "--out", "client"];
    let run = sandbox.codegen(&generate);
    assert_eq!(run.code, Some(1));
    assert!(run.errors.contains("--> codegen.toml:3:1\n"), "{}", run.errors);
}

#[test]
fn no_file() {
    insta::assert_snapshot!(refused(&Sandbox::with_client(), "missing.yaml"));
}

#[test]
fn a_folder_for_a_file() {
    insta::assert_snapshot!(refused(&Sandbox::with_client(), "client"));
}

#[test]
fn not_utf_8() {
    let sandbox = Sandbox::with_client();
    sandbox.write("latin.yaml", b"openapi: 3.0.3\ninfo: { title: Gr\xf6\xdfe }\n");
    insta::assert_snapshot!(refused(&sandbox, "latin.yaml"));
}

#[test]
fn one_long_line_does_not_flood_the_terminal() {
    let sandbox = Sandbox::with_client();
    let paths = (0..20_000)
        .map(|number| format!(r#""/{number}":{{"get":{{"$ref":"elsewhere.json"}}}}"#))
        .collect::<Vec<_>>();
    let text =
        format!(r#"{{"swagger":"2.0","info":{{"title":"x"}},"paths":{{{}}}}}"#, paths.join(","));
    sandbox.write("minified.json", text);
    let errors = refused(&sandbox, "minified.json");
    assert!(errors.contains("--> minified.json:1:"), "{errors}");
    assert!(errors.lines().all(|line| line.chars().count() < 160), "{errors}");
    assert!(errors.lines().count() < 1000);
}

#[test]
fn a_terminal_is_told_nothing_by_a_description() {
    let sandbox = Sandbox::with_client();
    sandbox.write("hostile.yaml", "openapi: \"3.0.3\x1b[2J\x1b]0;owned\x07\u{9b}31m\u{202e}\"\n");
    let errors = refused(&sandbox, "hostile.yaml");
    let obeyed = |character: char| character.is_control() && character != '\n';
    assert!(!errors.contains(obeyed) && !errors.contains('\u{202e}'), "{errors:?}");
    assert!(errors.contains('␛'), "{errors}");
}

#[test]
fn colours_are_for_terminals() {
    let sandbox = Sandbox::new();
    let colours = |variable: &str| {
        let mut command = sandbox.command(env!("CARGO_BIN_EXE_xtask"));
        command.args(["codegen", "--spec", "missing.yaml", "--out", "client"]).env(variable, "1");
        sandbox.run(&mut command).errors.contains("\x1b[")
    };
    assert!(!colours("TEST"), "a pipe is no terminal");
    assert!(colours("CLICOLOR_FORCE"), "somebody asked for them");
    assert!(!colours("NO_COLOR"));
}

#[test]
fn what_nobody_generated_is_not_removed() {
    let sandbox = Sandbox::new();
    sandbox.add_input("things.yaml");
    sandbox.write("site/src/generated/pages/index.html", "<p>Mine!</p>\n");
    let before = sandbox.tree("site");
    let Run { code, output, errors } = sandbox.codegen(&["--spec", "things.yaml", "--out", "site"]);
    assert_eq!((code, output.as_str()), (Some(1), ""));
    assert_eq!(sandbox.tree("site"), before);
    insta::assert_snapshot!(errors);
}

#[test]
fn a_file_in_the_way() {
    let sandbox = Sandbox::new();
    sandbox.add_input("things.yaml");
    sandbox.write("client/src", "Mine!\n");
    let Run { code, output, errors } =
        sandbox.codegen(&["--spec", "things.yaml", "--out", "client"]);
    assert_eq!((code, output.as_str()), (Some(1), ""));
    assert_eq!(sandbox.read("client/src"), "Mine!\n");
    insta::assert_snapshot!(errors);
}

#[cfg(unix)]
#[test]
fn a_link_in_the_way() {
    let sandbox = Sandbox::with_client();
    fs::rename(sandbox.path("client/src/generated"), sandbox.path("elsewhere"))
        .expect("it is ours");
    std::os::unix::fs::symlink("../../elsewhere", sandbox.path("client/src/generated"))
        .expect("it is ours");
    let before = sandbox.tree("elsewhere");
    let run = sandbox.codegen(&["--spec", "things.yaml", "--out", "client"]);
    assert_eq!((run.code, run.output.as_str()), (Some(1), ""));
    assert_eq!(sandbox.tree("elsewhere"), before);
    insta::assert_snapshot!(run.errors);
}

#[test]
fn arguments_that_make_no_sense() {
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.codegen(&["--spec", "things.yaml"]).code, Some(2));
    assert_eq!(sandbox.codegen(&["--what"]).code, Some(2));
}
