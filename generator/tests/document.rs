//! The `document` stage: what becomes of a description, and what is said about it.
//!
//! Each folder in `document/` is a case: a small description, and beside it what comes out. `diagnostics.snap` has all
//! that is said, and `rewritten.snap` the document as `openapiv3` gets to see it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use generator::Source;
use generator::diagnostic::{Diagnostics, Place, Severity};
use generator::document::{Document, Pointer};
use serde_yaml::{Mapping, Value};

#[test]
fn cases() {
    insta::glob!("document/*/input.*", |path| {
        let source = source(path);
        let (document, diagnostics) = parse(&source);
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(path.parent().expect("a case is a folder"));
        settings.set_prepend_module_to_snapshot(false);
        settings.remove_snapshot_suffix();
        settings.remove_input_file();
        settings.set_omit_expression(true);
        settings.bind(|| {
            insta::assert_snapshot!("diagnostics", plain(&diagnostics, &source));
            match document {
                Some(document) => {
                    insta::assert_snapshot!("rewritten", to_yaml(&rewritten(&document)));
                }
                None => assert!(
                    !path.with_file_name("rewritten.snap").exists(),
                    "there is nothing to see any more"
                ),
            }
        });
    });
}

/// What must be true of every description, the cases' and real ones, where these are at hand: not all of those are
/// without fault, but all can be read.
#[test]
fn documents_keep_their_promises() {
    let cases = case_inputs();
    for path in cases.iter().chain(&corpus()) {
        let source = source(path);
        let (document, diagnostics) = parse(&source);
        let errors: Vec<_> = diagnostics.of(Severity::Error).collect();
        assert!(cases.contains(path) || errors.is_empty(), "{}: {errors:#?}", path.display());
        let Some(document) = document else {
            assert!(!errors.is_empty(), "{}: neither a document nor an error", path.display());
            continue;
        };
        let rewritten = rewritten(&document);
        nothing_is_lost(&document, &rewritten);
        every_pointer_has_a_place(&document, &rewritten, &source);
    }
}

/// Whatever `openapiv3` can't hold must be gone before it sees the document. What it drops shows when it writes it.
fn nothing_is_lost(document: &Document, rewritten: &Value) {
    let held = serde_yaml::to_value(&document.openapi).expect("it was a document before");
    let mut lost = Vec::new();
    missing(rewritten, &held, &Pointer::root(), &mut lost);
    assert!(lost.is_empty(), "{lost:#?}");
}

/// Every value of the rewritten document has a place in the source.
fn every_pointer_has_a_place(document: &Document, rewritten: &Value, source: &Source) {
    let mut pointers = Vec::new();
    all_pointers(rewritten, &Pointer::root(), &mut pointers);
    for pointer in pointers {
        let place = document.place(&pointer);
        assert!(
            source.text.get(place.span.clone()).is_some(),
            "{pointer} has the span {:?}",
            place.span
        );
        assert!(
            Pointer::parse(&place.pointer).is_some(),
            "{pointer} has the pointer {}",
            place.pointer
        );
    }
}

/// Rewriting moves things about, and still a pointer to one leads back to where it was written.
#[test]
fn places_lead_back_to_the_source() {
    let source = inline(
        "openapi: 3.1.0\r
info: { title: Häuser, version: '1' }\r
paths:\r
  houses:\r
    get: { responses: { 2xx: { description: all } } }\r
components:\r
  schemas:\r
    House:\r
      anyOf:\r
        - { type: string, maxLength: 3 }\r
        - { type: 'null' }\r
      $defs: { Door: { type: [string, integer] } }\r
",
    );
    let (Some(document), _) = parse(&source) else { panic!("it is sound") };
    for (pointer, original, visible) in [
        ("/info/title", "/info/title", "Häuser"),
        (
            "/paths/~1houses/get/responses/2XX",
            "/paths/houses/get/responses/2xx",
            "{ description: all }",
        ),
        ("/components/schemas/House/maxLength", "/components/schemas/House/anyOf/0/maxLength", "3"),
        (
            "/components/schemas/House/nullable",
            "/components/schemas/House/anyOf/1",
            "{ type: 'null' }",
        ),
        (
            "/components/schemas/House/x-defs/Door/anyOf/1",
            "/components/schemas/House/$defs/Door/type/1",
            "integer",
        ),
        ("/components/schemas/House/nothing/there", "/components/schemas/House", "House"),
    ] {
        let place = document.place(&Pointer::parse(pointer).expect("it is a pointer"));
        assert_eq!(
            (place.pointer.as_str(), &source.text[place.span]),
            (original, visible),
            "{pointer}"
        );
    }
}

/// The targets of references to places that `openapiv3` doesn't have can be read all the same.
#[test]
fn any_part_can_be_read() {
    let path = cases_folder().join("reference-to-what-moves/input.yaml");
    let (Some(document), _) = parse(&source(&path)) else { panic!("it is sound") };
    let pointer = Pointer::parse("/components/schemas/Pet/x-defs/Tag").expect("it is a pointer");
    let schema: openapiv3::Schema = document.read(&pointer).expect("it is a schema");
    assert!(matches!(schema.schema_kind, openapiv3::SchemaKind::Type(openapiv3::Type::String(_))));
    assert!(document.read::<openapiv3::Parameter>(&pointer).is_none(), "it is no parameter");
    assert!(
        document.value(&pointer.join("type")).is_some_and(|kind| kind.as_str() == Some("string"))
    );
}

/// A text may end anywhere.
#[test]
fn no_text_is_too_short() {
    // To find out that there are too many aliases takes a while, and half of these texts have too many.
    for path in case_inputs().iter().filter(|path| !path.ends_with("yaml-alias-bomb/input.yaml")) {
        let whole = source(path);
        for (end, _) in whole.text.char_indices() {
            let source = Source { name: whole.name.clone(), text: whole.text[..end].to_owned() };
            parse(&source);
        }
    }
}

/// Any value may stand in any place. The checks must be as strict as `openapiv3`: if it refuses what they let through,
/// the message is one that nobody understands, and takes time exponential in the depth.
#[test]
fn no_value_gets_past_the_checks() {
    let strangers = [
        "null", "true", "-1.5", "text", "[]", "[1, a, null]", "{}", "{ $ref: '#/info' }",
        "{ a: { b: 1 } }",
    ];
    let mut unreadable = Vec::new();
    for case in ["every-field", "every-keyword"] {
        let path = cases_folder().join(case).join("input.yaml");
        let value: Value = serde_yaml::from_str(&read(&path)).expect("it is YAML");
        let mut pointers = Vec::new();
        all_pointers(&value, &Pointer::root(), &mut pointers);
        for pointer in pointers {
            let strangers =
                strangers.iter().map(|text| Some(serde_yaml::from_str(text).expect("it is YAML")));
            for stranger in strangers.chain([None]) {
                let mut changed = value.clone();
                replace(&mut changed, &pointer, stranger.clone());
                let (_, diagnostics) = parse(&inline(&to_yaml(&changed)));
                let refused = diagnostics
                    .iter()
                    .find(|diagnostic| diagnostic.code == "unreadable-description");
                if let Some(refused) = refused {
                    unreadable.push(format!("{case}{pointer} = {stranger:?}: {}", refused.message));
                }
            }
        }
    }
    assert!(unreadable.is_empty(), "{unreadable:#?}");
}

/// Nesting has a limit, and up to that the stack is large enough: tests run with two megabytes.
#[test]
fn nesting_is_limited() {
    for (open, close) in [
        ("{\"items\":", "}"),
        ("{\"properties\":{\"a\":", "}}"),
        ("{\"type\":[\"string\",\"integer\"],\"allOf\":[", "]}"),
    ] {
        for depth in [10, 30, 55, 110, 1_000, 100_000] {
            let schema = format!("{}{{}}{}", open.repeat(depth), close.repeat(depth));
            let head = r#"{"openapi":"3.1.0","info":{"title":"","version":""},"components":{"schemas":{"A":"#;
            for name in ["deep.json", "deep.yaml"] {
                let source = Source { name: name.into(), text: format!("{head}{schema}}}}}}}") };
                let (document, diagnostics) = parse(&source);
                assert_eq!(
                    document.is_none(),
                    diagnostics.has_errors(),
                    "{name} with {open} {depth} times"
                );
                assert!(
                    document.is_some() || depth > 50,
                    "{name} with {open} {depth} times: {diagnostics:?}"
                );
            }
        }
    }
}

fn parse(source: &Source) -> (Option<Document>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let document = Document::parse(source, &mut diagnostics);
    (document, diagnostics)
}

fn inline(text: &str) -> Source {
    Source { name: "inline.yaml".into(), text: text.into() }
}

/// A file, under its name alone: where the repository is must not be in a snapshot.
fn source(path: &Path) -> Source {
    let name = path.file_name().expect("it is a file").to_string_lossy().into_owned();
    Source { name, text: read(path) }
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn cases_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/document")
}

fn case_inputs() -> Vec<PathBuf> {
    let cases = cases_folder()
        .read_dir()
        .expect("there are cases")
        .map(|case| case.expect("it is a folder").path());
    let mut inputs: Vec<_> = cases
        .flat_map(|case| {
            ["yaml", "json"].map(|language| case.join("input").with_extension(language))
        })
        .collect();
    inputs.retain(|input| input.exists());
    inputs.sort();
    assert!(!inputs.is_empty());
    inputs
}

fn corpus() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let Ok(files) = folder.read_dir() else {
        println!("skipped: there is no corpus at {}", folder.display());
        return Vec::new();
    };
    let mut files: Vec<_> = files.map(|file| file.expect("it is a file").path()).collect();
    files.retain(|file| {
        file.extension().is_some_and(|extension| extension == "yaml" || extension == "json")
    });
    files.sort();
    files
}

/// One line for each diagnostic, and one for each place that it points to besides.
fn plain(diagnostics: &Diagnostics, source: &Source) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        let severity = format!("{:?}", diagnostic.severity).to_lowercase();
        write!(text, "{severity}[{}]", diagnostic.code).expect("strings grow");
        if let Some(place) = &diagnostic.place {
            write!(text, " {}", position(place, source)).expect("strings grow");
        }
        write!(text, ": {}", diagnostic.message).expect("strings grow");
        if let Some(help) = &diagnostic.help {
            write!(text, "; {help}").expect("strings grow");
        }
        text.push('\n');
        for (place, label) in &diagnostic.related {
            writeln!(text, "    {}: {label}", position(place, source)).expect("strings grow");
        }
    }
    text
}

/// `file:line:column pointer «what a reader should look at»`.
fn position(place: &Place, source: &Source) -> String {
    let before = &source.text[..place.span.start];
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|character| *character != '\n').count() + 1;
    let visible = &source.text[place.span.clone()];
    format!("{}:{line}:{column} {} «{visible}»", place.source, place.pointer)
}

fn rewritten(document: &Document) -> Value {
    document.read(&Pointer::root()).expect("any value can be read")
}

fn to_yaml(value: &Value) -> String {
    serde_yaml::to_string(value).expect("values can be written")
}

/// What one value has and the other doesn't, apart from what says nothing.
fn missing(ours: &Value, theirs: &Value, pointer: &Pointer, lost: &mut Vec<String>) {
    match (ours, theirs) {
        (Value::Mapping(ours), Value::Mapping(theirs)) if ours.contains_key("$ref") => {
            // What stands beside a reference outside of schemas stays behind on purpose.
            if ours.get("$ref") != theirs.get("$ref") {
                lost.push(format!("{pointer}/$ref"));
            }
        }
        (Value::Mapping(ours), Value::Mapping(theirs)) => {
            for (key, value) in ours {
                let key = key.as_str().expect("keys are strings");
                let pointer = pointer.join(key);
                match theirs.get(key).or_else(|| theirs.get(key.to_uppercase())) {
                    Some(their_value) => missing(value, their_value, &pointer, lost),
                    None if says_nothing(value) => {}
                    None => lost.push(pointer.to_string()),
                }
            }
        }
        (Value::Sequence(ours), Value::Sequence(theirs)) if ours.len() == theirs.len() => {
            for (index, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
                missing(ours, theirs, &pointer.join(&index.to_string()), lost);
            }
        }
        (Value::Number(ours), Value::Number(theirs)) if ours.as_f64() == theirs.as_f64() => {}
        (ours, theirs) if ours == theirs => {}
        (ours, theirs) => lost.push(format!("{pointer}: {ours:?} is now {theirs:?}")),
    }
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Bool(value) => !value,
        Value::Sequence(items) => items.is_empty(),
        Value::Mapping(entries) => entries.is_empty(),
        _ => false,
    }
}

fn all_pointers(value: &Value, pointer: &Pointer, pointers: &mut Vec<Pointer>) {
    pointers.push(pointer.clone());
    match value {
        Value::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                all_pointers(item, &pointer.join(&index.to_string()), pointers);
            }
        }
        Value::Mapping(entries) => {
            for (key, value) in entries {
                if let Some(key) = key.as_str() {
                    all_pointers(value, &pointer.join(key), pointers);
                }
            }
        }
        _ => {}
    }
}

/// Puts another value in the place of one, or takes it out.
fn replace(value: &mut Value, pointer: &Pointer, stranger: Option<Value>) {
    let Some(parent) = pointer.parent() else {
        *value = stranger.unwrap_or(Value::Mapping(Mapping::new()));
        return;
    };
    let holder = parent.tokens().fold(value, |value, token| match value {
        Value::Sequence(items) => &mut items[token.parse::<usize>().expect("it is an index")],
        Value::Mapping(entries) => entries.get_mut(&*token).expect("it is a key"),
        _ => unreachable!("pointers lead through lists and mappings"),
    });
    let last = pointer.tokens().next_back().expect("it isn't the root");
    match (holder, stranger) {
        (Value::Sequence(items), Some(stranger)) => {
            items[last.parse::<usize>().expect("it is an index")] = stranger;
        }
        (Value::Sequence(items), None) => {
            items.remove(last.parse::<usize>().expect("it is an index"));
        }
        (Value::Mapping(entries), Some(stranger)) => {
            entries.insert(Value::String(last.into_owned()), stranger);
        }
        (Value::Mapping(entries), None) => {
            entries.remove(&*last);
        }
        _ => unreachable!("pointers lead through lists and mappings"),
    }
}
