//! The crates that a client depends on, as far as not every client does.

use std::collections::{BTreeMap, BTreeSet};

use super::imports::Imports;
use super::runtime::Runtime;

/// The crates that the files of a client have names from.
pub(super) struct Crates {
    /// The versions of those that types are from, where the configuration says them.
    described: BTreeMap<String, String>,
    /// Those of the known ones that are needed.
    known: BTreeSet<&'static str>,
    /// The features of the HTTP client for bodies that aren't in memory.
    features: &'static str,
}

impl Crates {
    /// The crates that these imports and the runtime need.
    pub(super) fn of<'a>(files: impl Iterator<Item = &'a Imports>, runtime: &Runtime) -> Self {
        let (mut roots, mut described) = (BTreeSet::new(), BTreeMap::new());
        for imports in files {
            roots.extend(imports.crates());
            described.extend(imports.versions());
        }
        let is_needed = |name: &&str| {
            let is_of_runtime = runtime.crates.contains(*name);
            roots.contains(*name) || described.contains_key(*name) || is_of_runtime
        };
        let has = |path| runtime.files.contains_key(path);
        let features = match (has(PARTS), has(FILES)) {
            (true, _) => r#", "multipart", "stream""#,
            (false, true) => r#", "stream""#,
            (false, false) => "",
        };
        let known = KNOWN.iter().map(|(name, _)| *name).filter(is_needed).collect();
        Self { described, known, features }
    }

    /// The features of the HTTP client, as they follow others in the manifest.
    pub(super) fn features_of_reqwest(&self) -> &'static str {
        self.features
    }

    /// The lines of the manifest.
    pub(super) fn dependencies(&self) -> impl Iterator<Item = String> {
        let known = KNOWN.iter().filter(|(name, _)| self.known.contains(name));
        let is_known = |name: &str| KNOWN.iter().any(|(known, _)| *known == name);
        let described = self.described.iter().filter(move |(name, _)| !is_known(name));
        let described = described
            .map(|(name, version)| format!("{name} = {}", toml::Value::from(version.as_str())));
        known.map(|(_, line)| (*line).to_owned()).chain(described)
    }
}

/// The runtime file that writes bodies in parts.
const PARTS: &str = "runtime/form/mod.rs";

/// The runtime file with which callers make bodies of streams.
const FILES: &str = "runtime/file_body.rs";

/// The crates that are needed by some clients, with their lines of the manifest.
const KNOWN: [(&str, &str); 9] = [
    ("base64", "base64 = \"0.23\""),
    (
        "chrono",
        "chrono = { version = \"0.4\", default-features = false, features = [\"alloc\", \"serde\"] }",
    ),
    ("encoding_rs", "encoding_rs = \"0.8\""),
    ("fastrand", "fastrand = \"2\""),
    ("futures_core", "futures-core = { version = \"0.3\", default-features = false }"),
    ("http_body", "http-body = \"1\""),
    ("httpdate", "httpdate = \"1\""),
    ("tokio", "tokio = { version = \"1\", default-features = false, features = [\"time\"] }"),
    ("uuid", "uuid = { version = \"1\", features = [\"serde\"] }"),
];
