//! Security: the credentials of the client, and which operations they go out with.

use openapiv3::{APIKeyLocation, SecurityScheme};

use super::Lowering;
use crate::document::Pointer;
use crate::http::header::is_token;
use crate::model::{Api, Credential, CredentialKind};
use crate::{docs, name};

impl Lowering<'_> {
    pub(super) fn security_schemes(&mut self, api: &mut Api) {
        let document = self.document;
        let Some(components) = &document.openapi.components else { return };
        for (key, scheme) in &components.security_schemes {
            let pointer = Pointer::root().join("components").join("securitySchemes").join(key);
            let Some(scheme) = self.resolve::<SecurityScheme>(scheme, &pointer) else { continue };
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
                let message =
                    format!("the security scheme `{key}` is of a kind that can't be sent");
                self.loss("security-scheme", &pointer, message, "calls go out without it");
                continue;
            };
            let wanted = match self.choices.name(&pointer) {
                Some(name) => name.to_owned(),
                None => name::field_name(key),
            };
            let name = self.settings.claim(wanted);
            let docs = docs::rustdoc(description.as_deref().unwrap_or_default());
            self.credentials.push((key.clone(), name.clone()));
            api.credentials.push(Credential { name, docs, kind });
        }
    }

    /// The credentials of an operation: its own requirements, or else those of the description.
    ///
    /// That nothing is required is no alternative of its own: what is set goes out all the same.
    pub(super) fn credentials(&self, operation: &openapiv3::Operation) -> Vec<Vec<String>> {
        let mut alternatives: Vec<Vec<String>> = Vec::new();
        for alternative in self.requirements(operation) {
            let known = alternative.keys().filter_map(|key| {
                self.credentials.iter().find(|(known, _)| known == key).map(|(_, name)| name)
            });
            let names: Vec<String> = known.cloned().collect();
            if !names.is_empty() && !alternatives.contains(&names) {
                alternatives.push(names);
            }
        }
        alternatives
    }

    /// What an operation's credentials must be good for, as a paragraph more.
    pub(super) fn scopes(&self, operation: &openapiv3::Operation) -> String {
        let mut scopes: Vec<String> = Vec::new();
        for scope in self.requirements(operation).iter().flat_map(|one| one.values()).flatten() {
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

    fn requirements<'s>(
        &'s self,
        operation: &'s openapiv3::Operation,
    ) -> &'s [openapiv3::SecurityRequirement] {
        let required = operation.security.as_ref().or(self.document.openapi.security.as_ref());
        required.map_or(&[], Vec::as_slice)
    }
}

/// Whether HTTP has headers and cookies of such a name.
fn is_sendable(kind: &CredentialKind) -> bool {
    match kind {
        CredentialKind::Header(name) | CredentialKind::Cookie(name) => is_token(name),
        CredentialKind::Query(_) | CredentialKind::Bearer | CredentialKind::Basic => true,
    }
}
