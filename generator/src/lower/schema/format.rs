//! Formats: the Rust type for each, in one table that the README shows as well.
//!
//! A string gets another type only where that gives back what it has read: the same text, or at least, for
//! `date-time` and `uuid`, another spelling of the same value that no server can take for something else. Everything else stays a string until the maintainer chooses a type for it.

use super::bounds::Bounds;
use crate::document::schema::types::SchemaType;
use crate::model::{External, Float, Integer, Type};

/// A format and the type that values of it have.
struct Format {
    /// The `type` of the schemas it is for.
    kind: SchemaType,
    /// Its names; the first is that of the OpenAPI format registry, if it has one there.
    names: &'static [&'static str],
    ty: Known,
    /// Why it is this type.
    #[cfg_attr(not(test), expect(dead_code, reason = "the table in the README shows it"))]
    reason: &'static str,
}

const fn format(
    kind: SchemaType,
    names: &'static [&'static str],
    ty: Known,
    reason: &'static str,
) -> Format {
    Format { kind, names, ty, reason }
}

/// A type for formats.
#[derive(Clone, Copy)]
enum Known {
    String,
    Integer(Integer),
    Float(Float),
    /// As it is written, and the paths that are imported for that.
    External(&'static str, &'static [&'static str]),
}

impl Known {
    #[cfg(test)]
    fn written(self) -> &'static str {
        match self {
            Self::String => "String",
            Self::Integer(integer) => integer.name(),
            Self::Float(float) => float.name(),
            Self::External(written, _) => written,
        }
    }
}

const DATE_TIME: Known =
    Known::External("DateTime<FixedOffset>", &["chrono::DateTime", "chrono::FixedOffset"]);
const BASE64: Known = Known::External("Base64", &["runtime::base64::Base64"]);
const PASSWORD: Known = Known::External("Password", &["runtime::password::Password"]);
const UNIX_TIME: Known = Known::External("UnixTime", &["runtime::unix_time::UnixTime"]);

/// All formats of which something is known. A schema without a format has the type in the row without names.
#[rustfmt::skip]
const FORMATS: &[Format] = &[
    format(SchemaType::String, &["date-time"], DATE_TIME, "of `chrono`; the same moment and offset, but `Z` for `+00:00`, and 0, 3, 6 or 9 digits after the second"),
    format(SchemaType::String, &["date"], Known::External("NaiveDate", &["chrono::NaiveDate"]), "of `chrono`"),
    format(SchemaType::String, &["uuid", "guid"], Known::External("Uuid", &["uuid::Uuid"]), "of `uuid`; written in small letters"),
    format(SchemaType::String, &["ipv4"], Known::External("Ipv4Addr", &["std::net::Ipv4Addr"]), "of the standard library"),
    format(SchemaType::String, &["ipv6"], Known::External("Ipv6Addr", &["std::net::Ipv6Addr"]), "of the standard library; written in the canonical form"),
    format(SchemaType::String, &["ip"], Known::External("IpAddr", &["std::net::IpAddr"]), "of the standard library; either of the two"),
    format(SchemaType::String, &["byte", "base64"], BASE64, "keeps the text, and decodes it when asked: servers break lines, leave out padding, and send what isn't base64"),
    format(SchemaType::String, &["password"], PASSWORD, "a string that `Debug` doesn't show"),
    format(SchemaType::String, &["uri", "url", "uri-reference", "uri-template", "iri", "iri-reference"], STRING, "every type for them normalizes what it reads, and servers send relative and empty ones"),
    format(SchemaType::String, &["time"], STRING, "it has an offset, but no day that it belongs to; no type keeps both"),
    format(SchemaType::String, &["duration"], STRING, "`PT60S` and `PT1M` are equal, and a type gives back one of them"),
    format(SchemaType::String, &["decimal", "decimal128"], STRING, "it has any number of digits, and types have 28 to 34"),
    format(SchemaType::String, &["int64", "uint64"], STRING, "whoever writes numbers as strings wants them to be sent like that"),
    format(SchemaType::String, &["binary"], STRING, "inside of JSON it is a text; a body that is `binary` is bytes"),
    format(SchemaType::String, &["base64url", "char", "commonmark", "email", "hostname", "html", "http-date", "idn-email", "idn-hostname", "json-pointer", "media-range", "regex", "relative-json-pointer"], STRING, "a type would add nothing but texts that can't be read"),
    format(SchemaType::Integer, &["int8"], Known::Integer(Integer::I8), ""),
    format(SchemaType::Integer, &["int16"], Known::Integer(Integer::I16), ""),
    format(SchemaType::Integer, &["int32"], Known::Integer(Integer::I32), ""),
    format(SchemaType::Integer, &["int64", "double-int", ""], Known::Integer(Integer::I64), "also without a format; `u64` if `minimum` is not negative"),
    format(SchemaType::Integer, &["uint8"], Known::Integer(Integer::U8), ""),
    format(SchemaType::Integer, &["uint16"], Known::Integer(Integer::U16), ""),
    format(SchemaType::Integer, &["uint32"], Known::Integer(Integer::U32), ""),
    format(SchemaType::Integer, &["uint64", "uint"], Known::Integer(Integer::U64), ""),
    format(SchemaType::Integer, &["unix-time"], UNIX_TIME, "seconds, and a `DateTime<Utc>` of `chrono` when asked"),
    format(SchemaType::Number, &["float"], Known::Float(Float::F32), ""),
    format(SchemaType::Number, &["double", "decimal", "decimal128", ""], Known::Float(Float::F64), "also without a format; JSON has no other numbers with fractions"),
];

const STRING: Known = Known::String;

/// Those of them that are `Copy`.
const COPIED: [&str; 7] =
    ["DateTime<FixedOffset>", "IpAddr", "Ipv4Addr", "Ipv6Addr", "NaiveDate", "UnixTime", "Uuid"];

/// Those of them whose `Display` is what they are in JSON.
const DISPLAYED: [&str; 6] = ["IpAddr", "Ipv4Addr", "Ipv6Addr", "NaiveDate", "UnixTime", "Uuid"];

/// Whether `Display` writes values of a type as JSON does.
pub(in crate::lower) fn is_displayed(external: &External) -> bool {
    DISPLAYED.contains(&external.written.as_str())
}

/// Whether values of a type are copied, not borrowed. Nobody knows of those that a maintainer chose.
pub(in crate::lower) fn is_copied(external: &External) -> bool {
    COPIED.contains(&external.written.as_str())
}

/// The type for a scalar, by `type` and `format`, and for integers by their bounds.
pub(super) fn scalar(kind: SchemaType, format: &str, bounds: &Bounds<'_>) -> Type {
    // The registry has formats of integers for `type: number`, too.
    let of_number = format.starts_with("int") || format.starts_with("uint");
    let kind = if kind == SchemaType::Number && of_number { SchemaType::Integer } else { kind };
    let known = |name| FORMATS.iter().find(|f| f.kind == kind && f.names.contains(&name));
    let own = known(format).filter(|_| !format.is_empty()).map(|own| own.ty);
    let usual = known("").map(|usual| usual.ty);
    match (kind, own.or(usual)) {
        (SchemaType::Boolean, _) => Type::Boolean,
        (SchemaType::Integer, Some(Known::Integer(integer))) => {
            self::integer(own.map(|_| integer), bounds)
        }
        (_, Some(Known::Integer(integer))) => Type::Integer(integer),
        (_, Some(Known::Float(float))) => Type::Number(float),
        (_, Some(Known::External(written, imports))) => Type::External(External {
            written: written.to_owned(),
            imports: imports.iter().map(|import| (*import).to_owned()).collect(),
            with: None,
            dependency: None,
        }),
        (SchemaType::String, Some(Known::String) | None) => Type::String,
        (_, Some(Known::String) | None) => Type::Json,
    }
}

/// The type of a format, or the first of 64 bits that has all integers between the bounds. JSON
/// Schema checks values against bounds, and takes formats for hints; so where the two disagree, the
/// bounds count.
fn integer(of_format: Option<Integer>, bounds: &Bounds<'_>) -> Type {
    let (low, high) = bounds.integers();
    let unsigned = low.is_some_and(|low| low >= 0);
    let usual = of_format.unwrap_or(if unsigned { Integer::U64 } else { Integer::I64 });
    let holds = |integer: &Integer| {
        low.is_none_or(|low| low >= *integer.range().start())
            && high.is_none_or(|high| high <= *integer.range().end())
    };
    let mut wide = [usual, Integer::I64].into_iter().chain(low.is_some().then_some(Integer::U64));
    match wide.find(holds) {
        Some(integer) => Type::Integer(integer),
        // No type of Rust that serde reads from JSON has them all.
        None => Type::External(External {
            written: "Number".to_owned(),
            imports: vec!["serde_json::Number".to_owned()],
            with: None,
            dependency: None,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_shows_the_table() {
        let readme = include_str!("../../../../README.md");
        for Format { kind, names, ty, reason } in FORMATS {
            let (kind, written) = (kind.name(), ty.written());
            let names =
                names.iter().filter(|name| !name.is_empty()).map(|name| format!("`{name}`"));
            let names = names.collect::<Vec<_>>().join(", ");
            let row = format!("| {kind} | {names} | `{written}` | {reason} |").replace("  ", " ");
            assert!(readme.contains(&row), "the table in the README lacks this:\n{row}");
        }
    }
}
