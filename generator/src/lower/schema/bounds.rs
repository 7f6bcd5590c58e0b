//! What limits values without changing their type: bounds, lengths and patterns.
//!
//! Nothing is checked against them, since servers know best. They are told in the documentation, and the bounds of
//! integers decide how wide a type must be.

use openapiv3::{AnySchema, ArrayType, IntegerType, NumberType, ObjectType, Schema, SchemaKind};
use openapiv3::{StringType, Type};
use serde_json::{Number, Value};

use crate::docs::code;

/// The limits that a schema sets.
#[derive(Default)]
pub(super) struct Bounds<'a> {
    /// The bounds of numbers, each with whether it is exclusive.
    low: Option<(Number, bool)>,
    high: Option<(Number, bool)>,
    multiple_of: Option<Number>,
    pattern: Option<&'a str>,
    /// How many characters, elements or entries there are, and the words for one and for several of them.
    sizes: Vec<Size>,
    unique: bool,
}

struct Size {
    least: Option<usize>,
    most: Option<usize>,
    one: &'static str,
    several: &'static str,
}

impl<'a> Bounds<'a> {
    pub(super) fn of(schema: &'a Schema) -> Self {
        let mut bounds = Self::default();
        match &schema.schema_kind {
            SchemaKind::Type(Type::String(string)) => bounds.string(string),
            SchemaKind::Type(Type::Number(number)) => bounds.number(number),
            SchemaKind::Type(Type::Integer(integer)) => bounds.integer(integer),
            SchemaKind::Type(Type::Array(array)) => bounds.array(array),
            SchemaKind::Type(Type::Object(object)) => bounds.object(object),
            SchemaKind::Any(any) => bounds.any(any),
            _ => {}
        }
        // The length of a tuple is told by its type.
        if schema.schema_data.extensions.contains_key("x-prefix-items") {
            bounds.sizes.clear();
        }
        // Those of integers that don't fit into 64 bits.
        let beyond = |name: &str| match schema.schema_data.extensions.get(name) {
            Some(Value::Number(number)) => Some((number.clone(), false)),
            _ => None,
        };
        bounds.low = bounds.low.or_else(|| beyond("x-minimum"));
        bounds.high = bounds.high.or_else(|| beyond("x-maximum"));
        bounds
    }

    fn string(&mut self, string: &'a StringType) {
        self.pattern = string.pattern.as_deref();
        self.size(string.min_length, string.max_length, "character", "characters");
    }

    fn number(&mut self, number: &NumberType) {
        let written = |number: f64| Number::from_f64(number);
        self.low = number.minimum.and_then(written).map(|low| (low, number.exclusive_minimum));
        self.high = number.maximum.and_then(written).map(|high| (high, number.exclusive_maximum));
        self.multiple_of = number.multiple_of.and_then(written);
    }

    fn integer(&mut self, integer: &IntegerType) {
        self.low = integer.minimum.map(|low| (low.into(), integer.exclusive_minimum));
        self.high = integer.maximum.map(|high| (high.into(), integer.exclusive_maximum));
        self.multiple_of = integer.multiple_of.map(Number::from);
    }

    fn array(&mut self, array: &ArrayType) {
        self.size(array.min_items, array.max_items, "element", "elements");
        self.unique = array.unique_items;
    }

    fn object(&mut self, object: &ObjectType) {
        self.size(object.min_properties, object.max_properties, "entry", "entries");
    }

    fn any(&mut self, any: &'a AnySchema) {
        let written = |number: f64| Number::from_f64(number);
        let is = |exclusive: Option<bool>| exclusive == Some(true);
        self.low = any.minimum.and_then(written).map(|low| (low, is(any.exclusive_minimum)));
        self.high = any.maximum.and_then(written).map(|high| (high, is(any.exclusive_maximum)));
        self.multiple_of = any.multiple_of.and_then(written);
        self.pattern = any.pattern.as_deref();
        self.size(any.min_length, any.max_length, "character", "characters");
        self.size(any.min_items, any.max_items, "element", "elements");
        self.size(any.min_properties, any.max_properties, "entry", "entries");
        self.unique = any.unique_items == Some(true);
    }

    fn size(
        &mut self,
        least: Option<usize>,
        most: Option<usize>,
        one: &'static str,
        several: &'static str,
    ) {
        // Every length is at least zero.
        let least = least.filter(|least| *least > 0);
        if least.is_some() || most.is_some() {
            self.sizes.push(Size { least, most, one, several });
        }
    }

    /// The lowest and the highest integer.
    pub(super) fn integers(&self) -> (Option<i128>, Option<i128>) {
        let low = self.low.as_ref().map(|(low, exclusive)| integer(low) + i128::from(*exclusive));
        let high =
            self.high.as_ref().map(|(high, exclusive)| integer(high) - i128::from(*exclusive));
        (low, high)
    }

    /// The limits in words, a sentence each.
    pub(super) fn sentences(&self) -> Vec<String> {
        let mut sentences = Vec::new();
        match (&self.low, &self.high) {
            (Some((low, false)), Some((high, false))) if low == high => {
                sentences.push(format!("Always {}.", plain(low)));
            }
            (Some((low, false)), Some((high, false))) => {
                sentences.push(format!("From {} to {}.", plain(low), plain(high)));
            }
            (low, high) => {
                sentences.extend(low.as_ref().map(|(low, exclusive)| match exclusive {
                    true => format!("More than {}.", plain(low)),
                    false => format!("At least {}.", plain(low)),
                }));
                sentences.extend(high.as_ref().map(|(high, exclusive)| match exclusive {
                    true => format!("Less than {}.", plain(high)),
                    false => format!("At most {}.", plain(high)),
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

/// The integer that a bound is. Languages whose numbers are doubles round the limits of 64 bits up to the next
/// double, which is meant to be the limit.
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
