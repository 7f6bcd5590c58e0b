//! The values of plain YAML scalars: the core schema of YAML 1.2, section 10.3.2.
//!
//! The 1.2 schema knows no `yes`, `on` or dates: those are strings, and so are the country codes
//! and phone numbers that YAML 1.1 readers spoil. JSON's numbers are a part of it, so the JSON
//! reader uses it, too.

use serde_yaml::Number;

use crate::document::tree::node::Kind;

/// Reads a scalar without quotes.
pub(in crate::document) fn plain(text: &str) -> Kind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Kind::Null,
        "true" | "True" | "TRUE" => Kind::Boolean(true),
        "false" | "False" | "FALSE" => Kind::Boolean(false),
        _ => number(text).map_or_else(|| Kind::String(text.into()), Kind::Number),
    }
}

/// Reads a number, as exactly as JSON readers do: integers of up to 64 bits are exact, everything
/// else is the nearest double. A value that no double can hold is no number, and neither are
/// infinity and NaN: JSON couldn't say them.
pub(in crate::document) fn number(text: &str) -> Option<Number> {
    if !text.starts_with(['+', '-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) {
        return None;
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return radix(digits, 16);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return radix(digits, 8);
    }
    if !is_decimal(text) {
        return None;
    }
    let integer = text.parse::<i64>().map(Number::from);
    let integer = integer.or_else(|_| text.parse::<u64>().map(Number::from));
    integer.ok().or_else(|| {
        let double = text.parse::<f64>().ok()?;
        double.is_finite().then(|| Number::from(double))
    })
}

fn radix(digits: &str, radix: u32) -> Option<Number> {
    // `from_str_radix` would take a sign.
    let plain = digits.chars().all(|digit| digit.is_digit(radix));
    plain.then(|| u64::from_str_radix(digits, radix).ok().map(Number::from))?
}

/// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`, the core schema's own
/// expression, but for leading zeros: they mean something to whoever writes them, `073958` is a
/// colour, and JSON doesn't have them.
fn is_decimal(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, fraction),
        None => (mantissa, ""),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let has_digits = !(whole.is_empty() && fraction.is_empty());
    let leading_zero = whole.len() > 1 && whole.starts_with('0');
    let exponent = exponent.is_none_or(|exponent| {
        let unsigned = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        digits(unsigned) && !unsigned.is_empty()
    });
    digits(whole) && digits(fraction) && has_digits && !leading_zero && exponent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_the_core_schema() {
        for (text, number) in [
            ("0", Number::from(0)),
            ("-12", Number::from(-12)),
            ("+7", Number::from(7)),
            ("0o17", Number::from(15)),
            ("0xfF", Number::from(255)),
            ("18446744073709551615", Number::from(u64::MAX)),
            ("18446744073709551616", Number::from(18_446_744_073_709_551_616.0)),
            (".5", Number::from(0.5)),
            ("1.", Number::from(1.0)),
            ("0.5", Number::from(0.5)),
            ("6.02e23", Number::from(6.02e23)),
        ] {
            assert_eq!(plain(text), Kind::Number(number), "{text}");
        }
    }

    #[test]
    fn everything_else_is_a_string() {
        for text in [
            "yes", "on", "NO", "2024-01-31", "12:30:45", "1_000", "0b1", "0x", "0x-1", "0o8", "1e",
            ".", "-", "+.e1", "1.2.3", "e1", "073958", "-01", "00.5", ".inf", ".nan", "1e999",
            "Infinity", "nULL", "tRUE",
        ] {
            assert_eq!(plain(text), Kind::String(text.into()), "{text}");
        }
    }
}
