//! Packages of clients, on the disk and in one cargo workspace.

use std::path::{Path, PathBuf};
use std::{fs, io};

use generator::{Files, Generated};
use toml::{Table, Value};

use crate::case::Case;

/// A cargo workspace with the packages of some clients, each in the folder of its case's name.
#[derive(Debug)]
pub(crate) struct Workspace {
    /// The names of the cases.
    pub(crate) members: Vec<String>,
    root: PathBuf,
}

impl Workspace {
    /// A workspace without members, in the folder that cargo has for this test.
    pub(crate) fn new() -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cases");
        fs::create_dir_all(&root).expect("the test's own folder can be written");
        // Cargo's messages have links in paths resolved.
        let root = root.canonicalize().expect("the folder is there");
        Self { members: Vec::new(), root }
    }

    /// Writes a package. If nothing has changed its files stay as they are, and cargo keeps its
    /// result.
    ///
    /// # Errors
    ///
    /// The fault of the package's manifest.
    pub(crate) fn add(&mut self, case: &Case, generated: &Generated) -> Result<(), String> {
        let name = &case.name;
        let mut wanted = files(name, generated)?;
        wanted.extend(caller(case));
        let folder = self.root.join(name);
        if read(&folder).is_none_or(|files| files != wanted) {
            let _ = fs::remove_dir_all(&folder);
            write(&folder, &wanted);
        }
        self.members.push(name.clone());
        Ok(())
    }

    /// Writes the manifest of the workspace, and returns its path.
    pub(crate) fn finish(&self) -> PathBuf {
        let manifest = self.root.join("Cargo.toml");
        // The linter has every crate depend on this file, which mustn't be newer than it is.
        if fs::read_to_string(&manifest).ok().as_deref() != Some(MANIFEST) {
            fs::write(&manifest, MANIFEST).expect("the test's own folder can be written");
        }
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        fs::copy(lock, self.root.join("Cargo.lock")).expect("the repository has a lock file");
        manifest
    }

    /// Returns the name of the member whose manifest this is.
    pub(crate) fn member(&self, manifest: &Path) -> Option<String> {
        let folder = manifest.parent()?;
        let name = folder.file_name().filter(|_| folder.parent() == Some(&self.root))?;
        Some(name.to_string_lossy().into_owned())
    }
}

/// The name of the package for a case.
pub(crate) fn package(case: &str) -> String {
    format!("case-{case}")
}

/// The files of a package: the scaffold as a new crate gets it, and the client.
fn files(name: &str, generated: &Generated) -> Result<Files, String> {
    let client = generated.files.iter();
    let client = client.map(|(path, text)| (format!("src/generated/{path}"), text.clone()));
    let mut files: Files = client.chain(generated.scaffold.clone()).collect();
    let manifest = files.get_mut("Cargo.toml").ok_or("the scaffold has no manifest")?;
    let mut table: Table =
        manifest.parse().map_err(|error| format!("its manifest is none: {error}\n{manifest}"))?;
    // As a member it has a name that no other crate has, and no workspace of its own.
    table.remove("workspace");
    table["package"]["name"] = Value::from(package(name));
    *manifest = table.to_string();
    Ok(files)
}

/// The program that calls the client, as the crate `client`. A case that ends with `-grown` has a
/// newer description than the one that is called like the rest of its name, and the same callers.
fn caller(case: &Case) -> Option<(String, String)> {
    let name = case.name.strip_suffix("-grown").unwrap_or(&case.name);
    let folder = case.folder.with_file_name(name);
    let text = fs::read_to_string(folder.join("caller.rs")).ok()?;
    let client = package(&case.name).replace('-', "_");
    Some(("examples/caller.rs".to_owned(), format!("{text}\nextern crate {client} as client;\n")))
}

/// The workspace's manifest. Its profile builds dependencies as this repository does, or they would
/// be built anew.
const MANIFEST: &str = "\
[workspace]
resolver = \"3\"
members = [\"*\"]

[profile.dev]
debug = false
incremental = false

[profile.dev.package.\"*\"]
debug = \"line-tables-only\"
";

/// Reads the files below a folder, if it is there.
fn read(root: &Path) -> Option<Files> {
    let mut files = Files::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).ok()? {
            let path = entry.ok()?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).ok()?.to_string_lossy().replace('\\', "/");
                files.insert(name, fs::read_to_string(&path).ok()?);
            }
        }
    }
    Some(files)
}

fn write(folder: &Path, files: &Files) {
    let write = |path: &Path, text: &str| -> io::Result<()> {
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, text)
    };
    for (path, text) in files {
        write(&folder.join(path), text).expect("the test's own folder can be written");
    }
}
