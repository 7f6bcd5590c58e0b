//! Limits of values that don't change their type: bounds, lengths and patterns.
//!
//! Nothing is checked against them, since servers know best. They are told in the documentation,
//! and the bounds of integers decide how wide a type must be.

use serde_json::Number;

use crate::docs::code;
use crate::document::schema::{self, Bound, Schema, Sized};
use crate::model::Integer;

/// The limits that a schema sets.
pub(super) struct Bounds<'a> {
    low: Option<Bound>,
    high: Option<Bound>,
    multiple_of: Option<Number>,
    pattern: Option<&'a str>,
    sizes: Vec<Size>,
    unique: bool,
}

/// The limits of a number of characters, elements or entries, and the words for one and for
/// several.
struct Size {
    least: Option<usize>,
    most: Option<usize>,
    one: &'static str,
    several: &'static str,
}

impl<'a> Bounds<'a> {
    pub(super) fn of(schema: &Schema<'a>) -> Self {
        let mut bounds = Self {
            low: schema.low(),
            high: schema.high(),
            multiple_of: schema.multiple_of(),
            pattern: schema.pattern(),
            sizes: Vec::new(),
            unique: schema.has_unique_items(),
        };
        // The length of a tuple is told by its type.
        if schema.prefix_items().is_empty() {
            bounds.size(schema.size(Sized::Characters), "character", "characters");
            bounds.size(schema.size(Sized::Elements), "element", "elements");
            bounds.size(schema.size(Sized::Entries), "entry", "entries");
        }
        bounds
    }

    fn size(&mut self, size: schema::Size, one: &'static str, several: &'static str) {
        // Every length is at least zero.
        let least = size.least.filter(|least| *least > 0);
        if least.is_some() || size.most.is_some() {
            self.sizes.push(Size { least, most: size.most, one, several });
        }
    }

    /// The range of the integers between the bounds.
    pub(super) fn integers(&self) -> IntegerRange {
        let least = self.low.as_ref();
        let most = self.high.as_ref();
        IntegerRange {
            least: least.map(|low| integer(&low.value) + i128::from(low.is_exclusive)),
            most: most.map(|high| integer(&high.value) - i128::from(high.is_exclusive)),
        }
    }

    /// The limits in words, a sentence each.
    pub(super) fn sentences(&self) -> Vec<String> {
        let mut sentences = Vec::new();
        match (&self.low, &self.high) {
            (Some(low), Some(high)) if !low.is_exclusive && low == high => {
                sentences.push(format!("Always {}.", plain(&low.value)));
            }
            (Some(low), Some(high)) if !low.is_exclusive && !high.is_exclusive => {
                let (low, high) = (plain(&low.value), plain(&high.value));
                sentences.push(format!("From {low} to {high}."));
            }
            (low, high) => {
                sentences.extend(low.as_ref().map(|low| match low.is_exclusive {
                    true => format!("More than {}.", plain(&low.value)),
                    false => format!("At least {}.", plain(&low.value)),
                }));
                sentences.extend(high.as_ref().map(|high| match high.is_exclusive {
                    true => format!("Less than {}.", plain(&high.value)),
                    false => format!("At most {}.", plain(&high.value)),
                }));
            }
        }
        let multiple = self.multiple_of.as_ref().map(plain).filter(|multiple| multiple != "1");
        sentences.extend(multiple.map(|multiple| format!("A multiple of {multiple}.")));
        sentences.extend(self.sizes.iter().map(Size::sentence));
        sentences.extend(self.pattern.and_then(code).map(|pattern| format!("Matches {pattern}.")));
        if self.unique {
            sentences.push("No two are equal.".to_owned());
        }
        sentences
    }
}

/// The least and the greatest of some integers, where there are any.
pub(super) struct IntegerRange {
    pub(super) least: Option<i128>,
    most: Option<i128>,
}

impl IntegerRange {
    /// Returns true if a type holds all integers of the range.
    pub(super) fn is_within(&self, integer: Integer) -> bool {
        let range = integer.range();
        self.least.is_none_or(|least| least >= *range.start())
            && self.most.is_none_or(|most| most <= *range.end())
    }
}

impl Size {
    fn sentence(&self) -> String {
        let words = |count: usize| if count == 1 { self.one } else { self.several };
        match (self.least, self.most) {
            (Some(least), Some(most)) if least == most => format!("{least} {}.", words(most)),
            (Some(least), Some(most)) => format!("{least} to {most} {}.", words(most)),
            (Some(least), None) => format!("At least {least} {}.", words(least)),
            (None, Some(most)) => format!("At most {most} {}.", words(most)),
            (None, None) => String::new(),
        }
    }
}

/// A number without a fraction that says nothing.
fn plain(number: &Number) -> String {
    let text = number.to_string();
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// The integer that a bound is. Languages whose numbers are doubles round the limits of 64 bits up
/// to the next double, which is meant to be the limit.
fn integer(number: &Number) -> i128 {
    if let Some(integer) = number.as_i128() {
        return match integer {
            // 2⁶³ and 2⁶⁴, and how they come out with 16 digits.
            9_223_372_036_854_775_808..=9_223_372_036_854_776_000 => i64::MAX.into(),
            18_446_744_073_709_551_616..=18_446_744_073_709_552_000 => u64::MAX.into(),
            integer => integer,
        };
    }
    let double = number.as_f64().unwrap_or_default();
    // Printing is exact, where a conversion would have to be trusted not to cut anything off.
    match format!("{double:.0}").parse() {
        Ok(9_223_372_036_854_775_808) => i64::MAX.into(),
        Ok(18_446_744_073_709_551_616) => u64::MAX.into(),
        Ok(integer) => integer,
        Err(_) if double < 0.0 => i128::MIN / 2,
        Err(_) => i128::MAX / 2,
    }
}
