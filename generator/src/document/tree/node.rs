//! The raw value of a text, before anybody asks for its meaning.
//!
//! Both readers build it, the overlay and the rewriting change it, and it stays with the
//! [`Document`](super::Document) afterwards. Each node remembers only a small number, its
//! [`Origin`]: from that the place in the source is found, however far rewriting has moved the
//! node.

use std::borrow::Cow;
use std::sync::Arc;

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
}

/// The index that a token is. RFC 6901 knows no sign and no leading zeros; `parse` alone would take
/// both.
pub(super) fn index(token: &str) -> Option<usize> {
    let is_plain = token == "0" || !token.starts_with(['0', '+']);
    token.parse().ok().filter(|_| is_plain)
}
