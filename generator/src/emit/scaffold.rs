//! What a new crate needs around `src/generated/`: written once, and then its author's.

use crate::Files;
use crate::model::Api;

/// The files by their path from the crate's root.
pub(crate) fn scaffold(api: &Api) -> Files {
    let manifest = MANIFEST.replace("PACKAGE", &api.package);
    let library = LIBRARY.replace("TITLE", &api.title.replace('\n', " "));
    Files::from([("Cargo.toml".to_owned(), manifest), ("src/lib.rs".to_owned(), library)])
}

/// The manifest. The empty `[workspace]` keeps a crate that is written into some other project's folder
/// from being taken for a part of it.
const MANIFEST: &str = r#"[package]
name = "PACKAGE"
version = "0.1.0"
edition = "2024"
rust-version = "1.95"

[workspace]

[dependencies]
bytes = "1"
percent-encoding = "2"
reqwest = { version = "0.13", default-features = false, features = ["rustls", "http2", "system-proxy"] }
secrecy = "0.10"
serde = { version = "1", features = ["derive"] }
serde_json = "1"
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
