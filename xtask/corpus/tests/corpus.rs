//! `cargo xtask corpus` as people run it: the built program, over a folder of small descriptions.
//!
//! The crates go below cargo's target folder, so that what they depend on is built once for all tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

const GOOD: &str = r##"
openapi: 3.1.0
info: { title: Good, version: "1" }
paths:
  /thing:
    get:
      operationId: getThing
      responses:
        "200":
          description: A thing.
          content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } }
components:
  schemas:
    Thing:
      type: object
      required: [name]
      properties:
        name: { type: string }
        size: { type: [integer, "null"] }
        kind: { enum: [large, small] }
"##;

const BROKEN: &str = r##"
openapi: 3.1.0
info: { title: Broken, version: "1" }
paths: {}
components: { schemas: { Thing: { $ref: "#/components/schemas/Nothing" } } }
"##;

/// A description whose crate depends on something that nobody can have.
const UNRESOLVABLE: &str = r#"
openapi: 3.1.0
info: { title: Unresolvable, version: "1" }
paths: {}
components:
  schemas:
    Thing:
      type: object
      properties:
        id: { type: string, x-rust-type: { crate: heck, version: "999", path: "heck::Id" } }
"#;

/// A folder of descriptions, and one for the crates.
struct Corpus {
    folder: TempDir,
    crates: PathBuf,
}

/// What a run came to.
struct Run {
    code: Option<i32>,
    output: String,
    errors: String,
    report: Value,
}

impl Corpus {
    fn new(test: &str, files: &[(&str, &str)]) -> Self {
        let folder = TempDir::new().expect("the system has a folder for temporary files");
        for (name, text) in files {
            fs::write(folder.path().join(name), text).expect("it is ours");
        }
        let crates = Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus").join(test);
        Self { folder, crates }
    }

    fn run(&self, arguments: &[&str]) -> Run {
        let report = self.folder.path().join("report");
        let output = Command::new(env!("CARGO_BIN_EXE_corpus"))
            .args(arguments)
            .arg(self.folder.path())
            .arg("--out")
            .arg(&self.crates)
            .arg("--json")
            .arg(&report)
            .output()
            .expect("the program is there");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let report = fs::read(&report).unwrap_or_default();
        Run {
            code: output.status.code(),
            output: text(&output.stdout),
            errors: text(&output.stderr),
            report: serde_json::from_slice(&report).unwrap_or_default(),
        }
    }
}

#[test]
fn a_good_description_is_compiled_and_reads_what_it_writes() {
    let corpus = Corpus::new("good", &[("Good one.yaml", GOOD), ("MANIFEST.tsv", "openapi")]);
    let run = corpus.run(&[]);
    assert_eq!((run.code, run.errors.as_str()), (Some(0), ""), "{}", run.output);
    let row =
        run.output.lines().find(|line| line.trim_start().starts_with("good-one ")).expect("a row");
    assert!(row.trim_end().ends_with(" ok"), "{row}");

    let document = &run.report["documents"][0];
    assert_eq!(run.report["documents"].as_array().map(Vec::len), Some(1));
    assert_eq!((&document["operations"], &document["untyped"]), (&json!(1), &json!([])));
    assert!(document["check_seconds"].as_f64().is_some_and(|seconds| seconds > 0.0));
    // Everything, only what is required, null, each kind, one that nobody knows, and an unknown property.
    assert!(document["round_trip"]["instances"].as_u64().is_some_and(|instances| instances >= 6));
    assert_eq!(document["round_trip"]["mismatches"], json!([]));
}

#[test]
fn a_broken_description_fails_without_keeping_others() {
    let corpus = Corpus::new("broken", &[("broken.yaml", BROKEN), ("good.yaml", GOOD)]);
    let run = corpus.run(&["--no-check"]);
    assert_eq!(run.code, Some(1));
    assert!(run.errors.starts_with("broken:\n  "), "{}", run.errors);
    assert!(run.errors.contains("broken.yaml:5:"), "{}", run.errors);
    assert!(run.output.contains("2 documents, 1 failed"), "{}", run.output);
    assert!(corpus.crates.join("good/src/generated/mod.rs").is_file());
}

#[test]
fn a_dependency_that_nobody_has_is_the_fault_of_one_description() {
    let files = [("unresolvable.yaml", UNRESOLVABLE), ("good.yaml", GOOD)];
    let corpus = Corpus::new("unresolvable", &files);
    let run = corpus.run(&[]);
    assert_eq!(run.code, Some(1));
    let documents = &run.report["documents"];
    assert_eq!(documents[0]["document"], json!("good"));
    assert_eq!(documents[0]["failures"], json!([]), "{}", run.errors);
    assert!(documents[0]["check_seconds"].is_number());

    assert_eq!(documents[1]["failures"][0]["stage"], json!("resolve"), "{documents}");
    // Cargo's own words, on the terminal and in the log that it names.
    let start =
        "unresolvable:\n  error: failed to select a version for the requirement `heck = \"^999\"`";
    assert!(run.errors.starts_with(start), "{}", run.errors);
    let log = fs::read_to_string(corpus.crates.join("unresolvable/resolve.log"));
    assert!(log.expect("it is named").contains("`heck = \"^999\"`"));
}

#[test]
fn descriptions_are_chosen_by_name_and_size() {
    let corpus = Corpus::new("chosen", &[("good.yaml", GOOD), ("broken.json", BROKEN)]);
    for arguments in [["--filter", "g*d"], ["--filter", "goo"]] {
        let run = corpus.run(&[&arguments[..], &["--no-check"]].concat());
        assert_eq!(run.code, Some(0), "{}", run.errors);
        assert!(run.output.contains("1 document, 0 failed"), "{}", run.output);
    }
    let run = corpus.run(&["--largest", "10"]);
    assert_eq!(run.code, Some(1));
    assert!(run.errors.contains("has no such OpenAPI description"), "{}", run.errors);
}
