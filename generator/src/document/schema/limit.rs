//! Limits: bounds, lengths and patterns, as a schema says them.

use serde_json::Number;

use super::Schema;
use super::types::SchemaType;
use crate::document::Node;
use crate::document::tree::node::Kind;
use crate::document::tree::write::json_number;

/// A bound of numbers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Bound {
    pub(crate) value: Number,
    /// The value itself is out of bounds.
    pub(crate) is_exclusive: bool,
}

/// The parts of a value that a size counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sized {
    Characters,
    Elements,
    Entries,
}

/// The least and the most parts that values have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) least: Option<usize>,
    pub(crate) most: Option<usize>,
}

impl<'a> Schema<'a> {
    /// `minimum`. That of integers is an integer: `0.5` allows the same as `1`.
    pub(crate) fn low(&self) -> Option<Bound> {
        self.bound("minimum", "exclusiveMinimum", f64::ceil)
    }

    /// `maximum`
    pub(crate) fn high(&self) -> Option<Bound> {
        self.bound("maximum", "exclusiveMaximum", f64::floor)
    }

    /// `multipleOf`
    pub(crate) fn multiple_of(&self) -> Option<Number> {
        let number = self.number("multipleOf")?;
        match self.ty() {
            Some(SchemaType::Integer) => json_number(number),
            _ => Number::from_f64(number.as_f64()?),
        }
    }

    /// `pattern`
    pub(crate) fn pattern(&self) -> Option<&'a str> {
        self.text("pattern")
    }

    /// `minLength` and `maxLength`, `minItems` and `maxItems`, or `minProperties` and
    /// `maxProperties`.
    pub(crate) fn size(&self, sized: Sized) -> Size {
        let (least, most) = match sized {
            Sized::Characters => ("minLength", "maxLength"),
            Sized::Elements => ("minItems", "maxItems"),
            Sized::Entries => ("minProperties", "maxProperties"),
        };
        Size { least: self.count(least), most: self.count(most) }
    }

    /// `uniqueItems`
    pub(crate) fn has_unique_items(&self) -> bool {
        self.flag("uniqueItems")
    }

    fn bound(&self, keyword: &str, exclusive: &str, inward: fn(f64) -> f64) -> Option<Bound> {
        let number = self.number(keyword)?;
        let is_exclusive = self.flag(exclusive);
        if self.ty() != Some(SchemaType::Integer) {
            return Some(Bound { value: Number::from_f64(number.as_f64()?)?, is_exclusive });
        }
        if number.is_i64() {
            return Some(Bound { value: json_number(number)?, is_exclusive });
        }
        let double = number.as_f64()?;
        let inner = integer(inward(double)).filter(|_| number.is_f64());
        Some(match inner {
            Some(inner) => {
                Bound { value: inner.into(), is_exclusive: is_exclusive && double.fract() == 0.0 }
            }
            // Beyond 64 bits with a sign, one more or less makes no difference.
            None => Bound { value: json_number(number)?, is_exclusive: false },
        })
    }

    fn count(&self, keyword: &str) -> Option<usize> {
        self.number(keyword)?.as_u64().and_then(|count| usize::try_from(count).ok())
    }

    fn number(&self, keyword: &str) -> Option<&'a serde_yaml::Number> {
        match self.node.get(keyword).map(|node: &Node| &node.kind) {
            Some(Kind::Number(number)) => Some(number),
            _ => None,
        }
    }
}

/// The integer that a double is, if it is one of 64 bits.
pub(in crate::document) fn integer(double: f64) -> Option<i64> {
    let double = Some(double).filter(|double| double.fract() == 0.0)?;
    // Printing is exact, where a conversion would have to be trusted not to cut anything off.
    format!("{double:.0}").parse().ok()
}
