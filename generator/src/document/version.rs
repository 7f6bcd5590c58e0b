//! The gate: which versions of OpenAPI are read, and what to say about all others.

use crate::Source;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::tree::node::{Kind, Node};
use crate::document::tree::origin::Origins;

/// The versions whose meaning the generator knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// OpenAPI 3.0, whose schemas are a dialect of their own.
    V3_0,
    /// OpenAPI 3.1, whose schemas are JSON Schema 2020-12.
    V3_1,
}

/// Finds out the version of a document; `None`, with an error, if it is none that is read.
pub(super) fn gate(
    root: &Node,
    sources: &[&Source],
    origins: &Origins,
    diagnostics: &mut Diagnostics,
) -> Option<Version> {
    let Some(openapi) = root.get("openapi") else {
        diagnostics.push(not_openapi(root, origins));
        return None;
    };
    let place = origins.place(openapi.origin);
    // YAML reads `openapi: 3.0` as a number. What is to be said of that is said with the other
    // fields.
    let version = match &openapi.kind {
        Kind::String(version) => version.trim(),
        Kind::Number(_) => origins.written(openapi.origin, sources).unwrap_or_default(),
        _ => "",
    };
    let mut parts = version.split('.');
    let result = match (parts.next(), parts.next()) {
        (Some("3"), Some("0")) => Some(Version::V3_0),
        (Some("3"), Some("1")) => Some(Version::V3_1),
        // 3.2 adds to 3.1 and changes nothing in it. What it adds and we don't know is reported
        // field by field, so reading on tells a maintainer more than refusing does.
        (Some("3"), Some("2")) => {
            let message = format!("OpenAPI {version} is newer than what is known here");
            let diagnostic = Diagnostic::warning("newer-version", message).at(place);
            diagnostics.push(diagnostic.help("it is read as OpenAPI 3.1"));
            return Some(Version::V3_1);
        }
        _ => None,
    };
    if result.is_none() {
        let message = match &openapi.kind {
            Kind::String(_) | Kind::Number(_) => {
                format!("there is no way to read OpenAPI {version}")
            }
            _ => format!("expected a version of OpenAPI, found {}", openapi.describe()),
        };
        let diagnostic = Diagnostic::error("unsupported-version", message).at(place);
        diagnostics.push(diagnostic.help("OpenAPI 3.0 and 3.1 can be read"));
    }
    result
}

/// The diagnostic for a document without `openapi`.
fn not_openapi(root: &Node, origins: &Origins) -> Diagnostic {
    if let Some(swagger) = root.get("swagger") {
        return Diagnostic::error("unsupported-version", "Swagger 2.0 can't be read")
            .at(origins.place(swagger.origin))
            .help("convert it to OpenAPI 3 first, with `npx swagger2openapi` say, and keep the result");
    }
    let message = match &root.kind {
        Kind::Null => "the document is empty".to_owned(),
        Kind::Mapping(_) => "this is no OpenAPI description: `openapi` is missing".to_owned(),
        _ => format!("this is no OpenAPI description, but {}", root.describe()),
    };
    let others = [
        ("overlay", "this is an overlay: it amends a description, and can't stand alone"),
        ("asyncapi", "AsyncAPI describes messages, for which there is no client here"),
        (
            "$schema",
            "this looks like a JSON Schema; put it under `components.schemas` of a description",
        ),
        ("item", "this looks like a Postman collection; convert it to OpenAPI first"),
    ];
    let help =
        others.iter().find(|(key, _)| root.has(key)).map_or(
            "a description starts with its version, such as `openapi: 3.1.0`",
            |(_, help)| help,
        );
    Diagnostic::error("not-openapi", message).at(origins.place(root.origin)).help(help)
}
