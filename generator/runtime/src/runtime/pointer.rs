//! Values within JSON, by pointers (RFC 6901). What a pointer leads past is read, but not kept.
//!
//! A negative number counts from the end of a list.

use std::collections::VecDeque;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// The value that a pointer leads to.
pub(super) fn find(json: &[u8], pointer: &str) -> Option<Value> {
    search(json, Search { pointer, goal: Goal::Value })
}

/// The length of the list that a pointer leads to.
pub(super) fn length(json: &[u8], pointer: &str) -> u64 {
    let length = search(json, Search { pointer, goal: Goal::Length });
    length.as_ref().and_then(Value::as_u64).unwrap_or_default()
}

fn search(json: &[u8], search: Search<'_>) -> Option<Value> {
    let mut reader = serde_json::Deserializer::from_slice(json);
    let found = search.deserialize(&mut reader).ok()?;
    reader.end().ok()?;
    found
}

/// The outcome of a search.
#[derive(Debug, Clone, Copy)]
enum Goal {
    Value,
    /// The number of elements, if it is a list.
    Length,
}

/// A search in the value that is read next.
#[derive(Debug, Clone, Copy)]
struct Search<'p> {
    pointer: &'p str,
    goal: Goal,
}

impl<'p> Search<'p> {
    /// The key or index that the pointer begins with, and the search in what stands there.
    fn step(self) -> Option<(&'p str, Self)> {
        let rest = self.pointer.strip_prefix('/')?;
        let end = rest.find('/').unwrap_or(rest.len());
        let (token, pointer) = rest.split_at(end);
        Some((token, Self { pointer, ..self }))
    }
}

impl<'de> DeserializeSeed<'de> for Search<'_> {
    type Value = Option<Value>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Option<Value>, D::Error> {
        match (self.pointer.is_empty(), self.goal) {
            (true, Goal::Value) => serde::Deserialize::deserialize(from).map(Some),
            _ => from.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for Search<'_> {
    type Value = Option<Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Option<Value>, A::Error> {
        let step = self.step();
        let wanted = step.map(|(token, _)| token.replace("~1", "/").replace("~0", "~"));
        let mut found = None;
        while let Some(is_wanted) = members.next_key_seed(Key(wanted.as_deref()))? {
            match step {
                Some((_, inner)) if is_wanted => found = members.next_value_seed(inner)?,
                _ => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        Ok(found)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<Option<Value>, A::Error> {
        let Some((token, inner)) = self.step() else { return count(elements).map(Some) };
        match token.parse::<isize>() {
            Ok(index) if index < 0 => from_end(elements, index.unsigned_abs(), inner),
            Ok(index) => at(elements, index.unsigned_abs(), inner),
            Err(_) => count(elements).map(|_| None),
        }
    }

    fn visit_bool<E>(self, _: bool) -> Result<Option<Value>, E> {
        Ok(None)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Option<Value>, E> {
        Ok(None)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Option<Value>, E> {
        Ok(None)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Option<Value>, E> {
        Ok(None)
    }

    fn visit_str<E>(self, _: &str) -> Result<Option<Value>, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Option<Value>, E> {
        Ok(None)
    }
}

/// The number of elements.
fn count<'de, A: SeqAccess<'de>>(mut elements: A) -> Result<Value, A::Error> {
    let mut length = 0_u64;
    while elements.next_element::<IgnoredAny>()?.is_some() {
        length += 1;
    }
    Ok(length.into())
}

/// Searches in the element of an index.
fn at<'de, A: SeqAccess<'de>>(
    mut elements: A,
    index: usize,
    inner: Search<'_>,
) -> Result<Option<Value>, A::Error> {
    for _ in 0..index {
        if elements.next_element::<IgnoredAny>()?.is_none() {
            return Ok(None);
        }
    }
    let found = elements.next_element_seed(inner)?.flatten();
    count(elements).map(|_| found)
}

/// Searches in the element that is so many from the end: 1 is the last.
fn from_end<'de, A: SeqAccess<'de>>(
    mut elements: A,
    distance: usize,
    inner: Search<'_>,
) -> Result<Option<Value>, A::Error> {
    let mut last = VecDeque::new();
    while let Some(found) = elements.next_element_seed(inner)? {
        last.push_back(found);
        if last.len() > distance {
            last.pop_front();
        }
    }
    let is_there = last.len() == distance;
    Ok(last.pop_front().flatten().filter(|_| is_there))
}

/// A comparison of the next key with this one.
struct Key<'k>(Option<&'k str>);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<bool, D::Error> {
        from.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<bool, E> {
        Ok(self.0 == Some(key))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const PAGE: &str =
        r#"{"a/b":[{"id":1},{"id":"2"},[3]],"~":{"n":null},"t":true,"a":7.5,"t":"x"}"#;

    #[test]
    fn pointers_lead_to_values() {
        for (pointer, value) in [
            ("", serde_json::from_str(PAGE).ok()),
            ("/a~1b/0/id", Some(json!(1))),
            ("/a~1b/-2/id", Some(json!("2"))),
            ("/a~1b/-1", Some(json!([3]))),
            ("/a~1b/-1/0", Some(json!(3))),
            ("/~0/n", Some(Value::Null)),
            ("/~0/x", None),
            ("/t", Some(json!("x"))),
            ("/t/x", None),
            ("/a", Some(json!(7.5))),
            ("/a~1b/3", None),
            ("/a~1b/-4", None),
            ("/a~1b/x", None),
            ("/a~1b/1/id/x", None),
        ] {
            assert_eq!(find(PAGE.as_bytes(), pointer), value, "{pointer}");
        }
    }

    #[test]
    fn only_lists_have_a_length() {
        for (pointer, expected) in [("/a~1b", 3), ("/a~1b/2", 1), ("", 0), ("/t", 0), ("/x", 0)] {
            assert_eq!(length(PAGE.as_bytes(), pointer), expected, "{pointer}");
        }
    }

    #[test]
    fn nothing_is_found_in_what_is_no_json() {
        for broken in ["", "[1,2", "[1] 2", "{\"a\":1,}"] {
            assert_eq!(find(broken.as_bytes(), "/a"), None);
            assert_eq!(length(broken.as_bytes(), ""), 0);
        }
    }
}
