//! What a new crate needs around `src/generated/`: written once, and then its author's.

use std::collections::BTreeMap;

use super::imports::Imports;
use crate::Files;
use crate::model::{Api, BodyKind, Content, CredentialKind, Shape};

/// The files by their path from the crate's root.
pub(crate) fn scaffold(api: &Api) -> Files {
    let imports = imports(api);
    let crates = crates(api, &imports);
    let known = |name: &String| OTHERS.iter().any(|(other, _)| other == name);
    let needed = OTHERS.iter().filter(|(name, _)| crates.contains_key(*name));
    let needed = needed.map(|(_, dependency)| (*dependency).to_owned());
    let described = crates.iter().filter(|(name, _)| !known(name));
    let described = described.filter_map(|(name, version)| {
        let version = toml::Value::from(version.as_deref()?);
        Some(format!("{name} = {version}\n"))
    });
    let others: String = needed.chain(described).collect();
    let manifest = MANIFEST.replace("PACKAGE", &api.package).replace("BODIES", bodies(api));
    let chosen: String = api.dependencies.iter().flat_map(|line| [line.trim(), "\n"]).collect();
    let manifest = manifest + &others + &chosen;
    let library = LIBRARY.replace("TITLE", &api.title.replace('\n', " "));
    Files::from([("Cargo.toml".to_owned(), manifest), ("src/lib.rs".to_owned(), library)])
}

/// What the HTTP client must have for bodies that aren't in memory.
fn bodies(api: &Api) -> &'static str {
    let has = |wanted: fn(&BodyKind) -> bool| {
        api.operations.iter().filter_map(|o| o.body.as_ref()).any(|body| wanted(&body.kind))
    };
    let multipart = has(|kind| matches!(kind, BodyKind::Multipart(_)));
    match (multipart, has(|kind| *kind == BodyKind::Bytes)) {
        (true, _) => r#", "multipart", "stream""#,
        (false, true) => r#", "stream""#,
        (false, false) => "",
    }
}

/// The crates that not everybody needs: those of types, with their versions where the description says so, and those
/// that the runtime reads answers with.
fn crates(api: &Api, imports: &Imports) -> BTreeMap<String, Option<String>> {
    let mut crates = imports.crates();
    let successes = || api.operations.iter().flat_map(|operation| &operation.successes);
    if successes().any(|success| success.content.is_streamed()) {
        let streaming = ["futures_core", "http_body", "tokio"];
        crates.extend(streaming.map(|name| (name.to_owned(), None)));
    }
    if !api.operations.is_empty() && !api.retry_policies.is_empty() {
        crates.extend(["fastrand", "httpdate", "tokio"].map(|name| (name.to_owned(), None)));
    }
    if api.operations.iter().any(|operation| operation.pages.is_some()) {
        crates.insert("futures_core".to_owned(), None);
    }
    if successes().any(|success| success.content == Content::Text) {
        crates.insert("encoding_rs".to_owned(), None);
    }
    if api.credentials.iter().any(|credential| credential.kind == CredentialKind::Basic) {
        crates.insert("base64".to_owned(), None);
    }
    for (module, needed) in [("base64", "base64"), ("unix_time", "chrono")] {
        if imports.uses_runtime(module) {
            crates.insert(needed.to_owned(), None);
        }
    }
    crates
}

/// What the types of the models, and those in signatures, are imported from.
pub(super) fn imports(api: &Api) -> Imports {
    let mut imports = Imports::default();
    for definition in &api.types {
        match &definition.shape {
            Shape::Struct(object) => {
                let fields = object.fields.iter().map(|field| &field.ty);
                fields.chain(&object.rest).for_each(|ty| imports.mention(ty));
            }
            Shape::Union(union) => union.variants.iter().for_each(|v| imports.mention(&v.ty)),
            Shape::Alias(ty) => imports.mention(ty),
            Shape::Enumeration(_) => {}
        }
    }
    for operation in &api.operations {
        operation.types().for_each(|ty| imports.mention(ty));
        let results = operation.successes.iter().filter_map(|success| success.content.ty());
        results.for_each(|result| imports.mention(result));
    }
    let headers = api.headers.iter().flat_map(|headers| &headers.fields);
    headers.for_each(|field| imports.mention(&field.ty));
    imports
}

/// The dependencies that not everybody needs.
const OTHERS: [(&str, &str); 9] = [
    ("base64", "base64 = \"0.23\"\n"),
    (
        "chrono",
        "chrono = { version = \"0.4\", default-features = false, features = [\"alloc\", \"serde\"] }\n",
    ),
    ("encoding_rs", "encoding_rs = \"0.8\"\n"),
    ("fastrand", "fastrand = \"2\"\n"),
    ("futures_core", "futures-core = { version = \"0.3\", default-features = false }\n"),
    ("http_body", "http-body = \"1\"\n"),
    ("httpdate", "httpdate = \"1\"\n"),
    ("tokio", "tokio = { version = \"1\", default-features = false, features = [\"time\"] }\n"),
    ("uuid", "uuid = { version = \"1\", features = [\"serde\"] }\n"),
];

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
