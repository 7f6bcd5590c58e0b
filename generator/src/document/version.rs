//! The gate: it lets OpenAPI 3.0 and 3.1 through, and reports all other documents.

use crate::document::report::Reporter;
use crate::document::tree::node::{Kind, Node};

/// The versions whose meaning the generator knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// OpenAPI 3.0, whose schemas are a dialect of their own.
    V3_0,
    /// OpenAPI 3.1, whose schemas are JSON Schema 2020-12.
    V3_1,
}

/// The version of a document; `None`, with an error, if it is none that is read.
pub(super) fn gate(root: &Node, reporter: &mut Reporter<'_>) -> Option<Version> {
    let Some(openapi) = root.get("openapi") else {
        not_openapi(root, reporter);
        return None;
    };
    let place = reporter.place(openapi.origin);
    // YAML reads `openapi: 3.0` as a number. The rewriting warns of that, as for other fields.
    let version = match &openapi.kind {
        Kind::String(version) => version.trim(),
        Kind::Number(_) => reporter.text(openapi.origin).unwrap_or_default(),
        _ => "",
    };
    let mut parts = version.split('.');
    let result = match (parts.next(), parts.next()) {
        (Some("3"), Some("0")) => Some(Version::V3_0),
        (Some("3"), Some("1")) => Some(Version::V3_1),
        // 3.2 adds to 3.1 and changes nothing in it. Its additions that we don't know are reported
        // field by field, so reading on tells a maintainer more than refusing does.
        (Some("3"), Some("2")) => {
            let message = format!("OpenAPI {version} is newer than what is known here");
            reporter.warning("newer-version", place, message, "it is read as OpenAPI 3.1");
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
        let help = "OpenAPI 3.0 and 3.1 can be read";
        reporter.error("unsupported-version", place, message, help);
    }
    result
}

/// Reports a document without `openapi`.
fn not_openapi(root: &Node, reporter: &mut Reporter<'_>) {
    if let Some(swagger) = root.get("swagger") {
        let message = "Swagger 2.0 can't be read";
        let help = "convert it to OpenAPI 3 first, with `npx swagger2openapi` say, and keep the \
                    result";
        reporter.error("unsupported-version", reporter.place(swagger.origin), message, help);
        return;
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
    reporter.error("not-openapi", reporter.place(root.origin), message, help);
}
