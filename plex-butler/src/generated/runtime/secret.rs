// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.

//! Secrets, which must not be shown even if the server repeats them.

use secrecy::{ExposeSecret, SecretString};

use super::request::Request;

impl Request {
    /// Keeps a secret that the request has in it.
    pub(super) fn keep(mut self, secret: &SecretString) -> Self {
        self.secrets = self.secrets.iter().chain([secret]).cloned().collect();
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
