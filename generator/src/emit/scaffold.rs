//! The files around `src/generated/` in a new crate: written once, and then its author's.

use super::crates::Crates;
use super::runtime;
use crate::Files;
use crate::model::Api;

/// The files by their path from the crate's root.
pub(super) fn scaffold(api: &Api, crates: &Crates, has_exports: bool) -> Files {
    let manifest = MANIFEST.replace("PACKAGE", &api.package);
    let manifest = manifest.replace("RUST_VERSION", &runtime::rust_version());
    let manifest = manifest.replace("BODIES", crates.features_of_reqwest());
    let others: String = crates.dependencies().flat_map(|line| [line, "\n".to_owned()]).collect();
    let manifest = with_chosen(&(manifest + &others), &api.dependencies);
    let library = LIBRARY.replace("TITLE", &api.title.replace('\n', " "));
    let exports = if has_exports { EXPORTS } else { NO_EXPORTS };
    let library = library + exports;
    Files::from([("Cargo.toml".to_owned(), manifest), ("src/lib.rs".to_owned(), library)])
}

/// The manifest with dependencies that somebody chose. Of a crate that the client needs anyway,
/// the choice counts: it may have more features.
fn with_chosen(manifest: &str, chosen: &[String]) -> String {
    let name = |line: &str| line.split('=').next().unwrap_or_default().trim().to_owned();
    let is_chosen = |line: &str| chosen.iter().any(|chosen| name(chosen) == name(line));
    let (head, dependencies) = manifest.split_once(DEPENDENCIES).unwrap_or((manifest, ""));
    let others = dependencies.lines().filter(|line| !is_chosen(line));
    let lines = others.chain(chosen.iter().map(|line| line.trim()));
    head.to_owned() + DEPENDENCIES + &lines.flat_map(|line| [line, "\n"]).collect::<String>()
}

/// The head of the manifest's last table.
const DEPENDENCIES: &str = "[dependencies]\n";

/// The manifest. The empty `[workspace]` keeps a crate that is written into some other project's
/// folder from being taken for a part of it.
const MANIFEST: &str = r#"[package]
name = "PACKAGE"
version = "0.1.0"
edition = "2024"
rust-version = "RUST_VERSION"

[workspace]

[dependencies]
bytes = "1"
percent-encoding = "2"
reqwest = { version = "0.13", default-features = false, features = ["rustls", "http2", "system-proxy"BODIES] }
secrecy = "0.10"
serde = { version = "1", features = ["derive"] }
serde_json = { version = "1", features = ["float_roundtrip"] } # numbers come back as they were
thiserror = "2"
url = "2"
"#;

const LIBRARY: &str = "//! TITLE: a client.

// The generator's own layout stays, so that its `--check` finds what it wrote.
#[rustfmt::skip]
mod generated;

";

const EXPORTS: &str = "pub use generated::*;
";

/// A `use` of nothing would be a warning.
const NO_EXPORTS: &str =
    "// There is nothing in the description yet. When there is: `pub use generated::*;`
";
