//! Servers: where the client connects to unless told otherwise.

mod address;

use std::collections::BTreeMap;

use super::operation::Site;
use crate::document::Pointer;
use crate::lower::client::Client;
use crate::lower::extension::{Holder, chosen_name};
use crate::lower::schema::Schemas;
use crate::lower::types::Types;
use crate::model::{
    ListedServer, OperationServer, OwnServer, Server, ServerList, ServerVariable, UrlPart,
    VariableValues, Variant,
};
use crate::{docs, name};
use address::{address, server_name};

/// A server with all variables at their defaults.
struct Found {
    url: String,
    /// The name of the type that has its variables, if there are any.
    variables: Option<String>,
}

/// Gives the client the servers of the description.
pub(super) fn servers(schemas: &mut Schemas<'_>, client: &mut Client) {
    let document = schemas.document;
    let servers = &document.openapi.servers;
    let several = servers.iter().filter(|server| is_absolute(&server.url)).count() > 1;
    // Those with variables have types already, so an enum of them alone would tell nothing more.
    let is_fixed = |server: &openapiv3::Server| server.variables.iter().flatten().count() == 0;
    let has_list = several && servers.iter().any(|it| is_absolute(&it.url) && is_fixed(it));
    let list = has_list.then(|| schemas.types.claim("Server".to_owned()));
    let mut listed = Vec::new();
    let mut names = name::Names::default();
    for (index, server) in servers.iter().enumerate() {
        let pointer = Pointer::root().join("servers").join(&index.to_string());
        let name = match several {
            true => names
                .claim(server_name(server, &pointer, &mut schemas.choices, &mut schemas.reporter)),
            false => String::new(),
        };
        let chosen = schemas.choices.name(&pointer);
        let wanted = chosen.map_or_else(|| format!("{name}Server"), str::to_owned);
        let Found { url, variables } = self::server(server, wanted, &mut schemas.types, client);
        if index == 0 && is_absolute(&url) {
            client.default_base_url = Some(url);
        } else if index == 0 && url != "/" {
            let message = format!("the server `{url}` is relative to the description");
            let instead = "a client can't be built without a base URL, which has this path";
            schemas.reporter.loss("relative-server", &pointer, message, instead);
        }
        if has_list && is_absolute(&server.url) {
            let docs = docs::rustdoc(server.description.as_deref().unwrap_or_default());
            listed.push(ListedServer { name, docs, url: server.url.clone(), variables });
        }
    }
    client.server_list = list.map(|name| ServerList { name, servers: listed });
}

/// The server that an operation goes to, if that is not the client's: its own, or else its path's.
///
/// Its URL is a setting like the base URL, so that tests and proxies can be in its place.
pub(super) fn own_server(
    site: &Site<'_>,
    schemas: &mut Schemas<'_>,
    client: &mut Client,
) -> Option<OperationServer> {
    let of_operation = (&site.operation.servers, &site.pointer);
    let of_path = (&site.item.servers, &site.item_pointer);
    let mut levels = [of_operation, of_path].into_iter();
    let (servers, pointer) = levels.find(|(servers, _)| !servers.is_empty())?;
    let first = servers.first()?;
    let usual = schemas.document.openapi.servers.first();
    if usual.is_some_and(|usual| usual.url == first.url) || first.url == "/" && usual.is_none() {
        return None;
    }
    let template = &first.url;
    let mut others: Vec<String> = servers[1..].iter().map(|other| other.url.clone()).collect();
    if template.contains('{') {
        others.insert(0, template.clone());
    }
    let variables = first.variables.iter().flatten();
    let defaults =
        variables.map(|(key, variable)| (key.as_str(), (String::new(), variable.default.as_str())));
    let default = url_parts(template, &defaults.collect()).1;
    let is_it = |known: &&OwnServer| known.url == default && known.others == others;
    if let Some(known) = client.own_servers.iter().find(is_it) {
        return Some(OperationServer { name: known.name.clone(), url: known.url.clone() });
    }
    let pointer = pointer.join("servers").join("0");
    let name =
        match chosen_name(Holder::Server, &pointer, &mut schemas.choices, &mut schemas.reporter) {
            Some(name) => name,
            None => name::variant_name(&address(template)),
        };
    let setting = client.names.claim(name::field_name(&format!("{name} url")));
    let Found { url, variables } =
        self::server(first, format!("{name}Server"), &mut schemas.types, client);
    let docs = docs::rustdoc(first.description.as_deref().unwrap_or_default());
    let server = OperationServer { name: setting.clone(), url: url.clone() };
    client.own_servers.push(OwnServer { name: setting, docs, url, others, variables });
    Some(server)
}

/// The URL of a server, and a type for its variables.
fn server(
    server: &openapiv3::Server,
    wanted: String,
    types: &mut Types,
    client: &mut Client,
) -> Found {
    let mut variables = Vec::new();
    let mut names = name::Names::default();
    let mut fields = BTreeMap::new();
    for (key, variable) in server.variables.iter().flatten() {
        let field = names.claim(name::field_name(key));
        fields.insert(key.as_str(), (field.clone(), variable.default.as_str()));
        let text = variable.description.as_deref().unwrap_or(key);
        let values = values(key, &variable.enumeration, &variable.default, types);
        variables.push(ServerVariable {
            name: field,
            docs: docs::rustdoc(text),
            default: variable.default.clone(),
            values,
        });
    }
    let (parts, url) = url_parts(&server.url, &fields);
    let variables = (!variables.is_empty()).then(|| {
        let name = types.claim(wanted);
        let docs = docs::rustdoc(server.description.as_deref().unwrap_or_default());
        let url = server.url.clone();
        client.servers.push(Server { name: name.clone(), docs, url, parts, variables });
        name
    });
    Found { url, variables }
}

/// The values of a variable. Its default is one of them, even if the description forgot it.
fn values(
    key: &str,
    values: &[String],
    default: &str,
    types: &mut Types,
) -> Option<VariableValues> {
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
    Some(VariableValues { name: types.claim(name::type_name(key)), variants })
}

/// Whether a URL says where it is by itself. A variable may be all of that.
fn is_absolute(url: &str) -> bool {
    url.contains("://") || url.starts_with('{')
}

/// A URL template in pieces, and the URL with the defaults in it.
fn url_parts(url: &str, fields: &BTreeMap<&str, (String, &str)>) -> (Vec<UrlPart>, String) {
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
