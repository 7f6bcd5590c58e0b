// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.

//! Credentials in requests: sent, and shown to nobody.

use secrecy::{ExposeSecret as _, SecretString};

use super::Request;

impl Request {
    /// Adds a header that must not be shown, if there is a value for it.
    pub(crate) fn secret_header(self, name: &'static str, value: Option<&SecretString>) -> Self {
        let Some(value) = value else { return self };
        self.keep(value).append(name, value.expose_secret(), true)
    }
}
