//! Sources of values: what a deserializer of serde is, without type parameters.

use std::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess,
    Visitor,
};
use serde_json::Value;

use super::content::Content;
use super::decode::{Entries, Slot, Stopped};
use super::table::{Field, Fields, Rule};
use super::trail::Trail;

/// A value to be read, once.
pub(crate) trait Source {
    fn bool(&mut self) -> Result<bool, Stopped>;
    fn i8(&mut self) -> Result<i8, Stopped>;
    fn i16(&mut self) -> Result<i16, Stopped>;
    fn i32(&mut self) -> Result<i32, Stopped>;
    fn i64(&mut self) -> Result<i64, Stopped>;
    fn u8(&mut self) -> Result<u8, Stopped>;
    fn u16(&mut self) -> Result<u16, Stopped>;
    fn u32(&mut self) -> Result<u32, Stopped>;
    fn u64(&mut self) -> Result<u64, Stopped>;
    fn f32(&mut self) -> Result<f32, Stopped>;
    fn f64(&mut self) -> Result<f64, Stopped>;
    fn string(&mut self) -> Result<String, Stopped>;
    fn null(&mut self) -> Result<(), Stopped>;
    /// Any value.
    fn any_value(&mut self) -> Result<Value, Stopped>;
    /// Any value, to be read from there, more than once if need be.
    #[cfg(feature = "union")]
    fn content(&mut self) -> Result<Content, Stopped>;
    /// Counts parts of a value that are kept in another way than by reading them.
    #[cfg(feature = "union")]
    fn count(&mut self, kept: usize);
    /// Lends a string.
    #[cfg(any(feature = "string_enum", feature = "text"))]
    fn lend_text(
        &mut self,
        take: &mut dyn FnMut(&str) -> Result<(), Stopped>,
    ) -> Result<(), Stopped>;
    /// Hands on the value, unless it is null.
    fn optional(&mut self, take: &mut Take<'_>) -> Result<(), Stopped>;
    /// Hands on each element.
    fn list(&mut self, take: &mut Take<'_>) -> Result<(), Stopped>;
    /// Fills the slots of an object's fields, and reads its other members, if that is asked for.
    fn object(
        &mut self,
        fields: &'static Fields,
        slots: &mut [&mut dyn Slot],
        rest: Option<&mut dyn Entries>,
    ) -> Result<(), Stopped>;
}

/// A function that reads a value.
pub(crate) type Take<'a> = dyn FnMut(&mut dyn Source) -> Result<(), Stopped> + 'a;

/// The value in a deserializer of serde.
pub(super) struct Reader<'t, 'de, D: Deserializer<'de>> {
    from: Option<D>,
    error: Option<D::Error>,
    trail: &'t mut Trail,
    /// True if null is a value like any other.
    takes_null: bool,
}

impl<'t, 'de, D: Deserializer<'de>> Reader<'t, 'de, D> {
    pub(super) fn new(from: D, trail: &'t mut Trail) -> Self {
        Self { from: Some(from), error: None, trail, takes_null: false }
    }

    /// The error because of which reading stopped.
    pub(super) fn error(self, stop: Stopped) -> D::Error {
        self.error.unwrap_or_else(|| D::Error::custom(stop.into_message()))
    }

    fn read<T>(
        &mut self,
        read: impl FnOnce(D, &mut Trail) -> Result<T, D::Error>,
    ) -> Result<T, Stopped> {
        let Some(from) = self.from.take() else {
            return Err(Stopped::because(&"it was read before"));
        };
        self.trail.kept += 1;
        read(from, self.trail).map_err(|error| {
            self.error = Some(error);
            Stopped::default()
        })
    }
}

macro_rules! scalars {
    ($($name:ident -> $ty:ty;)*) => {
        $(
            fn $name(&mut self) -> Result<$ty, Stopped> {
                self.read(|from, _| Deserialize::deserialize(from))
            }
        )*
    };
}

impl<'de, D: Deserializer<'de>> Source for Reader<'_, 'de, D> {
    scalars! {
        bool -> bool;
        i8 -> i8;
        i16 -> i16;
        i32 -> i32;
        i64 -> i64;
        u8 -> u8;
        u16 -> u16;
        u32 -> u32;
        u64 -> u64;
        f32 -> f32;
        f64 -> f64;
        string -> String;
        null -> ();
    }

    fn any_value(&mut self) -> Result<Value, Stopped> {
        self.read(|from, trail| {
            let value = Value::deserialize(from)?;
            trail.kept += if trail.counts { size(&value) - 1 } else { 0 };
            Ok(value)
        })
    }

    #[cfg(feature = "union")]
    fn content(&mut self) -> Result<Content, Stopped> {
        self.read(|from, _| Content::deserialize(from))
    }

    #[cfg(any(feature = "string_enum", feature = "text"))]
    fn lend_text(
        &mut self,
        take: &mut dyn FnMut(&str) -> Result<(), Stopped>,
    ) -> Result<(), Stopped> {
        self.read(|from, _| from.deserialize_str(Text { take }))
    }

    #[cfg(feature = "union")]
    fn count(&mut self, kept: usize) {
        self.trail.kept += kept;
    }

    fn optional(&mut self, take: &mut Take<'_>) -> Result<(), Stopped> {
        if std::mem::take(&mut self.takes_null) {
            return take(self);
        }
        self.read(|from, trail| {
            trail.kept -= 1;
            from.deserialize_option(Optional(Seed::new(take, trail)))
        })
    }

    fn list(&mut self, take: &mut Take<'_>) -> Result<(), Stopped> {
        self.read(|from, trail| from.deserialize_seq(ListVisitor { take, trail }))
    }

    fn object(
        &mut self,
        fields: &'static Fields,
        slots: &mut [&mut dyn Slot],
        rest: Option<&mut dyn Entries>,
    ) -> Result<(), Stopped> {
        self.read(|from, trail| from.deserialize_map(Object { fields, slots, rest, trail }))
    }
}

/// The number of things in a value.
fn size(value: &Value) -> usize {
    match value {
        Value::Array(values) => 1 + values.iter().map(size).sum::<usize>(),
        Value::Object(members) => 1 + members.values().map(|value| 1 + size(value)).sum::<usize>(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 1,
    }
}

/// Reads a value where serde hands one on.
struct Seed<'t, F> {
    take: F,
    trail: &'t mut Trail,
    takes_null: bool,
}

impl<'t, F: FnMut(&mut dyn Source) -> Result<(), Stopped>> Seed<'t, F> {
    fn new(take: F, trail: &'t mut Trail) -> Self {
        Self { take, trail, takes_null: false }
    }
}

impl<'de, F> DeserializeSeed<'de> for Seed<'_, F>
where
    F: FnMut(&mut dyn Source) -> Result<(), Stopped>,
{
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(mut self, from: D) -> Result<(), D::Error> {
        let mut reader = Reader { takes_null: self.takes_null, ..Reader::new(from, self.trail) };
        (self.take)(&mut reader).map_err(|stop| reader.error(stop))
    }
}

struct Optional<'t, F>(Seed<'t, F>);

impl<'de, F> Visitor<'de> for Optional<'_, F>
where
    F: FnMut(&mut dyn Source) -> Result<(), Stopped>,
{
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("option")
    }

    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        self.0.deserialize(from)
    }
}

struct Text<'a> {
    take: &'a mut dyn FnMut(&str) -> Result<(), Stopped>,
}

impl Visitor<'_> for Text<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        (self.take)(text).map_err(|stop| E::custom(stop.into_message()))
    }
}

struct ListVisitor<'a, 'b> {
    take: &'a mut Take<'b>,
    trail: &'a mut Trail,
}

impl<'de> Visitor<'de> for ListVisitor<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        for index in 0.. {
            match elements.next_element_seed(Seed::new(&mut *self.take, self.trail)) {
                Ok(Some(())) => {}
                Ok(None) => break,
                Err(error) => {
                    self.trail.add(&format!("[{index}]"));
                    return Err(error);
                }
            }
        }
        Ok(())
    }
}

struct Object<'a, 's, 'r> {
    fields: &'static Fields,
    slots: &'a mut [&'s mut dyn Slot],
    rest: Option<&'r mut dyn Entries>,
    trail: &'a mut Trail,
}

impl<'de> Visitor<'de> for Object<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.fields.name {
            "" => f.write_str("a map"),
            name => write!(f, "struct {name}"),
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<(), A::Error> {
        let fields = self.fields.fields;
        let mut seen = Seen::default();
        let mut expected = 0;
        let keeps_rest = self.rest.is_some();
        while let Some(key) = members.next_key_seed(KeySeed { fields, expected, keeps_rest })? {
            match key {
                Member::Field(index) => {
                    let (name, _) = fields[index];
                    if seen.replace(index) {
                        return Err(A::Error::duplicate_field(name));
                    }
                    expected = index + 1;
                    self.trail.kept += 1;
                    let read = self.field(index, &mut members);
                    read.inspect_err(|_| self.trail.add(name))?;
                }
                Member::Other(name) => self.other(&name, &mut members)?,
                Member::Ignored => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        let is_missing = |index: &usize| !seen.has(*index) && self.is_required(*index);
        match (0..fields.len()).find(is_missing) {
            Some(index) => Err(A::Error::missing_field(fields[index].0)),
            None => Ok(()),
        }
    }
}

impl Object<'_, '_, '_> {
    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        index: usize,
        members: &mut A,
    ) -> Result<(), A::Error> {
        let (_, rules) = self.fields.fields[index];
        let slot = &mut *self.slots[index];
        if rules.is_empty() {
            let take = |from: &mut dyn Source| slot.fill(from);
            return members.next_value_seed(Seed::new(take, self.trail));
        }
        if rules.contains(&Rule::Lenient) {
            let content: Content = members.next_value()?;
            return content.fill(slot).map_err(|_| {
                A::Error::custom(format_args!("{content} isn't what the description says"))
            });
        }
        let takes_null = rules.contains(&Rule::Nullable);
        let take = |from: &mut dyn Source| slot.fill(from);
        members.next_value_seed(Seed { take, trail: self.trail, takes_null })
    }

    fn is_required(&self, index: usize) -> bool {
        let (_, rules) = self.fields.fields[index];
        let is_said = rules.contains(&Rule::Required);
        is_said || !rules.contains(&Rule::Defaulted) && !self.slots[index].may_be_absent()
    }

    fn other<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        members: &mut A,
    ) -> Result<(), A::Error> {
        let Some(rest) = &mut self.rest else { return Ok(()) };
        self.trail.kept += 1;
        let take = |from: &mut dyn Source| rest.add(name.to_owned(), from);
        let read = members.next_value_seed(Seed::new(take, self.trail));
        read.inspect_err(|_| self.trail.add(name))
    }
}

/// The fields that were there.
#[derive(Debug, Default)]
struct Seen {
    first: u64,
    /// Those behind the 64th.
    more: Vec<bool>,
}

impl Seen {
    fn has(&self, index: usize) -> bool {
        match index.checked_sub(64) {
            None => self.first >> index & 1 == 1,
            Some(index) => self.more.get(index).is_some_and(|seen| *seen),
        }
    }

    /// Notes a field. Returns true if it was there before.
    fn replace(&mut self, index: usize) -> bool {
        let had = self.has(index);
        match index.checked_sub(64) {
            None => self.first |= 1 << index,
            Some(index) => {
                let most = self.more.len().max(index + 1);
                self.more.resize(most, false);
                self.more[index] = true;
            }
        }
        had
    }
}

/// The name of a member.
enum Member {
    Field(usize),
    /// Another name, where those are kept.
    Other(String),
    Ignored,
}

/// Finds the field that a key names. Servers nearly always send them in the description's order.
struct KeySeed {
    fields: &'static [Field],
    expected: usize,
    keeps_rest: bool,
}

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Member;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Member, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = Member;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field's name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Member, E> {
        let (before, behind) = self.fields.split_at(self.expected);
        let is_it = |(field, _): &Field| *field == name;
        let found = behind.iter().position(is_it).map(|index| index + self.expected);
        Ok(match found.or_else(|| before.iter().position(is_it)) {
            Some(index) => Member::Field(index),
            None if self.keeps_rest => Member::Other(name.to_owned()),
            None => Member::Ignored,
        })
    }
}
