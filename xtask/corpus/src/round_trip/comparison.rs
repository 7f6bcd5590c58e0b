//! The comparison of an instance with the value that came back.
//!
//! Some differences are meant, and counted as such: the rules are here, and nowhere else.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::{Number, Value};

use super::sample::UNDECLARED;

/// The meaning of null in a member that may be absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Null {
    /// A value of its own: callers make such objects, and clear with null what they leave alone
    /// without.
    Value,
    /// The same as absence: only the server makes such objects.
    Absence,
}

/// A difference that is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rule {
    /// `1` and `1.0` are the same number.
    Number,
    /// A struct without a place for undeclared properties drops them.
    Undeclared,
    /// A member that was null is absent where that is the same.
    NullAbsent,
    /// A list or map that may be absent comes back empty.
    EmptyDefault,
    /// The same moment is written in another way.
    Moment,
}

impl Rule {
    /// The rule as the report has it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Number => "number-written-otherwise",
            Self::Undeclared => "undeclared-property-dropped",
            Self::NullAbsent => "null-came-back-absent",
            Self::EmptyDefault => "absent-came-back-empty",
            Self::Moment => "moment-written-otherwise",
        }
    }
}

/// Compares two values. Returns the rules that were needed, or the pointer to the first difference
/// that none allows.
pub(super) fn compare(
    sent: &Value,
    returned: &Value,
    null: Null,
) -> Result<BTreeSet<Rule>, String> {
    let mut comparison = Comparison { null, rules: BTreeSet::new(), at: String::new() };
    match comparison.values(sent, returned) {
        true => Ok(comparison.rules),
        false => Err(comparison.at),
    }
}

struct Comparison {
    null: Null,
    rules: BTreeSet<Rule>,
    at: String,
}

impl Comparison {
    fn values(&mut self, sent: &Value, returned: &Value) -> bool {
        match (sent, returned) {
            (Value::Object(one), Value::Object(other)) => {
                one.iter().all(|(name, sent)| self.member(name, sent, other.get(name)))
                    && other
                        .iter()
                        .all(|(name, value)| one.contains_key(name) || self.is_default(name, value))
            }
            (Value::Array(one), Value::Array(other)) => {
                one.len() == other.len()
                    && one.iter().zip(other).enumerate().all(|(index, (sent, returned))| {
                        self.within(&index.to_string(), |this| this.values(sent, returned))
                    })
            }
            (Value::Number(one), Value::Number(other)) => {
                one == other || self.allow(Rule::Number, is_same_number(one, other))
            }
            (Value::String(one), Value::String(other)) => {
                one == other
                    || self.allow(
                        Rule::Moment,
                        moment(one).is_some_and(|moment| Some(moment) == self::moment(other)),
                    )
            }
            (sent, returned) => sent == returned,
        }
    }

    fn member(&mut self, name: &str, sent: &Value, returned: Option<&Value>) -> bool {
        self.within(name, |this| match returned {
            Some(returned) => this.values(sent, returned),
            None if sent.is_null() => this.allow(Rule::NullAbsent, this.null == Null::Absence),
            None => this.allow(Rule::Undeclared, sent == UNDECLARED),
        })
    }

    fn is_default(&mut self, name: &str, returned: &Value) -> bool {
        let is_empty = match returned {
            Value::Array(items) => items.is_empty(),
            Value::Object(members) => members.is_empty(),
            _ => false,
        };
        self.within(name, |this| this.allow(Rule::EmptyDefault, is_empty))
    }

    fn allow(&mut self, rule: Rule, holds: bool) -> bool {
        if holds {
            self.rules.insert(rule);
        }
        holds
    }

    /// Compares the values within, and keeps the way there if they differ.
    fn within(&mut self, step: &str, compare: impl FnOnce(&mut Self) -> bool) -> bool {
        let length = self.at.len();
        self.at.push('/');
        self.at += &step.replace('~', "~0").replace('/', "~1");
        let same = compare(self);
        if same {
            self.at.truncate(length);
        }
        same
    }
}

/// Returns true if two spellings are of the same number, to the last digit (JSON Schema 2020-12,
/// section 4.2.2).
fn is_same_number(one: &Number, other: &Number) -> bool {
    match (whole(one), whole(other)) {
        (Some(one), Some(other)) => one == other,
        (None, None) => one.as_f64() == other.as_f64(),
        _ => false,
    }
}

/// The value of a number without a fraction, as far as it fits.
fn whole(number: &Number) -> Option<i128> {
    let integer = number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from));
    // Digits that binary has no place for are no digits: 1e30 stays what it is.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a larger one is beyond every integer type"
    )]
    let of_fraction = |value: f64| (value.fract() == 0.0).then_some(value as i128);
    integer.or_else(|| of_fraction(number.as_f64()?))
}

/// A day, a time, its fraction and its offset, if a text has them: enough to tell `Z` from
/// `+00:00`, and `.5` from `.500`.
fn moment(text: &str) -> Option<[String; 4]> {
    let (date, time) = text.split_once(['T', 't', ' '])?;
    let shape = |text: &str, separator| {
        text.split(separator).all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let (clock, offset) = time.split_at(time.find(['Z', 'z', '+', '-'])?);
    let offset = if matches!(offset, "Z" | "z") { "+00:00" } else { offset };
    let (seconds, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let parts = [date, seconds, fraction.trim_end_matches('0'), offset];
    (shape(date, '-') && shape(seconds, ':')).then(|| parts.map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn differences_that_are_meant_are_named() {
        let rules = |sent, returned| compare(&sent, &returned, Null::Absence).map(Vec::from_iter);
        assert_eq!(rules(json!([1]), json!([1.0])), Ok(vec![Rule::Number]));
        assert_eq!(rules(json!({ "a": null }), json!({})), Ok(vec![Rule::NullAbsent]));
        assert_eq!(rules(json!({}), json!({ "a": [] })), Ok(vec![Rule::EmptyDefault]));
        assert_eq!(rules(json!({ "a": UNDECLARED }), json!({})), Ok(vec![Rule::Undeclared]));
        let (one, other) = (json!("2024-02-29T01:02:03Z"), json!("2024-02-29T01:02:03.0+00:00"));
        assert_eq!(rules(one, other), Ok(vec![Rule::Moment]));
    }

    #[test]
    fn other_differences_are_found() {
        let at = |sent, returned| compare(&sent, &returned, Null::Value).err();
        assert_eq!(at(json!({ "a": [1, 2] }), json!({ "a": [1, 3] })), Some("/a/1".to_owned()));
        assert_eq!(at(json!({ "a": null }), json!({})), Some("/a".to_owned()));
        assert_eq!(at(json!({}), json!({ "a": null })), Some("/a".to_owned()));
        let found = compare(&json!({}), &json!({ "a": null }), Null::Absence);
        assert_eq!(found, Err("/a".to_owned()), "absent is never null");
        assert_eq!(at(json!({ "a": "declared" }), json!({})), Some("/a".to_owned()));
        assert_eq!(at(json!("a"), json!("b")), Some(String::new()));
        assert_eq!(
            at(json!(9_007_199_254_740_993_u64), json!(9_007_199_254_740_992.0)),
            Some(String::new())
        );
        assert_eq!(at(json!(0.5), json!(0)), Some(String::new()));
    }
}
