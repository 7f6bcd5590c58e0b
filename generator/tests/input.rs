//! What becomes of a description before it is held against the specification: overlays amend it, and a selection
//! keeps the wanted part.
//!
//! A folder of `overlay/` or `selection/` is a case: a small description, the overlays in the order of their names or the
//! configuration, and beside them what comes out. `diagnostics.snap` has all that is said, and `document.snap` what
//! is left.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use generator::config::{Config, Selection};
use generator::diagnostic::{Diagnostics, Place, Severity};
use generator::document::{Document, Pointer};
use generator::{Input, Source};
use serde_yaml::Value;

#[test]
fn overlays() {
    insta::glob!("overlay/*/input.yaml", |path| check(path.parent().expect("it is in a folder")));
}

#[test]
fn selections() {
    insta::glob!("selection/*/input.yaml", |path| check(path.parent().expect("it is in a folder")));
}

/// `--tag Butler` on a real description, where one is at hand.
#[test]
fn a_part_of_a_real_description_is_small() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/plex-2026.yaml");
    let Ok(text) = fs::read_to_string(&path) else {
        println!("skipped: there is no {}", path.display());
        return;
    };
    let source = Source { name: "plex-2026.yaml".into(), text };
    let config = selecting(Selection::of(&["Butler".to_owned()], &[], &[]));
    let generated = generator::generate(&source, &config).expect("it is sound");
    assert_eq!(generated.operations, 5);
    let own = generated.files.iter().filter(|(path, _)| !path.starts_with("runtime/"));
    let lines: usize = own.map(|(_, text)| text.lines().count()).sum();
    assert!((300..1000).contains(&lines), "{lines} lines");
}

/// Every operation of a real description alone is as sound as the whole.
#[test]
fn any_operation_can_stand_alone() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    for name in ["tictactoe.json", "museum.yaml", "link-example.json", "petstore-expanded.json"] {
        let Ok(text) = fs::read_to_string(folder.join(name)) else {
            println!("skipped: there is no {name}");
            continue;
        };
        let source = Source { name: name.into(), text };
        let whole = Document::parse(&source, &mut Diagnostics::default()).expect("it is sound");
        for (path, item) in whole.openapi.paths.iter() {
            let item = item.as_item().expect("they have been put in place");
            for (method, _) in item.iter() {
                let operation = format!("{} {path}", method.to_uppercase());
                let selection = Selection::of(&[], std::slice::from_ref(&operation), &[]);
                let config = selecting(selection);
                match generator::generate(&source, &config) {
                    Ok(generated) => assert_eq!(generated.operations, 1, "{name} {operation}"),
                    Err(diagnostics) => panic!("{name} {operation}: {diagnostics:#?}"),
                }
            }
        }
    }
}

fn selecting(selection: Selection) -> Config {
    let mut config = Config::default();
    config.select = Some(selection);
    config
}

fn check(case: &Path) {
    let read = |file: &Path| Source {
        name: file.file_name().expect("it is a file").to_string_lossy().into_owned(),
        text: fs::read_to_string(file)
            .unwrap_or_else(|error| panic!("{}: {error}", file.display())),
    };
    let description = read(&case.join("input.yaml"));
    let overlays: Vec<_> = overlay_files(case).iter().map(|file| read(file)).collect();
    let configuration = Some(case.join("codegen.toml")).filter(|file| file.exists());
    let configuration = configuration.map(|file| read(&file));
    let config = configuration.as_ref().map(|source| Config::parse(source).expect("it is sound"));
    let selection = config.and_then(|config| config.select).unwrap_or_default();

    let mut diagnostics = Diagnostics::default();
    let input = Input { description: &description, overlays: &overlays };
    let document = Document::parse_selected(input, &selection, &mut diagnostics);
    let sources: Vec<_> =
        [&description].into_iter().chain(&overlays).chain(&configuration).collect();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(case);
    settings.set_prepend_module_to_snapshot(false);
    settings.remove_snapshot_suffix();
    settings.remove_input_file();
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::assert_snapshot!("diagnostics", plain(&diagnostics, &sources));
        match document.filter(|_| diagnostics.of(Severity::Error).next().is_none()) {
            Some(document) => {
                let value: Value = document.read(&Pointer::root()).expect("any value can be read");
                let text = serde_yaml::to_string(&value).expect("values can be written");
                insta::assert_snapshot!("document", text);
            }
            None => {
                assert!(!case.join("document.snap").exists(), "there is nothing to see any more");
            }
        }
    });
}

fn overlay_files(case: &Path) -> Vec<PathBuf> {
    let files = case.read_dir().expect("a case is a folder");
    let mut files: Vec<_> = files.map(|file| file.expect("it can be read").path()).collect();
    files.retain(|file| {
        file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("overlay"))
    });
    files.sort();
    files
}

/// One line for each diagnostic, and one for each place that it points to besides.
fn plain(diagnostics: &Diagnostics, sources: &[&Source]) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        let severity = format!("{:?}", diagnostic.severity).to_lowercase();
        write!(text, "{severity}[{}]", diagnostic.code).expect("strings grow");
        if let Some(place) = &diagnostic.place {
            write!(text, " {}", position(place, sources)).expect("strings grow");
        }
        write!(text, ": {}", diagnostic.message).expect("strings grow");
        if let Some(help) = &diagnostic.help {
            write!(text, "; {help}").expect("strings grow");
        }
        text.push('\n');
        for (place, label) in &diagnostic.related {
            writeln!(text, "    {}: {label}", position(place, sources)).expect("strings grow");
        }
    }
    text
}

/// `file:line:column pointer «what a reader should look at»`.
fn position(place: &Place, sources: &[&Source]) -> String {
    let source = sources.iter().find(|source| source.name == place.source);
    let text = &source.expect("every place is in a source").text;
    let before = &text[..place.span.start];
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|character| *character != '\n').count() + 1;
    let visible = &text[place.span.clone()];
    format!("{}:{line}:{column} {} «{visible}»", place.source, place.pointer)
}
