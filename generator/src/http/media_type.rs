//! Media types (RFC 9110, section 8.3.1).

/// The media types that a client treats alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    /// JSON, by its structured suffix (RFC 6838, section 4.2.8), too.
    Json,
    /// Server-sent events.
    Events,
    /// Pairs of names and values.
    Form,
    /// Bodies in parts.
    Multipart,
    /// A range that any JSON is in.
    Any,
    /// Texts by their type.
    Text,
    /// XML that is an application's, by its structured suffix, too.
    Xml,
    /// YAML and JavaScript, which are texts by their subtype or its structured suffix.
    Script,
    /// All others. Nothing is known of them but that they are bytes.
    Other,
}

impl Family {
    /// Returns the family that a media type, or range of them, belongs to.
    pub(crate) fn of(media_type: &str) -> Self {
        let essence = essence(media_type);
        let (kind, name) = essence.split_once('/').unwrap_or_default();
        let suffix = name.rsplit('+').next().unwrap_or_default();
        match (kind, name) {
            ("application" | "text", "json") => Self::Json,
            _ if essence.ends_with("+json") => Self::Json,
            ("text", "event-stream") => Self::Events,
            ("application", "x-www-form-urlencoded") => Self::Form,
            ("multipart", _) => Self::Multipart,
            ("*" | "application", "*") => Self::Any,
            ("text", _) => Self::Text,
            _ if suffix == "xml" => Self::Xml,
            _ if matches!(suffix, "yaml" | "x-yaml" | "javascript" | "x-javascript") => {
                Self::Script
            }
            _ => Self::Other,
        }
    }

    /// Returns true if its bytes are a text whose notation the media type names. Forms are one, too,
    /// but nobody reads or writes them as such.
    pub(crate) fn is_text(self) -> bool {
        match self {
            Self::Json | Self::Events | Self::Text | Self::Xml | Self::Script => true,
            Self::Form | Self::Multipart | Self::Any | Self::Other => false,
        }
    }
}

/// Returns the type and subtype without parameters, in small letters: `text/plain` of
/// `Text/Plain; charset=utf-8`.
pub(crate) fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Returns true if a header can carry the media type, or range of them.
pub(crate) fn is_sendable(media_type: &str) -> bool {
    http::HeaderValue::from_str(media_type).is_ok() && essence(media_type).contains('/')
}

/// Returns true for JSON.
pub(crate) fn is_json(media_type: &str) -> bool {
    Family::of(media_type) == Family::Json
}

/// Returns true for pairs of names and values.
pub(crate) fn is_form(media_type: &str) -> bool {
    Family::of(media_type) == Family::Form
}

#[cfg(test)]
mod tests {
    use super::Family;

    #[test]
    fn families() {
        for (media_type, expected) in [
            ("application/json", Family::Json),
            ("Application/Problem+JSON; charset=utf-8", Family::Json),
            ("text/json", Family::Json),
            ("text/event-stream", Family::Events),
            ("application/x-www-form-urlencoded", Family::Form),
            ("multipart/form-data; boundary=x", Family::Multipart),
            ("*/*", Family::Any),
            ("application/*", Family::Any),
            ("text/csv", Family::Text),
            ("text/*", Family::Text),
            ("image/svg+xml", Family::Xml),
            ("application/xml", Family::Xml),
            ("application/vnd.oai.openapi+yaml", Family::Script),
            ("application/javascript", Family::Script),
            ("image/*", Family::Other),
            ("json", Family::Other),
        ] {
            assert_eq!(Family::of(media_type), expected, "{media_type}");
        }
    }
}
