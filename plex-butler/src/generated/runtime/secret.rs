// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.

//! Secrets: what was sent and must not be shown, should the server repeat it.

use secrecy::{ExposeSecret, SecretString};

use super::request::Request;

impl Request {
    /// Keeps a secret that the request has in it.
    pub(super) fn keep(mut self, secret: &SecretString) -> Self {
        self.secrets.push(secret.clone());
        self
    }
}

/// Takes out secrets, as they are and as errors quote them.
pub(super) fn redact(secrets: &[SecretString], text: String) -> String {
    let secrets = secrets.iter().map(ExposeSecret::expose_secret);
    secrets.filter(|secret| !secret.is_empty()).fold(text, |text, secret| {
        let quoted = secret.escape_debug().to_string();
        text.replace(secret, "[redacted]").replace(&quoted, "[redacted]")
    })
}
