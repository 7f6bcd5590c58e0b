//! Media types (RFC 9110, section 8.3.1).

/// Returns the type and subtype without parameters, in small letters: `text/plain` of `Text/Plain; charset=utf-8`.
pub(crate) fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Returns true if a header can carry the media type, or range of them.
pub(crate) fn is_sendable(media_type: &str) -> bool {
    http::HeaderValue::from_str(media_type).is_ok() && essence(media_type).contains('/')
}

/// Returns true for JSON, by its structured suffix (RFC 6838, section 4.2.8), too.
pub(crate) fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence == "application/json" || essence.ends_with("+json") || essence == "text/json"
}

/// Returns true for pairs of names and values.
pub(crate) fn is_form(media_type: &str) -> bool {
    essence(media_type) == "application/x-www-form-urlencoded"
}

/// Returns true for bodies in parts.
pub(crate) fn is_multipart(media_type: &str) -> bool {
    essence(media_type).starts_with("multipart/")
}

/// Returns true for XML that is an application's, by its structured suffix, too.
pub(crate) fn is_xml(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence == "application/xml" || essence.ends_with("+xml")
}

/// Returns true for texts: by the type, or by the structured suffix of the subtype.
pub(crate) fn is_text(media_type: &str) -> bool {
    let essence = essence(media_type);
    let (kind, name) = essence.split_once('/').unwrap_or_default();
    let suffix = name.rsplit('+').next().unwrap_or_default();
    kind == "text" || matches!(suffix, "xml" | "yaml" | "x-yaml" | "javascript" | "x-javascript")
}

/// Returns true for server-sent events.
pub(crate) fn is_event_stream(media_type: &str) -> bool {
    essence(media_type) == "text/event-stream"
}

/// Returns true for a range that any JSON is in.
pub(crate) fn is_any(media_type: &str) -> bool {
    matches!(essence(media_type).as_str(), "*/*" | "application/*")
}
