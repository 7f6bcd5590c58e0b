//! The table of vendor extensions is true: the README shows it, and a fixture uses each of them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use generator::VENDOR_EXTENSIONS;

#[test]
fn the_readme_has_the_table() {
    let mut table = "| extension | at | what becomes of it |\n|---|---|---|\n".to_owned();
    for extension in VENDOR_EXTENSIONS {
        let names: Vec<_> = extension.names.iter().map(|name| format!("`{name}`")).collect();
        let (names, at, meaning) = (names.join(", "), extension.at, extension.meaning);
        writeln!(table, "| {names} | {at} | {meaning} |").expect("writing to a string never fails");
    }
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    let readme = fs::read_to_string(readme).expect("the workspace has a README");
    assert!(readme.contains(&table), "the README must have this table:\n{table}");
}

#[test]
fn fixtures_use_every_extension() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let folders = fs::read_dir(fixtures).expect("the folder of fixtures is there");
    let text: String = folders
        .filter_map(|folder| fs::read_to_string(folder.ok()?.path().join("input.yaml")).ok())
        .collect();
    let names = VENDOR_EXTENSIONS.iter().flat_map(|extension| extension.names);
    let unused: Vec<_> = names.filter(|name| !text.contains(&format!("{name}:"))).collect();
    assert!(unused.is_empty(), "no fixture has {unused:?}");
}
