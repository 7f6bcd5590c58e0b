//! Values of one of several types.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// `Serialize` and `Deserialize` for a union in which a property tells the types apart. A value with
/// another tag, or without one, is kept as it is, and so is one that isn't what its tag promises.
macro_rules! tagged_union {
    ($name:ident, $tag:literal, $unknown:ident, { $($first:literal $(| $more:literal)* => $variant:ident $(or $other:ident)*),* $(,)? }) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                let written = match self {
                    $(
                        Self::$variant(value) => super::runtime::union::with_tag(value, $tag, $first),
                        $(Self::$other(value) => super::runtime::union::with_tag(value, $tag, $first),)*
                    )*
                    Self::$unknown(value) => Ok(value.clone()),
                };
                written.map_err(serde::ser::Error::custom)?.serialize(to)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let value = serde_json::Value::deserialize(from)?;
                let read = match value.get($tag).and_then(serde_json::Value::as_str) {
                    $(Some($first $(| $more)*) => super::runtime::union::read_tagged!(value, $variant $(, $other)*),)*
                    _ => None,
                };
                Ok(read.unwrap_or(Self::$unknown(value)))
            }
        }

        #[cfg(feature = "open")]
        impl super::runtime::union::Open for $name {
            fn is_unknown(&self) -> bool {
                matches!(self, Self::$unknown(_))
            }
        }
    };
}

/// Reads what a tag promises.
#[cfg(not(feature = "shared_tag"))]
macro_rules! read_tagged {
    ($value:ident, $variant:ident) => {
        <_>::deserialize(&$value).map(Self::$variant).ok()
    };
}

/// Reads what a tag promises. Of several variants, that which keeps most of the value.
#[cfg(feature = "shared_tag")]
macro_rules! read_tagged {
    ($value:ident, $variant:ident) => {
        <_>::deserialize(&$value).map(Self::$variant).ok()
    };
    ($value:ident, $($variant:ident),+) => {{
        let mut best = None;
        $(super::runtime::union::consider(&$value, Self::$variant, |_| false, &mut best);)+
        best.map(|(_, variant)| variant)
    }};
}

/// `Serialize` and `Deserialize` for a union without such a property: a value becomes the variant that keeps
/// most of it. Types that keep what they don't know come into question `unless unknown`.
macro_rules! untagged_union {
    (@unless) => { |_| false };
    (@unless unknown) => { super::runtime::union::Open::is_unknown };
    ($name:ident, $unknown:ident, { $($variant:ident $(unless $open:ident)?),* $(,)? }) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => value.serialize(to),)*
                    Self::$unknown(value) => value.serialize(to),
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let value = serde_json::Value::deserialize(from)?;
                let mut best = None;
                $(super::runtime::union::consider(
                    &value, Self::$variant, untagged_union!(@unless $($open)?), &mut best,
                );)*
                Ok(best.map_or(Self::$unknown(value), |(_, variant)| variant))
            }
        }

        #[cfg(feature = "open")]
        impl super::runtime::union::Open for $name {
            fn is_unknown(&self) -> bool {
                matches!(self, Self::$unknown(_))
            }
        }
    };
}

pub(crate) use read_tagged;
pub(crate) use tagged_union;
pub(crate) use untagged_union;

/// A value as JSON, with the tag that its own type may not have.
pub(crate) fn with_tag(value: &impl Serialize, tag: &str, text: &str) -> serde_json::Result<Value> {
    let mut value = serde_json::to_value(value)?;
    if let Value::Object(members) = &mut value {
        members.entry(tag).or_insert_with(|| Value::from(text));
    }
    Ok(value)
}

/// A type that keeps values that the description doesn't know.
#[cfg(feature = "open")]
pub(crate) trait Open {
    /// Returns true for such a value.
    fn is_unknown(&self) -> bool;
}

impl<T: Open> Open for Box<T> {
    fn is_unknown(&self) -> bool {
        T::is_unknown(self)
    }
}

/// Tries a type, and keeps what comes of it if more of the value comes back from it than from the
/// best so far. What is unknown to the type doesn't count.
pub(crate) fn consider<T, U>(
    value: &Value,
    variant: fn(T) -> U,
    is_unknown: fn(&T) -> bool,
    best: &mut Option<(usize, U)>,
) where
    T: Serialize + DeserializeOwned,
{
    let Ok(read) = T::deserialize(value) else { return };
    let Ok(written) = serde_json::to_value(&read) else { return };
    let kept = match is_unknown(&read) {
        false => common(value, &written),
        // A new string belongs to an open set of strings, if nothing else takes it.
        true if value.is_string() => 0,
        true => return,
    };
    if best.as_ref().is_none_or(|(most, _)| kept > *most) {
        *best = Some((kept, variant(read)));
    }
}

/// The number of things that two values have in common.
fn common(one: &Value, other: &Value) -> usize {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let shared =
                one.iter().filter_map(|(key, value)| Some(1 + common(value, other.get(key)?)));
            1 + shared.sum::<usize>()
        }
        (Value::Array(one), Value::Array(other)) => {
            1 + one.iter().zip(other).map(|(one, other)| common(one, other)).sum::<usize>()
        }
        (one, other) => usize::from(one == other),
    }
}
