//! Security: the credentials of the client, and which operations they go out with.

use openapiv3::{APIKeyLocation, SecurityScheme};

use super::{Lowering, docs, name};
use crate::document::Pointer;
use crate::model::{Api, Credential, CredentialKind};

/// What the builder has already.
const BUILDER_METHODS: &[&str] = &[
    "base_url", "timeout", "connect_timeout", "max_response_bytes", "http", "http_client", "build",
];

impl Lowering<'_> {
    pub(super) fn security_schemes(&mut self, api: &mut Api) {
        let document = self.document;
        let Some(components) = &document.openapi.components else { return };
        let mut names = super::names_beside(BUILDER_METHODS);
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
                    let bearer = scheme.eq_ignore_ascii_case("bearer");
                    (bearer.then_some(CredentialKind::Bearer), description)
                }
                SecurityScheme::OAuth2 { description, .. }
                | SecurityScheme::OpenIDConnect { description, .. } => {
                    (Some(CredentialKind::Bearer), description)
                }
            };
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
            let name = names.claim(wanted);
            let docs = docs::rustdoc(description.as_deref().unwrap_or_default());
            self.credentials.push((key.clone(), name.clone()));
            api.credentials.push(Credential { name, docs, kind });
        }
    }

    /// The credentials of an operation: its own requirements, or else those of the description. Of
    /// alternatives, all that are set go out.
    pub(super) fn credentials(&self, operation: &openapiv3::Operation) -> Vec<String> {
        let document = self.document;
        let required = operation.security.as_ref().or(document.openapi.security.as_ref());
        let mut names = Vec::new();
        for scheme in required.into_iter().flatten().flat_map(|alternative| alternative.keys()) {
            let known = self.credentials.iter().find(|(key, _)| key == scheme);
            let Some((_, name)) = known else { continue };
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        names
    }
}
