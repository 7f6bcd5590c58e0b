// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.

//! Readers: the places in a deserializer of serde that values are read from, and the ways to read
//! one.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor,
};
use serde_json::Value;

use super::decode::Stopped;
use super::source::{Take, TakeText};
use super::trail::{Step, Trail};

/// A place that a value is read from, once.
pub(super) trait Reader<'de> {
    fn get<W: Way>(&mut self, way: W) -> Result<W::Value, Stopped>;

    /// Returns true, once, if null isn't the same as nothing.
    fn keeps_null(&mut self) -> bool {
        false
    }
}

/// A way to read a value.
pub(super) trait Way {
    type Value;

    fn read<'de, D: Deserializer<'de>>(
        self,
        from: D,
        trail: &mut Trail,
    ) -> Result<Self::Value, D::Error>;
}

/// The way that serde is told of.
struct Seed<'t, W> {
    way: W,
    trail: &'t mut Trail,
}

impl<'de, W: Way> DeserializeSeed<'de> for Seed<'_, W> {
    type Value = W::Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<W::Value, D::Error> {
        self.way.read(from, self.trail)
    }
}

/// The whole of what a deserializer has.
pub(super) struct Input<'t, 'de, D: Deserializer<'de>> {
    from: Option<D>,
    error: Option<D::Error>,
    trail: &'t mut Trail,
}

impl<'t, 'de, D: Deserializer<'de>> Input<'t, 'de, D> {
    pub(super) fn new(from: D, trail: &'t mut Trail) -> Self {
        Self { from: Some(from), error: None, trail }
    }

    /// The error because of which reading stopped.
    pub(super) fn error(self, stop: Stopped) -> D::Error {
        self.error.unwrap_or_else(|| D::Error::custom(stop.into_message()))
    }
}

impl<'de, D: Deserializer<'de>> Reader<'de> for Input<'_, 'de, D> {
    fn get<W: Way>(&mut self, way: W) -> Result<W::Value, Stopped> {
        let Some(from) = self.from.take() else {
            return Err(Stopped::because(&"it was read before"));
        };
        way.read(from, self.trail).map_err(|error| {
            self.error = Some(error);
            Stopped::default()
        })
    }
}

/// The value behind a key.
pub(super) struct Member<'a, 'de, A: MapAccess<'de>> {
    pub(super) members: &'a mut A,
    pub(super) trail: &'a mut Trail,
    pub(super) keeps_null: bool,
    pub(super) error: Option<A::Error>,
}

impl<'de, A: MapAccess<'de>> Member<'_, 'de, A> {
    /// The error because of which reading stopped.
    pub(super) fn error(self, stop: Stopped) -> A::Error {
        self.error.unwrap_or_else(|| A::Error::custom(stop.into_message()))
    }
}

impl<'de, A: MapAccess<'de>> Reader<'de> for Member<'_, 'de, A> {
    fn get<W: Way>(&mut self, way: W) -> Result<W::Value, Stopped> {
        self.members.next_value_seed(Seed { way, trail: self.trail }).map_err(|error| {
            self.error = Some(error);
            Stopped::default()
        })
    }

    fn keeps_null(&mut self) -> bool {
        std::mem::take(&mut self.keeps_null)
    }
}

/// An element of a list, or its end.
struct Item<'a, 'de, A: SeqAccess<'de>> {
    elements: &'a mut A,
    trail: &'a mut Trail,
    is_end: bool,
    error: Option<A::Error>,
}

impl<'de, A: SeqAccess<'de>> Reader<'de> for Item<'_, 'de, A> {
    fn get<W: Way>(&mut self, way: W) -> Result<W::Value, Stopped> {
        match self.elements.next_element_seed(Seed { way, trail: self.trail }) {
            Ok(Some(value)) => return Ok(value),
            Ok(None) => self.is_end = true,
            Err(error) => self.error = Some(error),
        }
        Err(Stopped::default())
    }
}

/// Reads a value that serde knows to read.
pub(super) struct Plain<T>(pub(super) PhantomData<T>);

impl<T: for<'any> Deserialize<'any>> Way for Plain<T> {
    type Value = T;

    fn read<'de, D: Deserializer<'de>>(self, from: D, trail: &mut Trail) -> Result<T, D::Error> {
        trail.kept += 1;
        T::deserialize(from)
    }
}

/// Reads a value that serde knows to read, unless it is null.
pub(super) struct OptionalPlain<T>(pub(super) PhantomData<T>);

impl<T: for<'any> Deserialize<'any>> Way for OptionalPlain<T> {
    type Value = Option<T>;

    fn read<'de, D: Deserializer<'de>>(
        self,
        from: D,
        trail: &mut Trail,
    ) -> Result<Option<T>, D::Error> {
        let value = Option::deserialize(from)?;
        trail.kept += usize::from(value.is_some());
        Ok(value)
    }
}

/// Reads any value.
pub(super) struct AnyValue;

impl Way for AnyValue {
    type Value = Value;

    fn read<'de, D: Deserializer<'de>>(
        self,
        from: D,
        trail: &mut Trail,
    ) -> Result<Value, D::Error> {
        let value = Value::deserialize(from)?;
        trail.kept += if trail.counts { size(&value) } else { 0 };
        Ok(value)
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

/// Reads a string.
pub(super) struct Text<'a, 'b>(pub(super) &'a mut TakeText<'b>);

impl Way for Text<'_, '_> {
    type Value = ();

    fn read<'de, D: Deserializer<'de>>(self, from: D, trail: &mut Trail) -> Result<(), D::Error> {
        trail.kept += 1;
        from.deserialize_str(self)
    }
}

impl Visitor<'_> for Text<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        (self.0)(text).map_err(|stop| E::custom(stop.into_message()))
    }
}

/// Reads a string, unless the value is null.
pub(super) struct OptionalText<'a, 'b>(pub(super) &'a mut TakeText<'b>);

impl Way for OptionalText<'_, '_> {
    type Value = ();

    fn read<'de, D: Deserializer<'de>>(self, from: D, trail: &mut Trail) -> Result<(), D::Error> {
        from.deserialize_option(OptionVisitor(Seed { way: Text(self.0), trail }))
    }
}

/// Reads a value, unless it is null.
pub(super) struct Optional<'a, 'b>(pub(super) &'a mut Take<'b>);

impl Way for Optional<'_, '_> {
    type Value = ();

    fn read<'de, D: Deserializer<'de>>(self, from: D, trail: &mut Trail) -> Result<(), D::Error> {
        from.deserialize_option(OptionVisitor(Seed { way: HandOn(self.0), trail }))
    }
}

/// Hands a value on.
struct HandOn<'a, 'b>(&'a mut Take<'b>);

impl Way for HandOn<'_, '_> {
    type Value = ();

    fn read<'de, D: Deserializer<'de>>(self, from: D, trail: &mut Trail) -> Result<(), D::Error> {
        let mut input = Input::new(from, trail);
        (self.0)(&mut input).map_err(|stop| input.error(stop))
    }
}

struct OptionVisitor<'t, W>(Seed<'t, W>);

impl<'de, W: Way<Value = ()>> Visitor<'de> for OptionVisitor<'_, W> {
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

/// Reads the elements of a list.
pub(super) struct List<'a, 'b> {
    pub(super) take: &'a mut Take<'b>,
    /// True if each element has its place.
    pub(super) is_tuple: bool,
}

impl Way for List<'_, '_> {
    type Value = ();

    fn read<'de, D: Deserializer<'de>>(self, from: D, trail: &mut Trail) -> Result<(), D::Error> {
        trail.kept += 1;
        from.deserialize_seq(ListVisitor { take: self.take, is_tuple: self.is_tuple, trail })
    }
}

struct ListVisitor<'a, 'b> {
    take: &'a mut Take<'b>,
    is_tuple: bool,
    trail: &'a mut Trail,
}

impl<'de> Visitor<'de> for ListVisitor<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        for index in 0.. {
            let step = Step::Index(index);
            let mut item =
                Item { elements: &mut elements, trail: self.trail, is_end: false, error: None };
            let taken = (self.take)(&mut item);
            let (is_end, error) = (item.is_end, item.error);
            let read = match taken {
                Err(_) if is_end => Ok(()),
                taken => taken
                    .map_err(|stop| error.unwrap_or_else(|| A::Error::custom(stop.into_message()))),
            };
            self.trail.leave(read, step, || !self.is_tuple)?;
            if is_end {
                break;
            }
        }
        Ok(())
    }
}
