// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.

//! Writes values in any format that serde writes. As for reading, a type only lends its fields.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap as _, Serializer};
use serde_json::Value;

use super::decode::Stopped;
use super::sink::{Entry, Sink, Whole};
use super::table::{Fields, MAP, Rule, Rules};

/// A type that can be written.
pub(crate) trait Encode {
    fn encode(&self, to: &mut dyn Sink) -> Result<(), Stopped>;

    /// Returns true if a field that holds the value is left out.
    fn is_absent(&self) -> bool {
        false
    }
}

/// Values in a row.
pub(crate) trait Elements {
    fn at(&self, index: usize) -> Option<&dyn Encode>;

    fn len(&self) -> usize;
}

/// Values with keys.
pub(crate) trait Pairs {
    fn each(
        &self,
        write: &mut dyn FnMut(&str, &dyn Encode) -> Result<(), Stopped>,
    ) -> Result<(), Stopped>;

    fn has(&self, key: &str) -> bool;
}

/// Writes a value, as `Serialize` has to.
pub(crate) fn serialize<S: Serializer>(value: &dyn Encode, to: S) -> Result<S::Ok, S::Error> {
    let mut whole = Whole::new(to);
    let written = value.encode(&mut whole);
    whole.finish(written)
}

/// The members of an object.
#[derive(Clone, Copy)]
pub(crate) struct Record<'a> {
    fields: &'static Fields,
    values: &'a [&'a dyn Encode],
    rest: Option<&'a dyn Pairs>,
    pub(super) tags: Option<&'a Tag<'a>>,
}

/// A member that is there even if its field isn't.
#[derive(Clone, Copy)]
pub(crate) struct Tag<'a> {
    pub(super) name: &'static str,
    pub(super) text: &'static str,
    pub(super) next: Option<&'a Tag<'a>>,
}

/// A tag, and those that it leads to.
pub(super) fn outermost_first<'a>(tags: Option<&'a Tag<'a>>) -> impl Iterator<Item = &'a Tag<'a>> {
    std::iter::successors(tags, |tag| tag.next)
}

/// The members that fields are.
pub(crate) fn members<'a>(fields: &'static Fields, values: &'a [&'a dyn Encode]) -> Record<'a> {
    Record { fields, values, rest: None, tags: None }
}

impl<'a> Record<'a> {
    /// The members, and others that are kept in a map.
    pub(crate) fn and(self, rest: &'a dyn Pairs) -> Self {
        Self { rest: Some(rest), ..self }
    }

    /// The tags, the outermost first.
    pub(super) fn tags(&self) -> impl Iterator<Item = &'a Tag<'a>> {
        outermost_first(self.tags)
    }

    fn has_field(&self, name: &str) -> bool {
        self.fields.fields.iter().any(|(field, _)| *field == name)
    }
}

impl Serialize for Record<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for tag in self.tags() {
            let is_there = self.rest.is_some_and(|rest| rest.has(tag.name));
            if !is_there && !self.has_field(tag.name) {
                map.serialize_entry(tag.name, tag.text)?;
            }
        }
        for ((name, rules), value) in self.fields.fields.iter().zip(self.values) {
            let is_tag = || self.tags().any(|tag| tag.name == *name);
            if rules.has(Rule::Nullable) && value.is_absent() && !is_tag() {
                continue;
            }
            let mut entry = Entry::new(&mut map, name, *rules, self.tags);
            value.encode(&mut entry).map_err(|stop| stop.or(entry.error))?;
        }
        if let Some(rest) = self.rest {
            let mut error = None;
            let written = rest.each(&mut |key, value| {
                let mut entry = Entry::new(&mut map, key, Rules::NONE.and(Rule::Required), None);
                value.encode(&mut entry).inspect_err(|_| error = entry.error.take())
            });
            written.map_err(|stop| stop.or(error))?;
        }
        map.end()
    }
}

macro_rules! scalars {
    ($($ty:ident $write:ident;)*) => {
        $(
            impl Encode for $ty {
                fn encode(&self, to: &mut dyn Sink) -> Result<(), Stopped> {
                    to.$write((*self).into())
                }
            }
        )*
    };
}

scalars! {
    bool bool;
    i8 i64;
    i16 i64;
    i32 i64;
    i64 i64;
    u8 u64;
    u16 u64;
    u32 u64;
    u64 u64;
    f32 f32;
    f64 f64;
}

impl Encode for String {
    fn encode(&self, to: &mut dyn Sink) -> Result<(), Stopped> {
        to.str(self)
    }
}

impl Encode for Value {
    fn encode(&self, to: &mut dyn Sink) -> Result<(), Stopped> {
        to.any_value(self)
    }
}

impl Encode for () {
    fn encode(&self, to: &mut dyn Sink) -> Result<(), Stopped> {
        to.null()
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode(&self, to: &mut dyn Sink) -> Result<(), Stopped> {
        match self {
            Some(value) => value.encode(to),
            None => to.absent(),
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, to: &mut dyn Sink) -> Result<(), Stopped> {
        to.list(self)
    }
}

impl Elements for &[&dyn Encode] {
    fn at(&self, index: usize) -> Option<&dyn Encode> {
        self.get(index).copied()
    }

    fn len(&self) -> usize {
        <[_]>::len(self)
    }
}

impl<T: Encode> Elements for Vec<T> {
    fn at(&self, index: usize) -> Option<&dyn Encode> {
        self.get(index).map(|value| value as _)
    }

    fn len(&self) -> usize {
        self.len()
    }
}

impl<T: Encode> Encode for BTreeMap<String, T> {
    fn encode(&self, to: &mut dyn Sink) -> Result<(), Stopped> {
        to.object(&members(MAP, &[]).and(self))
    }
}

impl<T: Encode> Pairs for BTreeMap<String, T> {
    fn each(
        &self,
        write: &mut dyn FnMut(&str, &dyn Encode) -> Result<(), Stopped>,
    ) -> Result<(), Stopped> {
        self.iter().try_for_each(|(key, value)| write(key, value))
    }

    fn has(&self, key: &str) -> bool {
        self.contains_key(key)
    }
}

impl<T: Encode> Encode for Box<T> {
    fn encode(&self, to: &mut dyn Sink) -> Result<(), Stopped> {
        T::encode(self, to)
    }

    fn is_absent(&self) -> bool {
        T::is_absent(self)
    }
}
