//! The runtime, as far as a client needs it.
//!
//! Its files are the sources of the `runtime` crate beside this one. They are parsed once, into
//! [pieces](piece): items, methods, fields, variants, and what makes or matches these. A client
//! gets the pieces that it mentions, and those that these mention in turn. All others are cut out
//! of the text, which keeps comments and layout as they were written.

mod condition;
mod cut;
mod feature;
mod find;
mod import;
mod mention;
mod need;
mod piece;
mod source;
mod write;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::file::HEADER;
use crate::Files;
use need::Needed;
use source::Source;

pub(super) use feature::Feature;
pub(super) use mention::Mentions;

/// The names of files of the runtime, and their texts.
macro_rules! sources {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../../runtime/src/runtime/", $path)))),*]
    };
}

const FILES: &[(&str, &str)] = sources![
    "mod.rs",
    "base64.rs",
    "blank.rs",
    "chunks.rs",
    "client.rs",
    "content.rs",
    "conversion.rs",
    "decode.rs",
    "download.rs",
    "encode.rs",
    "error.rs",
    "events.rs",
    "file_body.rs",
    "foreign.rs",
    "form/mod.rs",
    "form/file.rs",
    "form/part_header.rs",
    "form/related.rs",
    "header.rs",
    "incoming.rs",
    "integer_enum.rs",
    "label.rs",
    "left_out.rs",
    "lenient.rs",
    "link.rs",
    "members.rs",
    "message.rs",
    "nullable.rs",
    "object.rs",
    "own_server.rs",
    "pages.rs",
    "password.rs",
    "percent.rs",
    "place.rs",
    "pointer.rs",
    "reader.rs",
    "request/mod.rs",
    "request/body.rs",
    "request/cookie.rs",
    "request/credential.rs",
    "request/path.rs",
    "request/query.rs",
    "request/secret_query.rs",
    "request/value.rs",
    "response.rs",
    "retry.rs",
    "secret.rs",
    "sink.rs",
    "source.rs",
    "sse.rs",
    "stream.rs",
    "string_enum.rs",
    "style.rs",
    "table.rs",
    "text.rs",
    "trail.rs",
    "transparent.rs",
    "transport.rs",
    "tuple.rs",
    "union.rs",
    "unix_time.rs",
    "urlencoded.rs",
    "walk.rs",
    "with_headers.rs",
];

static SOURCE: LazyLock<Source> = LazyLock::new(|| Source::new(FILES));

/// The manifest of the crate that the sources are of.
const MANIFEST: &str = include_str!("../../../runtime/Cargo.toml");

/// The runtime of one client.
pub(super) struct Runtime {
    pub(super) files: Files,
    /// The crates that the files are written with.
    pub(super) crates: BTreeSet<String>,
    /// True if there is something in it for users.
    pub(super) has_exports: bool,
}

impl Runtime {
    /// The runtime that a client needs, by what else was written of it.
    pub(super) fn new(mentions: &Mentions) -> Self {
        let written = write::files(&SOURCE, &Needed::new(&SOURCE, mentions));
        // The modules of the root may be called like crates.
        let inner = written.iter().filter(|file| file.path != "mod.rs");
        let roots: BTreeSet<&String> = inner.flat_map(|file| &file.roots).collect();
        Self {
            crates: known_crates().filter(|name| roots.contains(name)).collect(),
            has_exports: written.iter().any(|file| file.has_exports),
            files: written.into_iter().map(|file| with_header(file.path, &file.text)).collect(),
        }
    }
}

/// The oldest Rust that the runtime is written for, and so the clients.
pub(super) fn rust_version() -> String {
    let version = manifest_table("package").remove("rust-version");
    version.as_ref().and_then(toml::Value::as_str).unwrap_or_default().to_owned()
}

/// The crates that the runtime stands on, called as its sources do.
fn known_crates() -> impl Iterator<Item = String> {
    manifest_table("dependencies").into_iter().map(|(name, _)| name.replace('-', "_"))
}

/// A table of the manifest.
fn manifest_table(name: &str) -> toml::Table {
    let manifest = MANIFEST.parse::<toml::Table>().unwrap_or_default();
    manifest.get(name).and_then(toml::Value::as_table).cloned().unwrap_or_default()
}

fn with_header(path: &str, text: &str) -> (String, String) {
    (format!("runtime/{path}"), format!("{HEADER}\n{text}"))
}
