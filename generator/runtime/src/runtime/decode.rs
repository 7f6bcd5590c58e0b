//! Reads values from any format that serde reads.
//!
//! Derived code is compiled once for each type and format. Here a type only lends its fields, and
//! what reads them stands once, behind traits that have no type parameters.

use std::collections::BTreeMap;
use std::fmt::Display;

use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeOwned, Deserializer};
use serde_json::Value;

use super::reader::Input;
use super::source::Source;
use super::table::MAP;
use super::trail::Trail;

/// A type that can be read.
pub(crate) trait Decode: Sized {
    /// True if a field of the type may be left out.
    const IS_OPTIONAL: bool = false;

    fn decode(from: &mut dyn Source) -> Result<Self, Stopped>;

    /// Reads a value, unless it is null.
    fn decode_optional(from: &mut dyn Source) -> Result<Option<Self>, Stopped> {
        if from.keeps_null() {
            return Self::decode(from).map(Some);
        }
        let mut value = None;
        from.optional(&mut |from| {
            value = Some(Self::decode(from)?);
            Ok(())
        })?;
        Ok(value)
    }
}

/// A place for a value.
pub(crate) trait Slot {
    fn fill(&mut self, from: &mut dyn Source) -> Result<(), Stopped>;

    fn may_be_absent(&self) -> bool;
}

/// A place for values with keys.
pub(crate) trait Entries {
    fn add(&mut self, key: String, from: &mut dyn Source) -> Result<(), Stopped>;
}

/// The reason to stop: a message, unless the source has an error of its own.
#[derive(Debug, Default)]
pub(crate) struct Stopped(Option<Box<Message>>);

/// The words for an error. They stand apart, as every outcome has room for a stop.
#[derive(Debug)]
struct Message(String);

impl Stopped {
    /// Stops because of an error that isn't the source's.
    pub(crate) fn because(error: &dyn Display) -> Self {
        Self(Some(Box::new(Message(error.to_string()))))
    }

    /// The message; empty where the source has an error of its own.
    pub(super) fn into_message(self) -> String {
        self.0.map_or_else(String::new, |message| message.0)
    }
}

/// Reads a value, as `Deserialize` has to.
pub(crate) fn deserialize<'de, T: Decode, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let mut trail = Trail::default();
    let mut reader = Input::new(from, &mut trail);
    T::decode(&mut reader).map_err(|stop| reader.error(stop))
}

/// Reads JSON, and says where in it a problem is. Nothing may come after the value.
pub(crate) fn json<T: Decode>(json: &[u8]) -> Result<T, String> {
    // A look at all of the text at once is cheaper than one at each string.
    match std::str::from_utf8(json) {
        Ok(text) => read(serde_json::Deserializer::from_str(text)),
        Err(_) => read(serde_json::Deserializer::from_slice(json)),
    }
}

fn read<'de, T: Decode>(
    mut from: serde_json::Deserializer<impl serde_json::de::Read<'de>>,
) -> Result<T, String> {
    let mut trail = Trail::default();
    let mut reader = Input::new(&mut from, &mut trail);
    match T::decode(&mut reader) {
        Ok(value) => from.end().map(|()| value).map_err(|error| error.to_string()),
        Err(stop) => {
            let error = reader.error(stop);
            Err(trail.describe(&error))
        }
    }
}

/// Reads JSON, and leaves out what can't be read, where something may be missing. Returns the paths
/// to what was left out, each with the problem.
pub(crate) fn json_in_parts<T: Decode>(json: &[u8]) -> Result<(T, Vec<(String, String)>), String> {
    // All is well as a rule, and then this costs nothing.
    let problem = match self::json(json) {
        Ok(value) => return Ok((value, Vec::new())),
        Err(problem) => problem,
    };
    // From a value, reading can go on behind what can't be read.
    let Ok(document) = serde_json::from_slice::<Value>(json) else { return Err(problem) };
    let mut trail = Trail::forgiving();
    match T::decode(&mut Input::new(document, &mut trail)) {
        Ok(value) if !trail.left_out.is_empty() => Ok((value, trail.left_out)),
        _ => Err(problem),
    }
}

/// Reads a type that another crate has, by a value of JSON.
pub(crate) fn foreign<T: DeserializeOwned>(from: &mut dyn Source) -> Result<T, Stopped> {
    T::deserialize(from.any_value()?).map_err(|error| Stopped::because(&error))
}

/// Reads a type that another crate has and that is a string in every format.
pub(crate) fn text<T: DeserializeOwned>(from: &mut dyn Source) -> Result<T, Stopped> {
    let mut value = None;
    from.lend_text(&mut |text| {
        value = Some(of_text(text)?);
        Ok(())
    })?;
    value.ok_or_else(Stopped::default)
}

/// Reads such a type, unless the value is null.
pub(crate) fn optional_text<T: DeserializeOwned>(
    from: &mut dyn Source,
) -> Result<Option<T>, Stopped> {
    let mut value = None;
    from.lend_optional_text(&mut |text| {
        value = Some(of_text(text)?);
        Ok(())
    })?;
    Ok(value)
}

fn of_text<T: DeserializeOwned>(text: &str) -> Result<T, Stopped> {
    let text = StrDeserializer::<Error>::new(text);
    T::deserialize(text).map_err(|error| Stopped::because(&error))
}

impl<T: Decode> Slot for T {
    fn fill(&mut self, from: &mut dyn Source) -> Result<(), Stopped> {
        *self = T::decode(from)?;
        Ok(())
    }

    fn may_be_absent(&self) -> bool {
        T::IS_OPTIONAL
    }
}

macro_rules! scalars {
    ($($ty:ident $read:ident $($read_optional:ident)?;)*) => {
        $(
            impl Decode for $ty {
                fn decode(from: &mut dyn Source) -> Result<Self, Stopped> {
                    from.$read()
                }

                $(fn decode_optional(from: &mut dyn Source) -> Result<Option<Self>, Stopped> {
                    from.$read_optional()
                })?
            }
        )*
    };
}

scalars! {
    bool bool optional_bool;
    i8 i8;
    i16 i16;
    i32 i32 optional_i32;
    i64 i64 optional_i64;
    u8 u8;
    u16 u16;
    u32 u32;
    u64 u64;
    f32 f32;
    f64 f64 optional_f64;
    String string optional_string;
    Value any_value;
}

impl Decode for () {
    fn decode(from: &mut dyn Source) -> Result<Self, Stopped> {
        from.null()
    }
}

impl<T: Decode> Decode for Option<T> {
    const IS_OPTIONAL: bool = true;

    fn decode(from: &mut dyn Source) -> Result<Self, Stopped> {
        T::decode_optional(from)
    }

    fn decode_optional(from: &mut dyn Source) -> Result<Option<Self>, Stopped> {
        let keeps_null = from.keeps_null();
        let value = T::decode_optional(from)?;
        Ok(if keeps_null { Some(value) } else { value.map(Some) })
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(from: &mut dyn Source) -> Result<Self, Stopped> {
        let mut values = Self::new();
        from.list(&mut |from| {
            values.push(T::decode(from)?);
            Ok(())
        })?;
        Ok(values)
    }
}

impl<T: Decode> Decode for BTreeMap<String, T> {
    fn decode(from: &mut dyn Source) -> Result<Self, Stopped> {
        let mut entries = Self::new();
        from.object(MAP, &mut [], Some(&mut entries))?;
        Ok(entries)
    }
}

impl<T: Decode> Entries for BTreeMap<String, T> {
    fn add(&mut self, key: String, from: &mut dyn Source) -> Result<(), Stopped> {
        self.insert(key, T::decode(from)?);
        Ok(())
    }
}

impl<T: Decode> Decode for Box<T> {
    const IS_OPTIONAL: bool = T::IS_OPTIONAL;

    fn decode(from: &mut dyn Source) -> Result<Self, Stopped> {
        T::decode(from).map(Self::new)
    }

    fn decode_optional(from: &mut dyn Source) -> Result<Option<Self>, Stopped> {
        Ok(T::decode_optional(from)?.map(Self::new))
    }
}
