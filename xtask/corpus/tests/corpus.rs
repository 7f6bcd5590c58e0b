//! `cargo xtask corpus` as people run it: the built program, over a folder of small descriptions.
//!
//! The crates go below cargo's target folder, so that what they depend on is built once for all
//! tests.

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

/// A description with a name that nobody would have chosen, and one that is very long.
const BADLY_NAMED: &str = r#"
openapi: 3.1.0
info: { title: Badly named, version: "1" }
paths:
  /thing:
    get: { operationId: getThing, responses: { "204": { description: Done. } } }
    put: { operationId: GetThing, responses: { "204": { description: Done. } } }
    post:
      operationId: callsTheThingWithANameThatIsLongerThanAnybodyWouldEverWantToRead
      responses: { "204": { description: Done. } }
"#;

/// A folder of descriptions, and one for the crates.
struct Corpus {
    folder: TempDir,
    crates: PathBuf,
}

/// The result of a run.
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

    /// Generates and compiles.
    fn run(&self, arguments: &[&str]) -> Run {
        let report = self.folder.path().join("report");
        let mut command = self.command(arguments);
        command.arg("--out").arg(&self.crates).arg("--json").arg(&report);
        let run = Run::of(&mut command);
        let report = fs::read(&report).unwrap_or_default();
        Run { report: serde_json::from_slice(&report).unwrap_or_default(), ..run }
    }

    /// Compares with a baseline.
    fn compare(&self, baseline: &Path, arguments: &[&str]) -> Run {
        Run::of(self.command(arguments).arg("--baseline").arg(baseline))
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_corpus"));
        command.arg(self.folder.path()).args(arguments);
        command
    }
}

impl Run {
    fn of(command: &mut Command) -> Self {
        let output = command.output().expect("the program is there");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self {
            code: output.status.code(),
            output: text(&output.stdout),
            errors: text(&output.stderr),
            report: Value::Null,
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
    // Everything, only what is required, null, each kind, one that nobody knows, and an unknown
    // property.
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
fn callers_that_do_not_compile_are_reported() {
    // The callers of another description that is called like this one.
    let corpus = Corpus::new("callers", &[("radarr.yaml", GOOD), ("good.yaml", GOOD)]);
    let run = corpus.run(&[]);
    assert_eq!(run.code, Some(1), "{}", run.output);
    let documents = &run.report["documents"];
    assert_eq!(documents[0]["failures"], json!([]), "{}", run.errors);
    let failure = &documents[1]["failures"][0];
    assert_eq!(failure["stage"], json!("callers"), "{documents}");
    assert_eq!(failure["code"], json!("E0432"), "{documents}");
    let place = failure["place"].as_str().expect("it stands somewhere");
    assert!(place.contains("examples/callers.rs:"), "{place}");
    // The client itself is as good as the other.
    assert!(documents[1]["round_trip"]["instances"].is_number(), "{documents}");
    assert!(run.errors.starts_with("radarr:\n  "), "{}", run.errors);
    assert!(run.errors.contains("error[E0432]: unresolved import"), "{}", run.errors);
    assert!(run.errors.contains("callers.log"), "{}", run.errors);
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
fn names_that_nobody_would_have_chosen_are_counted() {
    let corpus = Corpus::new("names", &[("named.yaml", BADLY_NAMED), ("broken.yaml", BROKEN)]);
    let run = Run::of(&mut corpus.command(&["--names", "--filter", "named"]));
    assert_eq!(run.code, Some(0), "{}", run.errors);
    let long =
        "named: calls_the_thing_with_a_name_that_is_longer_than_anybody_would_ever_want_to_read";
    assert!(run.output.starts_with(long), "{}", run.output);
    assert!(run.output.contains("POST /thing, operationId callsTheThing"), "{}", run.output);
    let row = run.output.lines().find(|line| line.trim_start().starts_with("all ")).expect("a row");
    let numbers: Vec<_> = row.split_whitespace().skip(1).collect();
    assert_eq!(numbers, ["0", "0", "3", "0", "1", "1", "1", "0", "0", "0"]);

    let run = Run::of(&mut corpus.command(&["--names", "--every"]));
    assert_eq!(run.code, Some(1), "there are no names of a broken description");
    assert!(run.output.contains("named: numbered: get_thing_2 (11): PUT /thing"), "{}", run.output);
}

#[test]
fn output_is_compared_with_a_baseline() {
    let corpus = Corpus::new("baseline", &[("good.yaml", GOOD), ("broken.yaml", BROKEN)]);
    let file = corpus.folder.path().join("baseline.txt");
    let baseline = || fs::read_to_string(&file).expect("it was written");

    // Written, with the description that fails.
    let run = corpus.compare(&file, &[]);
    assert_eq!((run.code, run.errors.as_str()), (Some(0), ""), "{}", run.output);
    assert!(run.output.ends_with("baseline.txt: written, 2 documents\n"), "{}", run.output);
    let written = baseline();
    assert!(written.contains("\nbroken: no crate\n  error[unresolved-reference]: "), "{written}");
    assert!(written.contains("\ngood: 0 warnings, 0 in the ledger\n"), "{written}");
    assert!(written.contains(" src/generated/models.rs\n"), "{written}");
    assert!(written.contains(" Cargo.toml\n"), "{written}");
    let folder = corpus.folder.path().to_string_lossy();
    assert!(!written.contains(&*folder), "{written}");

    // As it was.
    let run = corpus.compare(&file, &[]);
    assert_eq!(run.code, Some(0), "{}", run.output);
    assert!(run.output.ends_with("baseline.txt: as it was, 2 documents\n"), "{}", run.output);

    // Another field, no crate any more, and a description that is new.
    let changed = GOOD.replace("size: {", "weight: { type: number }\n        size: {");
    fs::write(corpus.folder.path().join("good.yaml"), changed).expect("it is ours");
    fs::write(corpus.folder.path().join("new.yaml"), GOOD).expect("it is ours");
    let run = corpus.compare(&file, &[]);
    assert_eq!(run.code, Some(1), "{}", run.output);
    let lines: Vec<_> = run.output.lines().collect();
    assert!(lines[0].starts_with("good: ") && lines[0].contains(" changed"), "{}", run.output);
    let models = lines.iter().find(|line| line.contains("src/generated/models.rs"));
    assert!(models.is_some_and(|line| line.ends_with(" public items")), "{}", run.output);
    assert!(lines.iter().any(|line| line.starts_with("new: added, ")), "{}", run.output);
    assert!(run.output.contains("baseline.txt: 2 of 3 documents differ; "), "{}", run.output);
    assert_eq!(baseline(), written);

    // Of a part of the folder, the rest is kept.
    let run = corpus.compare(&file, &["--filter", "new", "--accept"]);
    assert_eq!(run.code, Some(0), "{}", run.output);
    assert!(baseline().starts_with(written.trim_end()), "{}", baseline());
    let run = corpus.compare(&file, &["--filter", "new"]);
    assert_eq!(run.code, Some(0), "{}", run.output);

    // Accepted as a whole, with a description that is gone.
    fs::remove_file(corpus.folder.path().join("broken.yaml")).expect("it is ours");
    let run = corpus.compare(&file, &["--accept"]);
    assert_eq!(run.code, Some(0), "{}", run.output);
    assert!(run.output.starts_with("broken: removed\ngood: "), "{}", run.output);
    assert!(run.output.ends_with("baseline.txt: accepted, 2 of 2 documents differ\n"));
    let run = corpus.compare(&file, &[]);
    assert!(run.output.ends_with("baseline.txt: as it was, 2 documents\n"), "{}", run.output);
}

#[test]
fn a_revision_that_does_not_exist_is_named() {
    let corpus = Corpus::new("against", &[("good.yaml", GOOD)]);
    let run = Run::of(&mut corpus.command(&["--against", "no-such-revision"]));
    assert_eq!((run.code, run.output.as_str()), (Some(1), ""));
    let start = "error: there is no revision no-such-revision: fatal: ";
    assert!(run.errors.starts_with(start), "{}", run.errors);
}

#[test]
fn descriptions_are_chosen_by_name_and_size() {
    let corpus = Corpus::new("chosen", &[("good.yaml", GOOD), ("broken.json", BROKEN)]);
    for arguments in [["--filter", "g*d"], ["--filter", "goo"], ["--filter", "{good,new}"]] {
        let run = corpus.run(&[&arguments[..], &["--no-check"]].concat());
        assert_eq!(run.code, Some(0), "{}", run.errors);
        assert!(run.output.contains("1 document, 0 failed"), "{}", run.output);
    }
    let run = corpus.run(&["--largest", "10"]);
    assert_eq!(run.code, Some(1));
    assert!(run.errors.contains("has no such OpenAPI description"), "{}", run.errors);
}
