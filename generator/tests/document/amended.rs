//! What becomes of a description before it is held against the specification: overlays amend it, and a selection
//! keeps the wanted part.
//!
//! A folder of `overlay/` or `selection/` is a case: a small description, the overlays in the order of their names or the
//! configuration, and beside them what comes out.

use std::fs;
use std::path::{Path, PathBuf};

use generator::config::{Config, Selection};
use generator::diagnostic::Diagnostics;
use generator::document::Document;
use generator::{Input, Source};

use crate::diagnosis::{compared, plain};
use crate::source::{case, source};
use crate::tree::{rewritten, to_yaml};

#[test]
fn overlays() {
    insta::glob!("..", "overlay/*/input.yaml", |path| check(
        path.parent().expect("it is in a folder")
    ));
}

#[test]
fn selections() {
    insta::glob!("..", "selection/*/input.yaml", |path| check(
        path.parent().expect("it is in a folder")
    ));
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

fn check(folder: &Path) {
    let mut case = case(&folder.join("input.yaml"));
    let overlays: Vec<_> = overlay_files(folder).iter().map(|file| source(file)).collect();
    let configuration = Some(folder.join("codegen.toml")).filter(|file| file.exists());
    let configuration = configuration.map(|file| source(&file));
    let config = configuration.as_ref().map(|source| Config::parse(source).expect("it is sound"));
    let selection = config.and_then(|config| config.select).unwrap_or_default();
    case.others = overlays.iter().cloned().chain(configuration).collect();

    let mut diagnostics = Diagnostics::default();
    let input = Input { overlays: &overlays, ..case.input() };
    let document = Document::parse_selected(input, &selection, &mut diagnostics);
    compared(folder, || {
        insta::assert_snapshot!("diagnostics", plain(&diagnostics, &case));
        match document.filter(|_| !diagnostics.has_errors()) {
            Some(document) => {
                insta::assert_snapshot!("document", to_yaml(&rewritten(&document)));
            }
            None => {
                let left = folder.join("document.snap");
                assert!(!left.exists(), "there is nothing to see any more");
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
