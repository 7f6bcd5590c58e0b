//! Security: the credentials of the client, and the operations that they go out with.

use std::collections::HashSet;

use openapiv3::{APIKeyLocation, Operation, SecurityRequirement, SecurityScheme};

use crate::document::{Document, Pointer};
use crate::http::header::is_token;
use crate::lower::choices::Choices;
use crate::lower::client::Client;
use crate::lower::reference::resolve;
use crate::lower::report::Reporter;
use crate::model::{Credential, CredentialKind, RequestKind};
use crate::{docs, name};

/// Gives the client its credentials.
pub(super) fn security_schemes(
    choices: &mut Choices<'_>,
    client: &mut Client,
    reporter: &mut Reporter<'_>,
) {
    let document = reporter.document;
    let Some(components) = &document.openapi.components else { return };
    for (key, scheme) in &components.security_schemes {
        let pointer = Pointer::root().join("components").join("securitySchemes").join(key);
        let Some(scheme) = resolve::<SecurityScheme>(document, scheme, &pointer) else { continue };
        let Some(kind) = credential_kind(&scheme.value).filter(is_sendable) else {
            let message = format!("the security scheme `{key}` is of a kind that can't be sent");
            reporter.loss("security-scheme", &pointer, message, "calls go out without it");
            continue;
        };
        let wanted = match choices.name(name::Kind::Field, &pointer) {
            Some(name) => name,
            None => name::field_name(key),
        };
        let name = client.names.claim(wanted);
        let docs = docs::rustdoc(description(&scheme.value).unwrap_or_default());
        client.credentials.insert(key.clone(), Credential { name, docs, kind });
    }
}

/// The place of a security scheme's credential in a request, if that is a known one.
fn credential_kind(scheme: &SecurityScheme) -> Option<CredentialKind> {
    match scheme {
        SecurityScheme::APIKey { location, name, .. } => Some(match location {
            APIKeyLocation::Header => CredentialKind::Header(name.clone()),
            APIKeyLocation::Query => CredentialKind::Query(name.clone()),
            APIKeyLocation::Cookie => CredentialKind::Cookie(name.clone()),
        }),
        SecurityScheme::HTTP { scheme, .. } => match scheme.to_ascii_lowercase().as_str() {
            "bearer" => Some(CredentialKind::Bearer),
            "basic" => Some(CredentialKind::Basic),
            _ => None,
        },
        SecurityScheme::OAuth2 { .. } | SecurityScheme::OpenIDConnect { .. } => {
            Some(CredentialKind::Bearer)
        }
    }
}

fn description(scheme: &SecurityScheme) -> Option<&str> {
    match scheme {
        SecurityScheme::APIKey { description, .. }
        | SecurityScheme::HTTP { description, .. }
        | SecurityScheme::OAuth2 { description, .. }
        | SecurityScheme::OpenIDConnect { description, .. } => description.as_deref(),
    }
}

/// Returns true if HTTP has headers and cookies of such a name.
fn is_sendable(kind: &CredentialKind) -> bool {
    match kind {
        CredentialKind::Header(name) | CredentialKind::Cookie(name) => is_token(name),
        CredentialKind::Query(_) | CredentialKind::Bearer | CredentialKind::Basic => true,
    }
}

impl Client {
    /// The alternatives of credentials for security requirements, by their names.
    ///
    /// That nothing is required is no alternative of its own: a credential that is set goes out all
    /// the same.
    pub(super) fn credentials(&self, requirements: &[SecurityRequirement]) -> Vec<Vec<String>> {
        let mut alternatives: Vec<Vec<String>> = Vec::new();
        for requirement in requirements {
            let together = requirement.keys().filter_map(|key| self.credentials.get(key));
            let names: Vec<_> = together.map(|credential| credential.name.clone()).collect();
            if !names.is_empty() && !alternatives.contains(&names) {
                alternatives.push(names);
            }
        }
        alternatives
    }
}

/// The credentials that any request asks for. No other is the client's business.
pub(super) fn requested(
    credentials: impl IntoIterator<Item = Credential>,
    requests: &[RequestKind],
) -> Vec<Credential> {
    let asked = requests.iter().flat_map(|request| &request.carried.credentials).flatten();
    let asked: HashSet<&String> = asked.collect();
    credentials.into_iter().filter(|credential| asked.contains(&credential.name)).collect()
}

/// The scopes that security requirements ask for, as a further paragraph of documentation.
pub(super) fn scopes(requirements: &[SecurityRequirement]) -> String {
    let mut scopes: Vec<String> = Vec::new();
    for scope in requirements.iter().flat_map(|one| one.values()).flatten() {
        let scope = format!("`{}`", scope.replace('`', "'"));
        if !scopes.contains(&scope) {
            scopes.push(scope);
        }
    }
    match scopes.as_slice() {
        [] => String::new(),
        [scope] => format!("\n\nNeeds the scope {scope}."),
        scopes => format!("\n\nNeeds the scopes {}.", scopes.join(", ")),
    }
}

/// The security requirements of an operation: its own, or else those of the description.
pub(super) fn requirements<'d>(
    operation: &'d Operation,
    document: &'d Document,
) -> &'d [SecurityRequirement] {
    let required = operation.security.as_ref().or(document.openapi.security.as_ref());
    required.map_or(&[], Vec::as_slice)
}
