//! Servers: where the client connects to unless told otherwise.

use super::{Lowering, docs, name};
use crate::document::Pointer;
use crate::model::{Api, Server, ServerVariable, UrlPart, Variant};

impl Lowering<'_> {
    pub(super) fn servers(&mut self, api: &mut Api) {
        let document = self.document;
        for (index, server) in document.openapi.servers.iter().enumerate() {
            let pointer = Pointer::root().join("servers").join(&index.to_string());
            let mut variables = Vec::new();
            let mut names = name::Names::default();
            let mut fields = std::collections::BTreeMap::new();
            for (key, variable) in server.variables.iter().flatten() {
                let field = names.claim(name::field_name(key));
                fields.insert(key.as_str(), (field.clone(), variable.default.as_str()));
                let text = variable.description.as_deref().unwrap_or(key);
                let values = self.values(key, &variable.enumeration, &variable.default);
                variables.push(ServerVariable {
                    name: field,
                    docs: docs::rustdoc(text),
                    default: variable.default.clone(),
                    values,
                });
            }
            let (parts, default) = url_parts(&server.url, &fields);
            if index == 0 && default.contains("://") {
                api.default_base_url = Some(default);
            } else if index == 0 && default != "/" {
                let message = format!("the server `{default}` is relative to the description");
                let instead = "a client can't be built without a base URL, which has this path";
                self.loss("relative-server", &pointer, message, instead);
            }
            if variables.is_empty() {
                continue;
            }
            let wanted = self.choices.name(&pointer).unwrap_or("Server").to_owned();
            let name = self.names.claim(wanted);
            let docs = docs::rustdoc(server.description.as_deref().unwrap_or_default());
            api.servers.push(Server { name, docs, url: server.url.clone(), parts, variables });
        }
    }

    /// Servers of a path or an operation, in the place of the description's.
    pub(super) fn own_servers(&mut self, servers: &[openapiv3::Server], pointer: &Pointer) {
        let urls: Vec<_> = servers.iter().map(|server| server.url.as_str()).collect();
        let known = self.document.openapi.servers.iter().map(|server| server.url.as_str());
        if !urls.is_empty() && !known.eq(urls.iter().copied()) {
            let message = format!("calls belong to {} only", urls.join(" or "));
            let instead = "they go to the client's base URL; build a client for that server";
            self.loss("own-servers", &pointer.join("servers"), message, instead);
        }
    }

    /// The values of a variable. Its default is one of them, even if the description forgot it.
    fn values(
        &mut self,
        key: &str,
        values: &[String],
        default: &str,
    ) -> Option<(String, Vec<Variant>)> {
        if values.is_empty() {
            return None;
        }
        let mut names = name::Names::default();
        let mut values: Vec<&str> = values.iter().map(String::as_str).collect();
        if !values.contains(&default) {
            values.push(default);
        }
        let mut seen = std::collections::BTreeSet::new();
        values.retain(|value| seen.insert(*value));
        let variants = values.into_iter().map(|value| Variant {
            name: names.claim(name::variant_name(value)),
            wire: value.to_owned(),
            docs: format!("`{value}`"),
        });
        let variants = variants.collect();
        Some((self.names.claim(name::type_name(key)), variants))
    }
}

/// A URL template in pieces, and the URL with the defaults in it.
fn url_parts(
    url: &str,
    fields: &std::collections::BTreeMap<&str, (String, &str)>,
) -> (Vec<UrlPart>, String) {
    let mut parts = Vec::new();
    let mut text = String::new();
    let mut default = String::new();
    let mut rest = url;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        default.push_str(before);
        let variable =
            after.split_once('}').and_then(|(key, after)| Some((fields.get(key)?, after)));
        let Some(((field, value), after)) = variable else {
            text.push('{');
            default.push('{');
            rest = after;
            continue;
        };
        if !text.is_empty() {
            parts.push(UrlPart::Text(std::mem::take(&mut text)));
        }
        parts.push(UrlPart::Variable(field.clone()));
        default.push_str(value);
        rest = after;
    }
    text.push_str(rest);
    default.push_str(rest);
    if !text.is_empty() {
        parts.push(UrlPart::Text(text));
    }
    (parts, default)
}
