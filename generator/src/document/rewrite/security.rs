//! Security schemes: what each type needs.

use super::Rewriter;
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

impl Rewriter<'_> {
    pub(super) fn security_scheme(&mut self, scheme: &mut Node) {
        for key in ["type", "in"] {
            if let Some(value) = scheme.get_mut(key)
                && !self.string(value)
            {
                scheme.take(key);
                return;
            }
        }
        if scheme.says("type", "basic") {
            let place = scheme.get("type").map_or(scheme.origin, |kind| kind.origin);
            let help = "it is read as `type: http` with `scheme: basic`";
            self.warning("unknown-value", self.place(place), "`type: basic` was Swagger 2.0", help);
            scheme.set("type", Node::string("http", place));
            scheme.set("scheme", Node::string("basic", place));
        }
        let Some(kind) = scheme.get("type") else { return };
        let origin = kind.origin;
        let name = kind.as_str().unwrap_or_default();
        let Some(&(name, needed, allowed)) = TYPES.iter().find(|(known, ..)| *known == name) else {
            let message = format!("there is no security scheme of type `{name}`");
            let help = "choose from `apiKey`, `http`, `oauth2`, `openIdConnect` and `mutualTLS`";
            self.error("unknown-security-scheme", self.place(origin), message, help);
            return;
        };
        for field in needed {
            if !scheme.has(field) {
                let message =
                    format!("a security scheme of type `{name}` needs the field `{field}`");
                self.error(
                    "missing-field",
                    self.place(scheme.origin),
                    message,
                    format!("add `{field}`"),
                );
            }
        }
        self.foreign_scheme_fields(scheme, name, &[needed, allowed, COMMON]);
        match name {
            "apiKey" => self.key_location(scheme),
            "mutualTLS" => self.mutual_tls(scheme),
            _ => {}
        }
    }

    /// `openapiv3` drops the fields of other types in silence.
    fn foreign_scheme_fields(&mut self, scheme: &mut Node, name: &str, own: &[&[&str]]) {
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
            let place = self.origins.key_place(first.value.origin);
            self.warning(
                "keyword-without-effect",
                place,
                message,
                "it is ignored; is the type right?",
            );
        }
    }

    fn key_location(&mut self, scheme: &Node) {
        let Some(location) = scheme.get("in") else { return };
        let Some(name) = location.as_str().filter(|name| !LOCATIONS.contains(name)) else { return };
        let message = format!("there are no API keys in `{name}`");
        let help = "choose from `query`, `header` and `cookie`";
        self.error("unknown-value", self.place(location.origin), message, help);
    }

    /// The nearest thing that `openapiv3` has is an HTTP scheme that nobody knows how to send, and
    /// that is what it is.
    fn mutual_tls(&mut self, scheme: &mut Node) {
        let Some(origin) = scheme.get("type").map(|kind| kind.origin) else { return };
        let message = "a certificate of the client's is no part of a request";
        let instead = "set it on the HTTP client that requests are sent with";
        self.loss("mutual-tls", self.place(origin), message, instead);
        scheme.set("type", Node::string("http", origin));
        scheme.set("scheme", Node::string("mutualTLS", origin));
    }
}
