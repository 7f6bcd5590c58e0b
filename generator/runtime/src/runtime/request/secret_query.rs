//! Credentials in the query.

use secrecy::{ExposeSecret as _, SecretString};

use super::Request;

impl Request {
    /// Adds a pair to the query that must not be shown, if there is a value for it.
    pub(crate) fn secret_query(self, name: &'static str, value: Option<&SecretString>) -> Self {
        let Some(value) = value else { return self };
        let mut request = self.keep(value);
        request.push_pair(name, value.expose_secret());
        #[cfg(feature = "link")]
        request.secret_names.push(name);
        request
    }
}
