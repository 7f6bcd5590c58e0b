//! Credentials in requests: sent, and shown to nobody.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use secrecy::{ExposeSecret as _, SecretString};

use super::super::percent::encoded;
use super::Request;

impl Request {
    /// Adds a header that must not be shown, if there is a value for it.
    pub(crate) fn secret_header(self, name: &'static str, value: Option<&SecretString>) -> Self {
        let Some(value) = value else { return self };
        self.keep(value).append(name, value.expose_secret(), true)
    }

    /// Adds a cookie that must not be shown, if there is a value for it.
    pub(crate) fn secret_cookie(self, name: &'static str, value: Option<&SecretString>) -> Self {
        let Some(value) = value else { return self };
        let cookie = encoded(value.expose_secret());
        self.keep(value).push_cookie(&format!("{name}={cookie}"), true)
    }

    /// Adds a bearer token (RFC 6750), if there is one.
    pub(crate) fn bearer(self, token: Option<&SecretString>) -> Self {
        let Some(token) = token else { return self };
        let value = format!("Bearer {}", token.expose_secret());
        self.keep(token).append("authorization", &value, true)
    }

    /// Adds a user name and a password (RFC 7617), if there are any: with a colon between them.
    pub(crate) fn basic(self, user: Option<&SecretString>) -> Self {
        let Some(user) = user else { return self };
        let text = SecretString::from(BASE64_STANDARD.encode(user.expose_secret()));
        let value = format!("Basic {}", text.expose_secret());
        self.keep(user).keep(&text).append("authorization", &value, true)
    }
}
