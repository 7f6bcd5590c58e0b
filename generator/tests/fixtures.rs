//! Small descriptions, one idea each, with the code that comes out of them.
//!
//! A folder of `fixtures/` is a case: `input.yaml`, perhaps `codegen.toml`, and the snapshot beside them,
//! which has what was said and what was written. All of that code is compiled, with warnings denied.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use generator::config::Config;
use generator::diagnostic::{Diagnostic, Diagnostics};
use generator::{Files, Generated, Input, Loader, Source, generate};

#[test]
fn output_is_as_expected() {
    for case in cases() {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(&case);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!("output", told(&case, &run(&case))));
    }
}

/// One crate with each case as a module, built as the workspace is, so that dependencies are built once.
#[test]
fn output_compiles_without_warnings() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fixtures");
    write_crate(&root);
    cargo(&root, &["clippy", "--quiet"], &["--", "-D", "warnings"]);
}

fn write_crate(root: &Path) {
    for folder in ["src", "tests"] {
        let _ = fs::remove_dir_all(root.join(folder));
    }
    let source = root.join("src");
    let mut library = "//! All cases.\n".to_owned();
    for case in cases() {
        let Ok(generated) = run(&case) else { continue };
        let name = format!("case_{}", case_name(&case).replace('-', "_"));
        writeln!(library, "pub mod {name};").expect("writing to a string never fails");
        write_files(&source.join(name), &generated.files);
    }
    write_files(&source, &Files::from([("lib.rs".to_owned(), library)]));
    write_files(root, &Files::from([("Cargo.toml".to_owned(), scaffolded_manifest())]));
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    fs::copy(workspace.join("Cargo.lock"), root.join("Cargo.lock"))
        .expect("the workspace has a lock file");
}

fn cargo(root: &Path, command: &[&str], rest: &[&str]) {
    let output = Command::new(env!("CARGO"))
        .args(command)
        .arg("--manifest-path")
        .arg(root.join("Cargo.toml"))
        .args(rest)
        // Beside the workspace's own output, where most dependencies have been built already.
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join(".."))
        .output()
        .expect("cargo runs, as it runs this test");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let entries = fs::read_dir(folder).expect("the folder of fixtures is there");
    let mut cases: Vec<_> = entries.map(|entry| entry.expect("it can be read").path()).collect();
    cases.retain(|path| path.is_dir());
    cases.sort();
    assert!(!cases.is_empty(), "there are fixtures");
    cases
}

fn case_name(case: &Path) -> String {
    case.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn run(case: &Path) -> Result<Generated, Diagnostics> {
    let read = |name: &str| fs::read_to_string(case.join(name)).ok();
    let source = |name: &str, text| Source { name: name.to_owned(), text };
    let config = match read("codegen.toml") {
        Some(text) => Config::parse(&source("codegen.toml", text))?,
        None => Config::default(),
    };
    let text = read("input.yaml").expect("every case has an input.yaml");
    let description = source("input.yaml", text);
    let files = Neighbours(case);
    generate(Input { files: &files, ..Input::from(&description) }, &config)
}

/// The files of a case, to which its description may refer.
#[derive(Debug)]
struct Neighbours<'a>(&'a Path);

impl Loader for Neighbours<'_> {
    fn load(&self, name: &str) -> Result<String, String> {
        fs::read_to_string(self.0.join(name)).map_err(|error| error.to_string())
    }
}

/// Everything a reader wants to see of a case: diagnostics, and all files but the runtime's text.
fn told(case: &Path, result: &Result<Generated, Diagnostics>) -> String {
    let mut told = String::new();
    let diagnostics = match result {
        Ok(generated) => &generated.diagnostics,
        Err(diagnostics) => diagnostics,
    };
    for diagnostic in diagnostics {
        told.push_str(&line(case, diagnostic));
    }
    let Ok(generated) = result else { return told };
    for (path, text) in &generated.files {
        if path.starts_with("runtime/") || path == "mod.rs" {
            continue;
        }
        let text = text.strip_prefix(generator::HEADER).expect("every file starts with the header");
        write!(told, "\n=== {path} ===\n{text}").expect("writing to a string never fails");
    }
    let runtime = generated.files.keys().filter_map(|path| path.strip_prefix("runtime/"));
    let runtime = runtime.collect::<Vec<_>>().join(" ");
    writeln!(told, "\n=== runtime: {runtime}").expect("writing to a string never fails");
    told
}

/// A diagnostic in a line: `error[code] file:line:column pointer: message; help`.
fn line(case: &Path, diagnostic: &Diagnostic) -> String {
    let severity = format!("{:?}", diagnostic.severity).to_lowercase();
    let place = diagnostic.place.as_ref().map_or(String::new(), |place| {
        let text = fs::read_to_string(case.join(&place.source)).unwrap_or_default();
        let before = &text[..place.span.start.min(text.len())];
        let row = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
        format!(" {}:{row}:{column} {}", place.source, place.pointer)
    });
    let help = diagnostic.help.as_ref().map_or(String::new(), |help| format!("; {help}"));
    format!("{severity}[{}]{place}: {}{help}\n", diagnostic.code, diagnostic.message)
}

fn write_files(folder: &Path, files: &Files) {
    for (path, text) in files {
        let path = folder.join(path);
        let parent = path.parent().expect("a path below a folder has a parent");
        fs::create_dir_all(parent).expect("the test's own folder can be written");
        fs::write(path, text).expect("the test's own folder can be written");
    }
}

/// The manifest that a new crate gets which needs what all of the cases need: of each dependency the longest
/// line, which has the most features.
fn scaffolded_manifest() -> String {
    let mut manifest: Vec<String> = Vec::new();
    for case in cases() {
        let Ok(generated) = run(&case) else { continue };
        for line in generated.scaffold["Cargo.toml"].lines() {
            let key = line.split(" = ").next().unwrap_or_default();
            match manifest.iter_mut().find(|known| known.split(" = ").next() == Some(key)) {
                Some(known) if known.len() < line.len() => line.clone_into(known),
                Some(_) => {}
                None => manifest.push(line.to_owned()),
            }
        }
    }
    for line in &mut manifest {
        if line.starts_with("name = ") {
            "name = \"fixtures\"".clone_into(line);
        }
    }
    manifest.join("\n") + TESTING
}

/// What the tests on the wire need besides.
const TESTING: &str = "
[dev-dependencies]
tokio = { version = \"1\", features = [\"macros\", \"rt\", \"time\"] }
tokio-util = { version = \"0.7\", features = [\"io\"] }

[profile.dev]
debug = \"line-tables-only\"
";
