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
                let values = self.values(key, &variable.enumeration);
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

    fn values(&mut self, key: &str, values: &[String]) -> Option<(String, Vec<Variant>)> {
        if values.is_empty() {
            return None;
        }
        let mut names = name::Names::default();
        let variants = values.iter().map(|value| Variant {
            name: names.claim(name::variant_name(value)),
            wire: value.clone(),
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
