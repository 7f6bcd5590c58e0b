//! The cargo workspace that the crates are members of.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::outcome::Stage;
use crate::repository;
use generator_command::error::Doing;
use generator_command::location::Location;

/// The two crates that a description has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Member {
    /// The crate that the generator wrote.
    Client,
    /// The program that takes instances through the client's types.
    Program,
}

impl Member {
    /// The name of the package. None is called like something it needs, or like another.
    pub(crate) fn package(self, document: &str) -> String {
        format!("{}{document}", self.prefix())
    }

    fn prefix(self) -> &'static str {
        match self {
            Self::Client => "corpus-",
            Self::Program => "round-trip-",
        }
    }

    /// Returns true if the name of a compiled crate is that of a member.
    pub(crate) fn is_any(crate_name: &str) -> bool {
        let prefixes = [Self::Client, Self::Program].map(Self::prefix);
        prefixes.iter().any(|prefix| crate_name.starts_with(&prefix.replace('-', "_")))
    }
}

/// The cargo workspace that the crates are members of.
#[derive(Debug)]
pub(crate) struct Workspace {
    root: Location,
    target: PathBuf,
}

impl Workspace {
    /// The workspace in a folder, or in cargo's target folder.
    pub(crate) fn new(folder: Option<&Path>) -> Self {
        let target = repository::target();
        let root = match folder {
            Some(folder) => Location::given(folder),
            None => Location::given(&target.join("corpus")),
        };
        Self { root, target }
    }

    /// The folder of a description's client, with everything else about it.
    pub(crate) fn folder(&self, document: &str) -> Location {
        self.root.join(document)
    }

    /// The folder of a member.
    pub(crate) fn member(&self, document: &str, member: Member) -> Location {
        match member {
            Member::Client => self.folder(document),
            Member::Program => program(&self.folder(document)),
        }
    }

    /// The file for all that was said about a description's crate at a stage.
    pub(crate) fn log(&self, document: &str, stage: Stage) -> Location {
        self.folder(document).join(&format!("{}.log", stage.name()))
    }

    /// Something else in the workspace's folder.
    pub(crate) fn path(&self, relative: &str) -> Location {
        self.root.join(relative)
    }

    /// Cargo's target folder. It is the one for everything else, too, so that most dependencies are
    /// there already.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// Writes the manifest and the lock file that hold the crates of these descriptions together.
    pub(crate) fn write(&self, documents: &[String]) -> Result<(), Error> {
        let members = documents.iter().flat_map(|document| {
            let program = self.member(document, Member::Program).path().is_dir();
            let program = program.then(|| format!("{document}/{PROGRAM}"));
            std::iter::once(document.clone()).chain(program).map(toml::Value::from)
        });
        let members = members.collect();
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
        let lock = repository::location("Cargo.lock");
        fs::copy(lock.path(), self.root.join("Cargo.lock").path()).doing("copy", &lock)?;
        Ok(())
    }
}

/// The folder of the program beside a client.
pub(crate) fn program(client: &Location) -> Location {
    client.join(PROGRAM)
}

const PROGRAM: &str = "round-trip";

/// The manifest of a new crate as a member has it: with a name that no other has, and no workspace
/// of its own. The program is compiled from the client's files, so it depends on the same.
pub(crate) fn manifest(client: &Location, member: Member, scaffold: &str) -> Result<String, Error> {
    let location = client.join("Cargo.toml");
    let mut manifest: toml::Table =
        scaffold.parse().map_err(|error| Error::Manifest { location, error: Box::new(error) })?;
    manifest.remove("workspace");
    let document = client.path().file_name().unwrap_or_default().to_string_lossy();
    let mut table = |name: &str| {
        let table = manifest.entry(name).or_insert_with(|| toml::Table::new().into());
        table.as_table_mut().cloned().unwrap_or_default()
    };
    let mut package = table("package");
    package.insert("name".to_owned(), member.package(&document).into());
    let mut dependencies = table("dependencies");
    manifest.insert("package".to_owned(), package.into());
    if member == Member::Program {
        for own in ["serde", "serde_json"] {
            dependencies.entry(own).or_insert_with(|| "1".into());
        }
        manifest.insert("dependencies".to_owned(), dependencies.into());
        // It has no use for most of a client.
        let unused = toml::Table::from_iter([("unused".to_owned(), "allow".into())]);
        let lints = toml::Table::from_iter([("rust".to_owned(), unused.into())]);
        manifest.insert("lints".to_owned(), lints.into());
    }
    Ok(manifest.to_string())
}
