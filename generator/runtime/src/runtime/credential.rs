//! Credentials in requests: sent, and shown to nobody.

#[cfg(feature = "basic")]
use base64::prelude::{BASE64_STANDARD, Engine as _};
use secrecy::{ExposeSecret, SecretString};

use super::request::Request;
#[cfg(feature = "secret_cookie")]
use super::request::encoded;

impl Request {
    /// Adds a header that must not be shown, if there is a value for it.
    #[cfg(feature = "secret_header")]
    pub(crate) fn secret_header(self, name: &'static str, value: Option<&SecretString>) -> Self {
        let Some(value) = value else { return self };
        self.keep(value).append(name, value.expose_secret(), true)
    }

    /// Adds a pair to the query that must not be shown, if there is a value for it.
    #[cfg(feature = "secret_query")]
    pub(crate) fn secret_query(self, name: &'static str, value: Option<&SecretString>) -> Self {
        let Some(value) = value else { return self };
        let mut request = self.keep(value);
        request.push_pair(name, value.expose_secret());
        #[cfg(feature = "secret_in_link")]
        request.secret_names.push(name);
        request
    }

    /// Adds a cookie that must not be shown, if there is a value for it.
    #[cfg(feature = "secret_cookie")]
    pub(crate) fn secret_cookie(self, name: &'static str, value: Option<&SecretString>) -> Self {
        let Some(value) = value else { return self };
        let cookie = encoded(value.expose_secret());
        self.keep(value).push_cookie(&format!("{name}={cookie}"), true)
    }

    /// Adds a bearer token (RFC 6750), if there is one.
    #[cfg(feature = "bearer")]
    pub(crate) fn bearer(self, token: Option<&SecretString>) -> Self {
        let Some(token) = token else { return self };
        let value = format!("Bearer {}", token.expose_secret());
        self.keep(token).append("authorization", &value, true)
    }

    /// Adds a user name and a password (RFC 7617), if there are any: with a colon between them.
    #[cfg(feature = "basic")]
    pub(crate) fn basic(self, user: Option<&SecretString>) -> Self {
        let Some(user) = user else { return self };
        let encoded = SecretString::from(BASE64_STANDARD.encode(user.expose_secret()));
        let value = format!("Basic {}", encoded.expose_secret());
        self.keep(user).keep(&encoded).append("authorization", &value, true)
    }

    fn keep(mut self, secret: &SecretString) -> Self {
        self.secrets.push(secret.clone());
        self
    }
}
