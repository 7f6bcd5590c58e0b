//! Texts and numbers: a usual one, and those at the limits.

use serde_json::{Number, Value};

use super::pattern;
use super::together::Together;

/// The longest text that is made to reach a limit.
const LONGEST: usize = 2000;

/// A value with a name for the special about it. The first is the usual one.
pub(super) type Candidates = Vec<(&'static str, Value)>;

/// Texts, by `format`, `pattern` and the lengths.
pub(super) fn texts(schema: &Together<'_>) -> Candidates {
    let (shortest, longest) = (schema.least("minLength"), schema.most("maxLength"));
    let mut texts: Vec<(&'static str, String)> = Vec::new();
    for pattern in schema.each("pattern").filter_map(Value::as_str) {
        let matching = pattern::texts(pattern, shortest..=longest).into_iter();
        texts.extend(matching.map(|text| ("pattern", text)));
    }
    let known = schema.text("format").map_or(&[][..], format);
    texts.extend(known.iter().map(|text| ("format", (*text).to_owned())));
    if texts.is_empty() {
        let usual = "text".chars().cycle().take(shortest.clamp(4.min(longest), longest.max(4)));
        texts.push(("usual", usual.collect::<String>()));
        texts.push(("not ASCII", "größer\n\"東京\" \\ \u{1f600}".to_owned()));
        texts.push(("empty text", String::new()));
        if longest <= LONGEST {
            texts.push(("limit", "x".repeat(longest)));
        }
        if (1..=LONGEST).contains(&shortest) {
            texts.push(("limit", "x".repeat(shortest)));
        }
    }
    let fits = |text: &String| (shortest..=longest).contains(&text.chars().count());
    texts.retain(|(_, text)| fits(text));
    texts.dedup_by(|one, other| one.1 == other.1);
    texts.into_iter().map(|(name, text)| (name, Value::from(text))).collect()
}

/// Texts in a format of JSON Schema or of the OpenAPI registry.
fn format(format: &str) -> &'static [&'static str] {
    match format {
        "date-time" => &[
            "2024-02-29T23:59:59Z",
            "2024-02-29T23:59:59.123456Z",
            "2024-02-29T23:59:59+02:00",
            "2024-02-29t23:59:59.5-03:30",
            "2024-02-29t23:59:59z",
            "1970-01-01T00:00:00Z",
        ],
        "date" => &["2024-02-29", "1999-12-31"],
        "time" => &["23:59:59Z", "23:59:59.5+02:00"],
        "duration" => &["P1DT2H3M4S", "PT0.5S"],
        "uuid" | "guid" => &["123e4567-e89b-12d3-a456-426614174000"],
        "uri" | "url" | "iri" => &["https://example.com/a%20b?c=d#e", "urn:isbn:0451450523"],
        "uri-reference" | "iri-reference" => &["/a?b#c", "https://example.com"],
        "uri-template" => &["https://example.com/{id}"],
        "email" | "idn-email" => &["someone@example.com"],
        "hostname" | "idn-hostname" => &["example.com"],
        "ipv4" => &["192.0.2.1"],
        "ipv6" => &["2001:db8::1"],
        "ip" => &["192.0.2.1", "2001:db8::1"],
        "byte" | "base64" => &["AAECAw==", ""],
        "base64url" => &["_-8"],
        "decimal" => &["1.10", "-12345678901234567890.123456789"],
        "int64" | "uint64" | "int32" => &["123"],
        "json-pointer" => &["/a/b"],
        "regex" => &["^a$"],
        "char" => &["a"],
        _ => &[],
    }
}

/// Integers, by `format` and the bounds.
pub(super) fn integers(schema: &Together<'_>) -> Candidates {
    let (lowest, highest): (i128, i128) = match schema.text("format") {
        Some("int8") => (i8::MIN.into(), i8::MAX.into()),
        Some("uint8") => (0, u8::MAX.into()),
        Some("int16") => (i16::MIN.into(), i16::MAX.into()),
        Some("uint16") => (0, u16::MAX.into()),
        Some("int32") => (i32::MIN.into(), i32::MAX.into()),
        Some("uint32") => (0, u32::MAX.into()),
        Some("uint64" | "uint") => (0, u64::MAX.into()),
        _ => (i64::MIN.into(), i64::MAX.into()),
    };
    let (above, below) = bounds(schema);
    let step = step(schema);
    // Bounds beyond what fits are no bounds.
    #[expect(clippy::cast_possible_truncation, reason = "it saturates, as it should")]
    let low = above.map_or(lowest, |bound| (bound.ceil() as i128).max(lowest));
    #[expect(clippy::cast_possible_truncation, reason = "it saturates, as it should")]
    let high = below.map_or(highest, |bound| (bound.floor() as i128).min(highest));
    if low > high {
        return Vec::new();
    }
    let usual = (7 * step).clamp(low, high);
    let candidates = [("usual", usual / step * step), ("limit", low), ("limit", high), ("zero", 0)];
    let mut made: Candidates = Vec::new();
    for (name, value) in candidates {
        let fits = (low..=high).contains(&value) && value % step == 0;
        if let Some(number) = Number::from_i128(value).filter(|_| fits) {
            let value = Value::Number(number);
            if !made.iter().any(|(_, known)| *known == value) {
                made.push((name, value));
            }
        }
    }
    made
}

/// Numbers, by the bounds.
pub(super) fn numbers(schema: &Together<'_>) -> Candidates {
    let (above, below) = bounds(schema);
    let (low, high) = (above.unwrap_or(f64::MIN), below.unwrap_or(f64::MAX));
    let fits = |value: f64| (low..=high).contains(&value);
    let within = match (above, below) {
        (Some(low), Some(high)) => f64::midpoint(low, high),
        (Some(low), None) => low + 0.5,
        (None, high) => high.map_or(0.5, |high| high - 0.5),
    };
    let candidates = [
        ("usual", if fits(0.5) { 0.5 } else { within }),
        ("limit", above.unwrap_or(-1.25e10)),
        ("limit", below.unwrap_or(1e15)),
        ("whole number", 3.0),
        // Every digit of it counts, though not in single precision.
        ("many digits", if schema.text("format") == Some("float") { 0.25 } else { 0.1 + 0.2 }),
    ];
    let candidates = candidates.into_iter().filter(|(_, value)| fits(*value));
    candidates.map(|(name, value)| (name, Value::from(value))).collect()
}

/// The lowest and the highest number, roughly where a bound itself is no value.
fn bounds(schema: &Together<'_>) -> (Option<f64>, Option<f64>) {
    let step = schema.largest("multipleOf").unwrap_or(1.0);
    let beyond = |bound: Option<f64>, step: f64| bound.map(|bound| bound + step);
    let low = [schema.largest("minimum"), beyond(schema.largest("exclusiveMinimum"), step)];
    let high = [schema.smallest("maximum"), beyond(schema.smallest("exclusiveMaximum"), -step)];
    (low.into_iter().flatten().reduce(f64::max), high.into_iter().flatten().reduce(f64::min))
}

/// The number that integers must be multiples of.
fn step(schema: &Together<'_>) -> i128 {
    let steps = schema.each("multipleOf").filter_map(Value::as_i64);
    steps.map(i128::from).filter(|step| *step > 0).max().unwrap_or(1)
}
