//! The names of headers.

/// Returns true if a header or a cookie can have the name (RFC 9110, section 5.6.2).
pub(crate) fn is_token(name: &str) -> bool {
    http::HeaderName::from_bytes(name.as_bytes()).is_ok()
}

/// Returns true for a header that is about the connection to the next server only (RFC 9110,
/// section 7.6.1): HTTP/2 doesn't have it at all.
pub(crate) fn is_about_connection(header: &str) -> bool {
    const HEADERS: [&str; 5] =
        ["connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade"];
    HEADERS.iter().any(|name| header.eq_ignore_ascii_case(name))
}

/// Returns true for a header whose value is a date in HTTP's own format (RFC 9110, section 5.6.7).
pub(crate) fn is_date(header: &str) -> bool {
    ["date", "expires", "last-modified"].iter().any(|date| header.eq_ignore_ascii_case(date))
}
