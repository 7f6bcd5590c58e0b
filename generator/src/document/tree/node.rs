//! The raw value of a text, before anybody asks for its meaning.
//!
//! Both readers build it, the overlay and the rewriting change it, and it stays with the
//! [`Document`](super::Document) afterwards. Each node remembers only a small number, its
//! [`Origin`]: from that the place in the source is found, however far rewriting has moved the
//! node.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use serde_yaml::Number;

use super::origin::Origin;
use super::pointer::Pointer;

/// One value of a description.
#[derive(Debug, Clone)]
pub struct Node {
    pub(crate) kind: Kind,
    pub(crate) origin: Origin,
}

/// The kinds of values: the JSON data model.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    Null,
    Boolean(bool),
    Number(Number),
    String(Box<str>),
    Sequence(Vec<Node>),
    /// In the order of the text. Most mappings are so short that looking for a key means trying
    /// all.
    Mapping(Vec<Entry>),
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    /// Shared, because a handful of keys make up nearly all of a description.
    pub(crate) key: Arc<str>,
    pub(crate) value: Node,
}

/// Two nodes are equal if they say the same, wherever they stand.
impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

impl Node {
    pub(crate) fn new(kind: Kind, origin: Origin) -> Self {
        Self { kind, origin }
    }

    pub(crate) fn string(text: impl Into<Box<str>>, origin: Origin) -> Self {
        Self::new(Kind::String(text.into()), origin)
    }

    /// The text, if this is a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.kind {
            Kind::String(text) => Some(text),
            _ => None,
        }
    }

    /// The value, if this is a boolean.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self.kind {
            Kind::Boolean(value) => Some(value),
            _ => None,
        }
    }

    /// The value under a key, if this is a mapping that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|entry| &*entry.key == key).map(|entry| &entry.value)
    }

    /// The keys and values of a mapping in their order; none for anything else.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Self)> {
        self.entries().iter().map(|entry| (&*entry.key, &entry.value))
    }

    /// The values of a sequence; none for anything else.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match &self.kind {
            Kind::Sequence(items) => items,
            _ => &[],
        }
    }

    /// The value that a pointer leads to from here.
    #[must_use]
    pub fn find(&self, pointer: &Pointer) -> Option<&Self> {
        pointer.tokens().try_fold(self, |node, token| node.step(&token))
    }

    /// The value that a pointer leads to from here.
    pub(crate) fn find_mut(&mut self, pointer: &Pointer) -> Option<&mut Self> {
        pointer.tokens().try_fold(self, |node, token| match node.is_sequence() {
            true => node.items_mut()?.get_mut(index(&token)?),
            false => node.get_mut(&token),
        })
    }

    /// The value one step down: under a key, or at a number.
    pub(crate) fn step(&self, token: &str) -> Option<&Self> {
        match &self.kind {
            Kind::Mapping(_) => self.get(token),
            Kind::Sequence(items) => items.get(index(token)?),
            _ => None,
        }
    }

    /// All values one step down, each with its token.
    pub(crate) fn steps(&self) -> impl Iterator<Item = (Cow<'_, str>, &Self)> {
        let items = self.items().iter().enumerate();
        items
            .map(|(index, item)| (Cow::Owned(index.to_string()), item))
            .chain(self.iter().map(|(key, value)| (Cow::Borrowed(key), value)))
    }

    /// All values one step down.
    pub(crate) fn children(&self) -> impl Iterator<Item = &Self> {
        self.items().iter().chain(self.entries().iter().map(|entry| &entry.value))
    }

    /// All values one step down.
    pub(crate) fn children_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        let (items, entries): (&mut [Self], &mut [Entry]) = match &mut self.kind {
            Kind::Sequence(items) => (items, &mut []),
            Kind::Mapping(entries) => (&mut [], entries),
            _ => (&mut [], &mut []),
        };
        items.iter_mut().chain(entries.iter_mut().map(|entry| &mut entry.value))
    }

    /// The number of values, this one included.
    pub(crate) fn size(&self) -> usize {
        1 + self.children().map(Self::size).sum::<usize>()
    }

    pub(crate) fn is_null(&self) -> bool {
        self.kind == Kind::Null
    }

    pub(crate) fn is_sequence(&self) -> bool {
        matches!(self.kind, Kind::Sequence(_))
    }

    pub(crate) fn is_mapping(&self) -> bool {
        matches!(self.kind, Kind::Mapping(_))
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Returns true if this is a mapping with this key and this text under it.
    pub(crate) fn says(&self, key: &str, text: &str) -> bool {
        self.get(key).and_then(Self::as_str) == Some(text)
    }

    pub(crate) fn entries(&self) -> &[Entry] {
        match &self.kind {
            Kind::Mapping(entries) => entries,
            _ => &[],
        }
    }

    pub(crate) fn into_entries(self) -> Vec<Entry> {
        match self.kind {
            Kind::Mapping(entries) => entries,
            _ => Vec::new(),
        }
    }

    pub(crate) fn entries_mut(&mut self) -> Option<&mut Vec<Entry>> {
        match &mut self.kind {
            Kind::Mapping(entries) => Some(entries),
            _ => None,
        }
    }

    pub(crate) fn items_mut(&mut self) -> Option<&mut Vec<Self>> {
        match &mut self.kind {
            Kind::Sequence(items) => Some(items),
            _ => None,
        }
    }

    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut Self> {
        self.entries_mut()?
            .iter_mut()
            .find(|entry| &*entry.key == key)
            .map(|entry| &mut entry.value)
    }

    /// Takes a key out of a mapping.
    pub(crate) fn take(&mut self, key: &str) -> Option<Self> {
        let entries = self.entries_mut()?;
        let index = entries.iter().position(|entry| &*entry.key == key)?;
        Some(entries.remove(index).value)
    }

    /// Puts a value under a key of a mapping: in the place of the old value, or at the end.
    pub(crate) fn set(&mut self, key: &str, value: Self) {
        if let Some(old) = self.get_mut(key) {
            *old = value;
        } else if let Some(entries) = self.entries_mut() {
            entries.push(Entry { key: key.into(), value });
        }
    }

    /// Gives a key of a mapping another name, in its place. A value that the new name already has
    /// is kept, and the old one goes.
    pub(crate) fn rename(&mut self, from: &str, to: &str) {
        if self.has(to) {
            self.take(from);
        } else if let Some(entries) = self.entries_mut()
            && let Some(entry) = entries.iter_mut().find(|entry| &*entry.key == from)
        {
            entry.key = to.into();
        }
    }

    /// The value as JSON has it.
    pub(crate) fn to_json(&self) -> serde_json::Value {
        use serde_json::Value;
        match &self.kind {
            Kind::Null => Value::Null,
            Kind::Boolean(value) => Value::Bool(*value),
            Kind::Number(number) => json_number(number).map_or(Value::Null, Value::Number),
            Kind::String(text) => Value::String(text.to_string()),
            Kind::Sequence(items) => Value::Array(items.iter().map(Self::to_json).collect()),
            Kind::Mapping(entries) => {
                let entry = |entry: &Entry| (entry.key.to_string(), entry.value.to_json());
                Value::Object(entries.iter().map(entry).collect())
            }
        }
    }

    /// Returns true if the two say the same, in whatever order a mapping has its keys.
    pub(crate) fn means(&self, other: &Self) -> bool {
        match (&self.kind, &other.kind) {
            (Kind::Mapping(one), Kind::Mapping(entries)) => {
                let is_same = |entry: &Entry| {
                    other.get(&entry.key).is_some_and(|value| entry.value.means(value))
                };
                one.len() == entries.len() && one.iter().all(is_same)
            }
            (Kind::Sequence(one), Kind::Sequence(other)) => {
                one.len() == other.len()
                    && one.iter().zip(other).all(|(one, other)| one.means(other))
            }
            (one, other) => one == other,
        }
    }

    /// A scalar as its text.
    pub(crate) fn to_text(&self) -> Option<String> {
        match &self.kind {
            Kind::String(text) => Some(text.to_string()),
            Kind::Boolean(value) => Some(value.to_string()),
            Kind::Number(number) => Some(number.to_string()),
            Kind::Null | Kind::Sequence(_) | Kind::Mapping(_) => None,
        }
    }

    /// The words for this value in a message.
    pub(crate) fn describe(&self) -> String {
        match &self.kind {
            Kind::Null => "null".to_owned(),
            Kind::Boolean(value) => format!("the boolean {value}"),
            Kind::Number(number) => format!("the number {number}"),
            Kind::String(text) if text.chars().count() <= 40 && !text.contains('\n') => {
                format!("the string \"{text}\"")
            }
            Kind::String(_) => "a string".to_owned(),
            Kind::Sequence(_) => "a list".to_owned(),
            Kind::Mapping(_) => "a mapping".to_owned(),
        }
    }
}

/// The index that a token is. RFC 6901 knows no sign and no leading zeros; `parse` alone would take
/// both.
fn index(token: &str) -> Option<usize> {
    let is_plain = token == "0" || !token.starts_with(['0', '+']);
    token.parse().ok().filter(|_| is_plain)
}

/// Writes the value as it is, without its place.
impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.kind {
            Kind::Null => serializer.serialize_unit(),
            Kind::Boolean(value) => serializer.serialize_bool(*value),
            Kind::Number(number) => number.serialize(serializer),
            Kind::String(text) => serializer.serialize_str(text),
            Kind::Sequence(items) => serializer.collect_seq(items),
            Kind::Mapping(entries) => {
                serializer.collect_map(entries.iter().map(|entry| (&*entry.key, &entry.value)))
            }
        }
    }
}

/// A number as JSON has it; none for those that are no numbers there.
pub(in crate::document) fn json_number(number: &Number) -> Option<serde_json::Number> {
    use serde_json::Number;
    let whole = number.as_u64().map(Number::from).or_else(|| number.as_i64().map(Number::from));
    whole.or_else(|| Number::from_f64(number.as_f64()?))
}
