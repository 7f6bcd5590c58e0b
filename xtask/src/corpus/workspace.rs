//! The cargo workspace that the crates are members of.

use std::fs;
use std::path::{Path, PathBuf};

use super::outcome::Outcome;
use crate::error::{Doing, Error};
use crate::location::Location;

/// The name of a member is that of its folder with this before it, so that none is called like something it needs.
pub(crate) const PACKAGE: &str = "corpus-";

/// The cargo workspace that the crates are members of.
#[derive(Debug)]
pub(crate) struct Workspace {
    root: Location,
    target: PathBuf,
}

impl Workspace {
    /// The workspace in a folder, or in cargo's target folder.
    pub(crate) fn new(folder: Option<&Path>) -> Self {
        let target = target();
        let root = match folder {
            Some(folder) => Location::given(folder),
            None => Location::given(&target.join("corpus")),
        };
        Self { root, target }
    }

    /// The folder of a member.
    pub(crate) fn member(&self, name: &str) -> Location {
        self.root.join(name)
    }

    /// Something else in the workspace's folder.
    pub(crate) fn path(&self, relative: &str) -> Location {
        self.root.join(relative)
    }

    /// Where cargo puts what it builds: where it builds everything else, so that most dependencies are there already.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// Writes what holds the members together.
    pub(crate) fn write(&self, outcomes: &[Outcome]) -> Result<(), Error> {
        let members = outcomes.iter().filter(|outcome| outcome.generated.is_some());
        let members = members.map(|outcome| toml::Value::from(outcome.document.as_str())).collect();
        let workspace = toml::Table::from_iter([
            ("resolver".to_owned(), toml::Value::from("3")),
            ("members".to_owned(), toml::Value::Array(members)),
        ]);
        // What the crates depend on is built as for this repository, or it would be built anew.
        let others = toml::Table::from_iter([("debug".to_owned(), "line-tables-only".into())]);
        let others = toml::Table::from_iter([("*".to_owned(), toml::Value::from(others))]);
        let dev = toml::Table::from_iter([
            ("debug".to_owned(), toml::Value::from(false)),
            ("incremental".to_owned(), toml::Value::from(false)),
            ("package".to_owned(), toml::Value::from(others)),
        ]);
        let profile = toml::Table::from_iter([("dev".to_owned(), toml::Value::from(dev))]);
        let manifest = toml::Table::from_iter([
            ("workspace".to_owned(), toml::Value::from(workspace)),
            ("profile".to_owned(), toml::Value::from(profile)),
        ]);
        fs::create_dir_all(self.root.path()).doing("create", &self.root)?;
        let location = self.root.join("Cargo.toml");
        fs::write(location.path(), manifest.to_string()).doing("write", &location)?;
        let lock = Location::in_workspace("Cargo.lock");
        fs::copy(lock.path(), self.root.join("Cargo.lock").path()).doing("copy", &lock)?;
        Ok(())
    }

    /// The manifest of a new crate as a member has it: with a name that no other has, and no workspace of its own.
    pub(crate) fn member_manifest(folder: &Location, scaffold: &str) -> Result<String, Error> {
        let location = folder.join("Cargo.toml");
        let mut manifest: toml::Table = scaffold
            .parse()
            .map_err(|error| Error::Manifest { location, error: Box::new(error) })?;
        manifest.remove("workspace");
        let name = folder.path().file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(package) = manifest.get_mut("package").and_then(toml::Value::as_table_mut) {
            package.insert("name".to_owned(), toml::Value::from(format!("{PACKAGE}{name}")));
        }
        Ok(manifest.to_string())
    }
}

/// Cargo's target folder: this program stands two folders below it.
fn target() -> PathBuf {
    let program = std::env::current_exe().ok();
    let target = program.as_deref().and_then(|program| program.parent()?.parent());
    target.map_or_else(|| Location::in_workspace("target").path().to_owned(), Path::to_owned)
}
