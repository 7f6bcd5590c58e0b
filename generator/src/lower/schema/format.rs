//! Formats: strings and numbers that the ecosystem has a type for.
//!
//! Only those stand here whose type gives back the text it has read. A `uri` is normalized by every type
//! there is for it, and servers send empty ones; a `duration` has several spellings. They stay strings
//! unless the maintainer chooses a type.

use crate::model::External;

/// The types by `type` and `format`, with what they are imported from.
const TYPES: &[(&str, &str, &str, &[&str])] = &[
    ("string", "date-time", "DateTime<FixedOffset>", &["chrono::DateTime", "chrono::FixedOffset"]),
    ("string", "date", "NaiveDate", &["chrono::NaiveDate"]),
    ("string", "uuid", "Uuid", &["uuid::Uuid"]),
    ("string", "ipv4", "Ipv4Addr", &["std::net::Ipv4Addr"]),
    ("string", "ipv6", "Ipv6Addr", &["std::net::Ipv6Addr"]),
];

/// The type for a format, if there is one.
pub(super) fn external(kind: &str, format: &str) -> Option<External> {
    let known = TYPES.iter().find(|(k, f, ..)| (*k, *f) == (kind, format));
    let (_, _, written, imports) = known?;
    let imports = imports.iter().map(|import| (*import).to_owned()).collect();
    Some(External { written: (*written).to_owned(), imports, dependency: None })
}
