//! Servers: the URLs that the client connects to unless told otherwise.

mod address;
mod template;

use std::collections::{BTreeMap, BTreeSet};

use super::operation::Site;
use crate::document::Pointer;
use crate::lower::client::Client;
use crate::lower::extension::{Holder, Labels, chosen_name};
use crate::lower::report::Reporter;
use crate::lower::schema::Schemas;
use crate::model::{
    ListedServer, OperationServer, OwnServer, Server, ServerList, ServerVariable, UrlPart,
    VariableValues, Variant,
};
use crate::{docs, name};
use address::{addresses, server_names};
use template::{Piece, default_url, pieces};

/// The URL of a server.
struct ServerUrl {
    /// The URL with all variables at their defaults.
    default: String,
    /// The name of the type that has its variables, if there are any.
    variables: Option<String>,
}

/// Gives the client the servers of the description.
pub(super) fn servers(schemas: &mut Schemas<'_>, client: &mut Client) {
    let servers = &schemas.document.openapi.servers;
    let several = servers.iter().filter(|server| is_absolute(&server.url)).count() > 1;
    // Those with variables have types already, so an enum of them alone would tell nothing more.
    let is_fixed = |server: &openapiv3::Server| server.variables.iter().flatten().count() == 0;
    let has_list = several && servers.iter().any(|it| is_absolute(&it.url) && is_fixed(it));
    let list = has_list.then(|| schemas.types.claim("Server".to_owned()));
    let mut listed = Vec::new();
    let mut names = name::Names::default();
    for (index, server) in servers.iter().enumerate() {
        let pointer = Pointer::root().join("servers").join(&index.to_string());
        let variant = several.then(|| {
            let (choices, reporter) = (&mut schemas.choices, &mut schemas.reporter);
            names.claim_first(&server_names(server, &pointer, choices, reporter))
        });
        let wanted = match schemas.choices.name(name::Kind::Type, &pointer) {
            Some(name) => name,
            None => format!("{}Server", variant.as_deref().unwrap_or_default()),
        };
        let url = server_url(server, &pointer, wanted, schemas, client);
        if let Some(name) = variant.filter(|_| has_list && is_absolute(&server.url)) {
            let docs = docs::rustdoc(server.description.as_deref().unwrap_or_default());
            let variables = url.variables;
            listed.push(ListedServer { name, docs, url: server.url.clone(), variables });
        }
        if index == 0 {
            client.default_base_url = base_url(url.default, &pointer, &mut schemas.reporter);
        }
    }
    client.server_list = list.map(|name| ServerList { name, servers: listed });
}

/// The base URL that the first server gives the client, if it is absolute.
fn base_url(url: String, pointer: &Pointer, reporter: &mut Reporter<'_>) -> Option<String> {
    if is_absolute(&url) {
        return Some(url);
    }
    if url != "/" {
        let message = format!("the server `{url}` is relative to the description");
        let instead = "a client can't be built without a base URL, which has this path";
        reporter.loss("relative-server", pointer, message, instead);
    }
    None
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
    let (servers, holder) = levels.find(|(servers, _)| !servers.is_empty())?;
    let (first, rest) = servers.split_first()?;
    let usual = schemas.document.openapi.servers.first();
    if usual.is_some_and(|usual| usual.url == first.url) || first.url == "/" && usual.is_none() {
        return None;
    }
    let template = Some(&first.url).filter(|url| url.contains('{'));
    let others = template.into_iter().chain(rest.iter().map(|other| &other.url));
    let others: Vec<String> = others.cloned().collect();
    let default = default_url(&pieces(&first.url, first.variables.as_ref()));
    let is_it = |known: &&OwnServer| known.url == default && known.others == others;
    if let Some(known) = client.own_servers.iter().find(is_it) {
        return Some(OperationServer { name: known.name.clone(), url: known.url.clone() });
    }
    let pointer = holder.join("servers").join("0");
    let (choices, reporter) = (&mut schemas.choices, &mut schemas.reporter);
    let chosen = chosen_name(Holder::Server, &pointer, choices, reporter);
    let stems = chosen.map_or_else(|| addresses(first), |name| vec![name]);
    let setting = |stem: &String| {
        let stem = stem.strip_suffix("Url").filter(|rest| !rest.is_empty()).unwrap_or(stem);
        name::field_name(&format!("{stem} url"))
    };
    let is_free = |stem: &&String| client.names.is_free(&setting(stem));
    let stem = stems.iter().find(is_free).or(stems.last()).cloned().unwrap_or_default();
    let name = client.names.claim(setting(&stem));
    let url = server_url(first, &pointer, format!("{stem}Server"), schemas, client);
    let server = OperationServer { name: name.clone(), url: url.default.clone() };
    client.own_servers.push(OwnServer {
        name,
        docs: docs::rustdoc(first.description.as_deref().unwrap_or_default()),
        url: url.default,
        others,
        variables: url.variables,
    });
    Some(server)
}

/// The URL of a server. Its variables get a type, which would like to have the name.
fn server_url(
    server: &openapiv3::Server,
    pointer: &Pointer,
    wanted: String,
    schemas: &mut Schemas<'_>,
    client: &mut Client,
) -> ServerUrl {
    let pieces = pieces(&server.url, server.variables.as_ref());
    let default = default_url(&pieces);
    let mut names = name::Names::default();
    let mut fields = BTreeMap::new();
    let mut variables = Vec::new();
    for (key, variable) in server.variables.iter().flatten() {
        let field = names.claim(name::field_name(key));
        fields.insert(key.as_str(), field.clone());
        variables.push(ServerVariable {
            name: field,
            docs: docs::rustdoc(variable.description.as_deref().unwrap_or(key)),
            default: variable.default.clone(),
            values: values(key, variable, &pointer.join("variables").join(key), schemas),
        });
    }
    if variables.is_empty() {
        return ServerUrl { default, variables: None };
    }
    let parts = pieces.iter().filter_map(|piece| match piece {
        Piece::Text(text) => Some(UrlPart::Text((*text).to_owned())),
        Piece::Variable { key, .. } => fields.get(key).cloned().map(UrlPart::Variable),
    });
    let name = schemas.types.claim(wanted);
    client.servers.push(Server {
        name: name.clone(),
        docs: docs::rustdoc(server.description.as_deref().unwrap_or_default()),
        url: server.url.clone(),
        parts: parts.collect(),
        variables,
    });
    ServerUrl { default, variables: Some(name) }
}

/// The enum of the values of a variable, if they are listed. The default is one of them, even if
/// the description forgot it.
fn values(
    key: &str,
    variable: &openapiv3::ServerVariable,
    pointer: &Pointer,
    schemas: &mut Schemas<'_>,
) -> Option<VariableValues> {
    if variable.enumeration.is_empty() {
        return None;
    }
    let labels = Labels::of(pointer, &variable.enumeration, &mut schemas.reporter);
    let listed = variable.enumeration.iter().zip(labels.names);
    let mut values: Vec<(&String, Option<String>)> = listed.collect();
    values.push((&variable.default, None));
    let mut seen = BTreeSet::new();
    values.retain(|(value, _)| seen.insert(*value));
    let mut names = name::Names::default();
    let variants = values.into_iter().map(|(value, label)| Variant {
        name: names.claim(name::variant_name(label.as_ref().unwrap_or(value))),
        wire: value.clone(),
        docs: format!("`{value}`"),
    });
    let variants = variants.collect();
    Some(VariableValues { name: schemas.types.claim(name::type_name(key)), variants })
}

/// Returns true if a URL is complete by itself. A variable may be all of that.
fn is_absolute(url: &str) -> bool {
    url.contains("://") || url.starts_with('{')
}
