//! The dependencies of this package: those of the clients, as the generator writes their manifests.

use std::fs;
use std::path::Path;

use toml::{Table, Value};

/// A dependency as a manifest has it.
#[derive(Debug)]
struct Dependency {
    version: String,
    features: Vec<String>,
    has_default_features: bool,
}

#[test]
fn clients_have_all_that_they_ask_for() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = table(&root.join("Cargo.toml"));
    let workspace = table(&root.join("../../Cargo.toml"));
    let clients = Path::new(env!("OUT_DIR")).join("clients");
    let mut compared = 0;
    for entry in fs::read_dir(clients).expect("the build script has written clients") {
        let path = entry.expect("the folder can be read").path();
        if !path.is_dir() {
            continue;
        }
        let client = table(&path.join("Cargo.toml"));
        for (name, wanted) in client["dependencies"].as_table().expect("it is a table") {
            let wanted = Dependency::new(wanted);
            let here = Dependency::inherited(name, &own, &workspace);
            let here = here.unwrap_or_else(|| panic!("{} needs {name}", path.display()));
            assert!(here.covers(&wanted), "{} needs {name} {wanted:?}: {here:?}", path.display());
            compared += 1;
        }
    }
    assert!(compared > 0, "no client has dependencies");
}

impl Dependency {
    fn new(value: &Value) -> Self {
        let text = |value: &Value| value.as_str().expect("it is a text").to_owned();
        let features = value.get("features").and_then(Value::as_array);
        Self {
            version: text(value.get("version").unwrap_or(value)),
            features: features.into_iter().flatten().map(text).collect(),
            has_default_features: value.get("default-features") != Some(&Value::Boolean(false)),
        }
    }

    /// Returns a dependency of this package: the version is the workspace's, features are from
    /// both.
    fn inherited(name: &str, own: &Table, workspace: &Table) -> Option<Self> {
        let own = own["dev-dependencies"].get(name)?;
        let mut dependency = Self::new(workspace["workspace"]["dependencies"].get(name)?);
        let features = own.get("features").and_then(Value::as_array).into_iter().flatten();
        dependency.features.extend(features.filter_map(Value::as_str).map(str::to_owned));
        Some(dependency)
    }

    /// Returns true if whoever wants the other dependency has all of it in this one.
    fn covers(&self, wanted: &Self) -> bool {
        let mut version = self.version.split('.');
        wanted.version.split('.').all(|number| version.next() == Some(number))
            && wanted.features.iter().all(|feature| self.features.contains(feature))
            && (self.has_default_features || !wanted.has_default_features)
    }
}

fn table(path: &Path) -> Table {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
