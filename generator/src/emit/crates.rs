//! The crates that a client depends on, as far as not every client does.

use std::collections::{BTreeMap, BTreeSet};

use super::imports::Imports;
use crate::Files;

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
    /// The crates that these imports and runtime files need.
    pub(super) fn of<'a>(files: impl Iterator<Item = &'a Imports>, runtime: &Files) -> Self {
        let (mut roots, mut described) = (BTreeSet::new(), BTreeMap::new());
        for imports in files {
            roots.extend(imports.crates());
            described.extend(imports.versions());
        }
        let is_needed = |name: &&str| {
            roots.contains(*name) || described.contains_key(*name) || mentions(runtime, name)
        };
        let features = match (mentions(runtime, "reqwest::multipart"), runtime.contains_key(FILES))
        {
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

/// The runtime file with which callers make bodies of streams.
const FILES: &str = "runtime/file_body.rs";

/// Returns true if a path in the code starts like this.
fn mentions(files: &Files, path: &str) -> bool {
    let mut lines = files.values().flat_map(|text| text.lines());
    lines.any(|line| !line.trim_start().starts_with("//") && is_in(line, path))
}

fn is_in(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        let is_start = before.is_none_or(|c| c != ':' && c != '_' && !c.is_alphanumeric());
        is_start && line[start + path.len()..].starts_with("::")
    })
}

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

#[cfg(test)]
mod tests {
    use super::is_in;

    #[test]
    fn a_path_starts_with_its_crate() {
        assert!(is_in("use tokio::time::Sleep;", "tokio"));
        assert!(is_in("    let pause = Box::pin(tokio::time::sleep(timeout));", "tokio"));
        assert!(!is_in("use super::base64::Base64;", "base64"));
        assert!(!is_in("use my_tokio::time;", "tokio"));
        assert!(!is_in("mod tokio;", "tokio"));
    }
}
