//! Security schemes, with the fields that each type needs.

use super::scalar::string;
use crate::document::report::Reporter;
use crate::document::tree::node::Node;

/// A type of security schemes, with the fields that it needs, and those that it may have.
struct Type {
    name: &'static str,
    needed: &'static [&'static str],
    allowed: &'static [&'static str],
}

/// All types (OpenAPI 3.1.1, section 4.8.27).
const TYPES: [Type; 5] = [
    Type { name: "apiKey", needed: &["name", "in"], allowed: &[] },
    Type { name: "http", needed: &["scheme"], allowed: &["bearerFormat"] },
    Type { name: "oauth2", needed: &["flows"], allowed: &["oauth2MetadataUrl"] },
    Type { name: "openIdConnect", needed: &["openIdConnectUrl"], allowed: &[] },
    Type { name: "mutualTLS", needed: &[], allowed: &[] },
];

impl Type {
    fn has(&self, field: &str) -> bool {
        self.needed.contains(&field) || self.allowed.contains(&field)
    }
}

/// The fields that every type may have.
const COMMON: &[&str] = &["type", "description", "deprecated", "$ref"];

/// The places of API keys.
const LOCATIONS: [&str; 3] = ["query", "header", "cookie"];

/// Rewrites a security scheme.
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
        let origin = scheme.get("type").map_or(scheme.origin, |value| value.origin);
        let message = "`type: basic` was Swagger 2.0";
        let help = "it is read as `type: http` with `scheme: basic`";
        reporter.warning("unknown-value", reporter.place(origin), message, help);
        scheme.set("type", Node::string("http", origin));
        scheme.set("scheme", Node::string("basic", origin));
    }
    let Some(value) = scheme.get("type") else { return };
    let origin = value.origin;
    let name = value.as_str().unwrap_or_default();
    let Some(ty) = TYPES.iter().find(|ty| ty.name == name) else {
        let message = format!("there is no security scheme of type `{name}`");
        let help = "choose from `apiKey`, `http`, `oauth2`, `openIdConnect` and `mutualTLS`";
        reporter.error("unknown-security-scheme", reporter.place(origin), message, help);
        return;
    };
    for field in ty.needed {
        if !scheme.has(field) {
            let place = reporter.place(scheme.origin);
            let message = format!("a security scheme of type `{name}` needs the field `{field}`");
            reporter.error("missing-field", place, message, format!("add `{field}`"));
        }
    }
    foreign_fields(scheme, ty, reporter);
    match ty.name {
        "apiKey" => key_location(scheme, reporter),
        "mutualTLS" => mutual_tls(scheme, reporter),
        _ => {}
    }
}

/// Takes out the fields of other types, which `openapiv3` would drop in silence.
fn foreign_fields(scheme: &mut Node, ty: &Type, reporter: &mut Reporter<'_>) {
    let Some(entries) = scheme.entries_mut() else { return };
    let is_foreign = |key: &str| {
        !COMMON.contains(&key) && !ty.has(key) && TYPES.iter().any(|other| other.has(key))
    };
    let removed: Vec<_> = entries.extract_if(.., |entry| is_foreign(&entry.key)).collect();
    if let Some(first) = removed.first() {
        let keys: Vec<_> = removed.iter().map(|entry| &*entry.key).collect();
        let message = format!("`type: {}` has no use for `{}`", ty.name, keys.join("`, `"));
        let place = reporter.key_place(first.value.origin);
        let help = "it is ignored; is the type right?";
        reporter.warning("keyword-without-effect", place, message, help);
    }
}

/// Reports a place that can't have API keys.
fn key_location(scheme: &Node, reporter: &mut Reporter<'_>) {
    let Some(location) = scheme.get("in") else { return };
    let Some(name) = location.as_str().filter(|name| !LOCATIONS.contains(name)) else { return };
    let message = format!("there are no API keys in `{name}`");
    let help = "choose from `query`, `header` and `cookie`";
    reporter.error("unknown-value", reporter.place(location.origin), message, help);
}

/// Makes an HTTP scheme that nobody knows how to send of mutual TLS: `openapiv3` has nothing
/// nearer, and it is no part of a request anyway.
fn mutual_tls(scheme: &mut Node, reporter: &mut Reporter<'_>) {
    let Some(origin) = scheme.get("type").map(|value| value.origin) else { return };
    let message = "a certificate of the client's is no part of a request";
    let instead = "set it on the HTTP client that requests are sent with";
    reporter.loss("mutual-tls", reporter.place(origin), message, instead);
    scheme.set("type", Node::string("http", origin));
    scheme.set("scheme", Node::string("mutualTLS", origin));
}
