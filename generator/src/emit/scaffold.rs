//! The files around `src/generated/` in a new crate: written once, and then its author's.

use super::crates::Crates;
use crate::Files;
use crate::model::Api;

/// The files by their path from the crate's root.
pub(super) fn scaffold(api: &Api, crates: &Crates) -> Files {
    let manifest = MANIFEST.replace("PACKAGE", &api.package);
    let manifest = manifest.replace("BODIES", crates.features_of_reqwest());
    let others: String = crates.dependencies().flat_map(|line| [line, "\n".to_owned()]).collect();
    let chosen: String = api.dependencies.iter().flat_map(|line| [line.trim(), "\n"]).collect();
    let library = LIBRARY.replace("TITLE", &api.title.replace('\n', " "));
    Files::from([
        ("Cargo.toml".to_owned(), manifest + &others + &chosen),
        ("src/lib.rs".to_owned(), library),
    ])
}

/// The manifest. The empty `[workspace]` keeps a crate that is written into some other project's
/// folder from being taken for a part of it.
const MANIFEST: &str = r#"[package]
name = "PACKAGE"
version = "0.1.0"
edition = "2024"
rust-version = "1.95"

[workspace]

[dependencies]
bytes = "1"
percent-encoding = "2"
reqwest = { version = "0.13", default-features = false, features = ["rustls", "http2", "system-proxy"BODIES] }
secrecy = "0.10"
serde = { version = "1", features = ["derive"] }
serde_json = { version = "1", features = ["float_roundtrip"] } # numbers come back as they were
serde_path_to_error = "0.1"
thiserror = "2"
url = "2"
"#;

const LIBRARY: &str = "//! TITLE: a client.

// The generator's own layout stays, so that its `--check` finds what it wrote.
#[rustfmt::skip]
mod generated;

pub use generated::*;
";
