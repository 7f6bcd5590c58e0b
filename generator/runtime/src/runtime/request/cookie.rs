//! Cookies, which share one header.

use super::Request;

impl Request {
    /// Adds a cookie. All of them go into one header (RFC 6265, section 5.4).
    pub(super) fn push_cookie(mut self, cookie: &str, sensitive: bool) -> Self {
        let Some(known) = self.headers.remove("cookie") else {
            return self.append("cookie", cookie, sensitive);
        };
        let cookies = format!("{}; {cookie}", String::from_utf8_lossy(known.as_bytes()));
        self.append("cookie", &cookies, sensitive || known.is_sensitive())
    }
}
