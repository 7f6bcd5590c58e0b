//! Security schemes: what each type needs.

use super::scalar::string;
use crate::document::report::Reporter;
use crate::document::tree::node::Node;

/// The types, each with the fields that it needs, and those that it may have (OpenAPI 3.1.1,
/// section 4.8.27).
const TYPES: &[(&str, &[&str], &[&str])] = &[
    ("apiKey", &["name", "in"], &[]),
    ("http", &["scheme"], &["bearerFormat"]),
    ("oauth2", &["flows"], &["oauth2MetadataUrl"]),
    ("openIdConnect", &["openIdConnectUrl"], &[]),
    ("mutualTLS", &[], &[]),
];

/// The fields that every type may have.
const COMMON: &[&str] = &["type", "description", "deprecated", "$ref"];

const LOCATIONS: [&str; 3] = ["query", "header", "cookie"];

pub(super) fn scheme(scheme: &mut Node, reporter: &mut Reporter<'_>) {
    for key in ["type", "in"] {
        if let Some(value) = scheme.get_mut(key)
            && !string(value, reporter)
        {
            scheme.take(key);
            return;
        }
    }
    if scheme.says("type", "basic") {
        let place = scheme.get("type").map_or(scheme.origin, |kind| kind.origin);
        let help = "it is read as `type: http` with `scheme: basic`";
        reporter.warning(
            "unknown-value",
            reporter.place(place),
            "`type: basic` was Swagger 2.0",
            help,
        );
        scheme.set("type", Node::string("http", place));
        scheme.set("scheme", Node::string("basic", place));
    }
    let Some(kind) = scheme.get("type") else { return };
    let origin = kind.origin;
    let name = kind.as_str().unwrap_or_default();
    let Some(&(name, needed, allowed)) = TYPES.iter().find(|(known, ..)| *known == name) else {
        let message = format!("there is no security scheme of type `{name}`");
        let help = "choose from `apiKey`, `http`, `oauth2`, `openIdConnect` and `mutualTLS`";
        reporter.error("unknown-security-scheme", reporter.place(origin), message, help);
        return;
    };
    for field in needed {
        if !scheme.has(field) {
            let message = format!("a security scheme of type `{name}` needs the field `{field}`");
            reporter.error(
                "missing-field",
                reporter.place(scheme.origin),
                message,
                format!("add `{field}`"),
            );
        }
    }
    foreign_scheme_fields(scheme, name, &[needed, allowed, COMMON], reporter);
    match name {
        "apiKey" => key_location(scheme, reporter),
        "mutualTLS" => mutual_tls(scheme, reporter),
        _ => {}
    }
}

/// `openapiv3` drops the fields of other types in silence.
fn foreign_scheme_fields(
    scheme: &mut Node,
    name: &str,
    own: &[&[&str]],
    reporter: &mut Reporter<'_>,
) {
    let Some(entries) = scheme.entries_mut() else { return };
    let foreign =
        |key: &str| !key.starts_with("x-") && !own.iter().any(|fields| fields.contains(&key));
    let known = |key: &str| {
        TYPES.iter().any(|(_, needed, allowed)| needed.contains(&key) || allowed.contains(&key))
    };
    let removed: Vec<_> =
        entries.extract_if(.., |entry| foreign(&entry.key) && known(&entry.key)).collect();
    if let Some(first) = removed.first() {
        let keys: Vec<_> = removed.iter().map(|entry| &*entry.key).collect();
        let message = format!("`type: {name}` has no use for `{}`", keys.join("`, `"));
        let place = reporter.key_place(first.value.origin);
        reporter.warning(
            "keyword-without-effect",
            place,
            message,
            "it is ignored; is the type right?",
        );
    }
}

fn key_location(scheme: &Node, reporter: &mut Reporter<'_>) {
    let Some(location) = scheme.get("in") else { return };
    let Some(name) = location.as_str().filter(|name| !LOCATIONS.contains(name)) else { return };
    let message = format!("there are no API keys in `{name}`");
    let help = "choose from `query`, `header` and `cookie`";
    reporter.error("unknown-value", reporter.place(location.origin), message, help);
}

/// The nearest thing that `openapiv3` has is an HTTP scheme that nobody knows how to send, and
/// that is what it is.
fn mutual_tls(scheme: &mut Node, reporter: &mut Reporter<'_>) {
    let Some(origin) = scheme.get("type").map(|kind| kind.origin) else { return };
    let message = "a certificate of the client's is no part of a request";
    let instead = "set it on the HTTP client that requests are sent with";
    reporter.loss("mutual-tls", reporter.place(origin), message, instead);
    scheme.set("type", Node::string("http", origin));
    scheme.set("scheme", Node::string("mutualTLS", origin));
}
