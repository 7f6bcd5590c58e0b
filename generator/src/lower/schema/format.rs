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

/// Those of them that are `Copy`.
const COPIED: [&str; 5] = ["DateTime<FixedOffset>", "NaiveDate", "Uuid", "Ipv4Addr", "Ipv6Addr"];

/// Those of them whose `Display` is what they are in JSON.
const DISPLAYED: [&str; 4] = ["NaiveDate", "Uuid", "Ipv4Addr", "Ipv6Addr"];

/// Whether `Display` writes values of a type as JSON does.
pub(in crate::lower) fn is_displayed(external: &External) -> bool {
    DISPLAYED.contains(&external.written.as_str())
}

/// Whether values of a type are copied, not borrowed. Nobody knows of those that a maintainer chose.
pub(in crate::lower) fn is_copied(external: &External) -> bool {
    COPIED.contains(&external.written.as_str())
}

/// The type for a format, if there is one.
pub(super) fn external(kind: &str, format: &str) -> Option<External> {
    let known = TYPES.iter().find(|(k, f, ..)| (*k, *f) == (kind, format));
    let (_, _, written, imports) = known?;
    let imports = imports.iter().map(|import| (*import).to_owned()).collect();
    Some(External { written: (*written).to_owned(), imports, dependency: None })
}
