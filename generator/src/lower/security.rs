//! Security: the credentials of the client, and which operations they go out with.

use openapiv3::{APIKeyLocation, Operation, SecurityRequirement, SecurityScheme};

use crate::document::{Document, Pointer};
use crate::http::header::is_token;
use crate::lower::choices::Choices;
use crate::lower::client::Client;
use crate::lower::reference::resolve;
use crate::lower::report::Reporter;
use crate::model::{Credential, CredentialKind};
use crate::{docs, name};

/// Gives the client its credentials.
pub(super) fn security_schemes(
    choices: &mut Choices<'_>,
    reporter: &mut Reporter<'_>,
    client: &mut Client,
) {
    let document = reporter.document;
    let Some(components) = &document.openapi.components else { return };
    for (key, scheme) in &components.security_schemes {
        let pointer = Pointer::root().join("components").join("securitySchemes").join(key);
        let Some(scheme) = resolve::<SecurityScheme>(document, scheme, &pointer) else { continue };
        let (kind, description) = match &*scheme.value {
            SecurityScheme::APIKey { location, name, description, .. } => {
                let kind = match location {
                    APIKeyLocation::Header => CredentialKind::Header(name.clone()),
                    APIKeyLocation::Query => CredentialKind::Query(name.clone()),
                    APIKeyLocation::Cookie => CredentialKind::Cookie(name.clone()),
                };
                (Some(kind), description)
            }
            SecurityScheme::HTTP { scheme, description, .. } => {
                let kind = match scheme.to_ascii_lowercase().as_str() {
                    "bearer" => Some(CredentialKind::Bearer),
                    "basic" => Some(CredentialKind::Basic),
                    _ => None,
                };
                (kind, description)
            }
            SecurityScheme::OAuth2 { description, .. }
            | SecurityScheme::OpenIDConnect { description, .. } => {
                (Some(CredentialKind::Bearer), description)
            }
        };
        let kind = kind.filter(is_sendable);
        let Some(kind) = kind else {
            let message = format!("the security scheme `{key}` is of a kind that can't be sent");
            reporter.loss("security-scheme", &pointer, message, "calls go out without it");
            continue;
        };
        let wanted = match choices.name(&pointer) {
            Some(name) => name.to_owned(),
            None => name::field_name(key),
        };
        let name = client.names.claim(wanted);
        let docs = docs::rustdoc(description.as_deref().unwrap_or_default());
        client.credentials.push((key.clone(), Credential { name, docs, kind }));
    }
}

impl Client {
    /// The alternatives of credentials for security requirements.
    ///
    /// That nothing is required is no alternative of its own: what is set goes out all the same.
    pub(super) fn credentials(&self, requirements: &[SecurityRequirement]) -> Vec<Vec<String>> {
        let mut alternatives: Vec<Vec<String>> = Vec::new();
        for alternative in requirements {
            let known = alternative
                .keys()
                .filter_map(|key| self.credentials.iter().find(|(known, _)| known == key));
            let names: Vec<_> = known.map(|(_, credential)| credential.name.clone()).collect();
            if !names.is_empty() && !alternatives.contains(&names) {
                alternatives.push(names);
            }
        }
        alternatives
    }
}

/// The scopes that security requirements ask for, as a paragraph more.
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

/// Returns true if HTTP has headers and cookies of such a name.
fn is_sendable(kind: &CredentialKind) -> bool {
    match kind {
        CredentialKind::Header(name) | CredentialKind::Cookie(name) => is_token(name),
        CredentialKind::Query(_) | CredentialKind::Bearer | CredentialKind::Basic => true,
    }
}
