//! Formats: the Rust type for each, in one table that the README shows as well.
//!
//! A string gets another type only where that gives back what it has read: the same text, or at
//! least, for `date-time` and `uuid`, another spelling of the same value that no server can take
//! for something else. Everything else stays a string until the maintainer chooses a type for it.

use crate::document::schema::types::SchemaType;
use crate::lower::derive::StandardTrait;
use crate::model::{External, Float, Integer, Transfer};

/// A format and the type that values of it have.
struct Format {
    /// The `type` of the schemas it is for.
    kind: SchemaType,
    /// Its names; the first is that of the OpenAPI format registry, if it has one there.
    names: &'static [&'static str],
    ty: FormatType,
    /// The reason for the type.
    #[cfg_attr(not(test), expect(dead_code, reason = "the table in the README shows it"))]
    reason: &'static str,
}

/// A type for formats.
#[derive(Clone, Copy)]
pub(super) enum FormatType {
    Text,
    Integer(Integer),
    Float(Float),
    Library(&'static LibraryType),
}

/// A type that the standard library, another crate or the runtime has.
pub(super) struct LibraryType {
    /// The type as it is written.
    written: &'static str,
    /// The paths that are imported for that.
    imports: &'static [&'static str],
    /// True if the type is `Copy`.
    is_copied: bool,
    /// True if `Display` writes values as JSON does.
    is_displayed: bool,
    /// An expression for a value of a type that isn't the runtime's.
    blank: Option<&'static str>,
    /// The traits of the standard library that it lacks.
    lacks: &'static [StandardTrait],
}

/// All formats of which something is known. A schema without a format has the type in the row that
/// has an empty name.
const FORMATS: &[Format] = &[
    string(
        &["date-time"],
        FormatType::Library(&DATE_TIME),
        "of `chrono`; the same moment and offset, but `Z` for `+00:00`, and 0, 3, 6 or 9 digits \
         after the second",
    ),
    string(&["date"], FormatType::Library(&NAIVE_DATE), "of `chrono`"),
    string(&["uuid", "guid"], FormatType::Library(&UUID), "of `uuid`; written in small letters"),
    string(&["ipv4"], FormatType::Library(&IPV4), "of the standard library"),
    string(
        &["ipv6"],
        FormatType::Library(&IPV6),
        "of the standard library; written in the canonical form",
    ),
    string(&["ip"], FormatType::Library(&IP), "of the standard library; either of the two"),
    string(
        &["byte", "base64"],
        FormatType::Library(&BASE64),
        "keeps the text, and decodes it when asked: servers break lines, leave out padding, and \
         send what isn't base64",
    ),
    string(&["password"], FormatType::Library(&PASSWORD), "a string that `Debug` doesn't show"),
    string(
        &["uri", "url", "uri-reference", "uri-template", "iri", "iri-reference"],
        FormatType::Text,
        "every type for them normalizes what it reads, and servers send relative and empty ones",
    ),
    string(
        &["time"],
        FormatType::Text,
        "it has an offset, but no day that it belongs to; no type keeps both",
    ),
    string(
        &["duration"],
        FormatType::Text,
        "`PT60S` and `PT1M` are equal, and a type gives back one of them",
    ),
    string(
        &["decimal", "decimal128"],
        FormatType::Text,
        "it has any number of digits, and types have 28 to 34",
    ),
    string(
        &["int64", "uint64"],
        FormatType::Text,
        "whoever writes numbers as strings wants them to be sent like that",
    ),
    string(
        &["binary"],
        FormatType::Text,
        "inside of JSON it is a text; a body that is `binary` is bytes",
    ),
    string(
        &[
            "base64url", "char", "commonmark", "email", "hostname", "html", "http-date",
            "idn-email", "idn-hostname", "json-pointer", "media-range", "regex",
            "relative-json-pointer",
        ],
        FormatType::Text,
        "a type would add nothing but texts that can't be read",
    ),
    integer(&["int8"], FormatType::Integer(Integer::I8), ""),
    integer(&["int16"], FormatType::Integer(Integer::I16), ""),
    integer(&["int32"], FormatType::Integer(Integer::I32), ""),
    integer(
        &["int64", "double-int", ""],
        FormatType::Integer(Integer::I64),
        "also without a format; `u64` if `minimum` is not negative",
    ),
    integer(&["uint8"], FormatType::Integer(Integer::U8), ""),
    integer(&["uint16"], FormatType::Integer(Integer::U16), ""),
    integer(&["uint32"], FormatType::Integer(Integer::U32), ""),
    integer(&["uint64", "uint"], FormatType::Integer(Integer::U64), ""),
    integer(
        &["unix-time"],
        FormatType::Library(&UNIX_TIME),
        "seconds, and a `DateTime<Utc>` of `chrono` when asked",
    ),
    number(&["float"], FormatType::Float(Float::F32), ""),
    number(
        &["double", "decimal", "decimal128", ""],
        FormatType::Float(Float::F64),
        "also without a format; JSON has no other numbers with fractions",
    ),
];

const DATE_TIME: LibraryType = LibraryType {
    written: "DateTime<FixedOffset>",
    imports: &["chrono::DateTime", "chrono::FixedOffset"],
    is_copied: true,
    is_displayed: false,
    blank: Some("DateTime::default()"),
    lacks: &[],
};
const NAIVE_DATE: LibraryType =
    copied_text("NaiveDate", &["chrono::NaiveDate"], Some("NaiveDate::default()"));
const UUID: LibraryType = copied_text("Uuid", &["uuid::Uuid"], Some("Uuid::nil()"));
const IPV4: LibraryType =
    copied_text("Ipv4Addr", &["std::net::Ipv4Addr"], Some("Ipv4Addr::UNSPECIFIED"))
        .lacking(&[StandardTrait::Default]);
const IPV6: LibraryType =
    copied_text("Ipv6Addr", &["std::net::Ipv6Addr"], Some("Ipv6Addr::UNSPECIFIED"))
        .lacking(&[StandardTrait::Default]);
const IP: LibraryType = copied_text(
    "IpAddr",
    &["std::net::IpAddr"],
    Some("IpAddr::V6(std::net::Ipv6Addr::UNSPECIFIED)"),
)
.lacking(&[StandardTrait::Default]);
const UNIX_TIME: LibraryType = copied_text("UnixTime", &["runtime::unix_time::UnixTime"], None);
const BASE64: LibraryType = borrowed("Base64", &["runtime::base64::Base64"]).lacking(&[
    StandardTrait::PartialOrd,
    StandardTrait::Ord,
    StandardTrait::Copy,
]);
const PASSWORD: LibraryType =
    borrowed("Password", &["runtime::password::Password"]).lacking(StandardTrait::ALL);

/// A type that is `Copy`, and whose `Display` writes what JSON has.
const fn copied_text(
    written: &'static str,
    imports: &'static [&'static str],
    blank: Option<&'static str>,
) -> LibraryType {
    LibraryType { written, imports, is_copied: true, is_displayed: true, blank, lacks: &[] }
}

/// A type that is better borrowed.
const fn borrowed(written: &'static str, imports: &'static [&'static str]) -> LibraryType {
    let (is_copied, is_displayed) = (false, false);
    LibraryType { written, imports, is_copied, is_displayed, blank: None, lacks: &[] }
}

/// The type for values of a format, or `None` if nothing is known of it.
pub(super) fn find(kind: SchemaType, name: &str) -> Option<FormatType> {
    let found = FORMATS.iter().find(|it| it.kind == kind && it.names.contains(&name));
    found.map(|format| format.ty)
}

/// Returns true if `Display` writes values of a type as JSON does.
pub(in crate::lower) fn is_displayed(external: &External) -> bool {
    library_type(external).is_some_and(|it| it.is_displayed)
}

/// Returns true if values of a type are copied, not borrowed. Types that a maintainer chose are
/// not, as nothing is known of them.
pub(in crate::lower) fn is_copied(external: &External) -> bool {
    library_type(external).is_some_and(|it| it.is_copied)
}

/// Returns true if a type has a trait. Of one that a maintainer chose, the compiler has to say.
pub(in crate::lower) fn has_trait(external: &External, wanted: StandardTrait) -> bool {
    library_type(external).is_none_or(|it| !it.lacks.contains(&wanted))
}

/// Returns true if the type is made for other values to convert into it, as the runtime's own are.
pub(in crate::lower) fn is_converted(external: &External) -> bool {
    external.imports.iter().any(|path| path.starts_with("runtime::"))
}

fn library_type(external: &External) -> Option<&'static LibraryType> {
    FORMATS.iter().find_map(|format| match format.ty {
        FormatType::Library(known) => (known.written == external.written).then_some(known),
        FormatType::Text | FormatType::Integer(_) | FormatType::Float(_) => None,
    })
}

impl LibraryType {
    /// The type, which lacks these traits.
    const fn lacking(self, traits: &'static [StandardTrait]) -> Self {
        Self { lacks: traits, ..self }
    }

    /// The type as the model has it.
    pub(super) fn external(&self) -> External {
        External {
            written: self.written.to_owned(),
            imports: self.imports.iter().map(|import| (*import).to_owned()).collect(),
            with: None,
            dependency: None,
            transfer: self
                .blank
                .map_or(Transfer::Own, |blank| Transfer::Text { blank: blank.to_owned() }),
        }
    }
}

const fn string(names: &'static [&'static str], ty: FormatType, reason: &'static str) -> Format {
    Format { kind: SchemaType::String, names, ty, reason }
}

const fn integer(names: &'static [&'static str], ty: FormatType, reason: &'static str) -> Format {
    Format { kind: SchemaType::Integer, names, ty, reason }
}

const fn number(names: &'static [&'static str], ty: FormatType, reason: &'static str) -> Format {
    Format { kind: SchemaType::Number, names, ty, reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(ty: FormatType) -> &'static str {
        match ty {
            FormatType::Text => "String",
            FormatType::Integer(integer) => integer.name(),
            FormatType::Float(float) => float.name(),
            FormatType::Library(library) => library.written,
        }
    }

    #[test]
    fn the_readme_shows_the_table() {
        let readme = include_str!("../../../../README.md");
        for Format { kind, names, ty, reason } in FORMATS {
            let (kind, written) = (kind.name(), written(*ty));
            let names =
                names.iter().filter(|name| !name.is_empty()).map(|name| format!("`{name}`"));
            let names = names.collect::<Vec<_>>().join(", ");
            let row = format!("| {kind} | {names} | `{written}` | {reason} |").replace("  ", " ");
            assert!(readme.contains(&row), "the table in the README lacks this:\n{row}");
        }
    }
}
