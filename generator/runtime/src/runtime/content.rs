//! Values that are kept, to be read once it is clear what they are.

use std::cell::Cell;
use std::fmt;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{
    Deserialize, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};
use serde_json::{Number, Value};

use super::decode::{Decode, Slot, Stopped};
use super::reader::Input;
use super::trail::Trail;

/// Any value.
#[derive(Debug)]
pub(crate) enum Content {
    Null,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Text(String),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

impl Content {
    /// Reads the value as a type, if it is one, and counts the parts of it that the type keeps.
    pub(crate) fn read_as<T: Decode>(&self) -> Option<(usize, T)> {
        let mut trail = Trail::counting();
        let respelt = Cell::new(0);
        let content = Kept { content: self, is_lenient: false, respelt: &respelt };
        let read = T::decode(&mut Input::new(content, &mut trail)).ok()?;
        Some((trail.kept.saturating_sub(respelt.get()), read))
    }

    /// Reads the value into a slot, also if a boolean or number is spelt in another way: `1`, `"1"`
    /// or `"true"` for `true`, and `"3"` or `3.0` for `3`.
    pub(super) fn fill(&self, slot: &mut dyn Slot) -> Result<(), Stopped> {
        let mut trail = Trail::default();
        let content = Kept { content: self, is_lenient: true, respelt: &Cell::new(0) };
        slot.fill(&mut Input::new(content, &mut trail))
    }

    /// The number of things in the value, itself among them.
    pub(crate) fn parts(&self) -> usize {
        match self {
            Self::List(values) => 1 + values.iter().map(Self::parts).sum::<usize>(),
            Self::Object(members) => {
                1 + members.iter().map(|(_, value)| 1 + value.parts()).sum::<usize>()
            }
            _ => 1,
        }
    }

    /// The text in a member of an object.
    pub(crate) fn text_of(&self, name: &str) -> Option<&str> {
        let Self::Object(members) = self else { return None };
        // As everywhere in JSON, the last one counts.
        match members.iter().rev().find(|(key, _)| key == name) {
            Some((_, Self::Text(text))) => Some(text),
            _ => None,
        }
    }

    /// Returns true for null.
    pub(super) fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Returns true for a string.
    pub(crate) fn is_text(&self) -> bool {
        matches!(self, Self::Text(_))
    }

    /// The value as JSON.
    pub(crate) fn into_value(self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(value) => Value::Bool(value),
            Self::Unsigned(value) => Value::from(value),
            Self::Signed(value) => Value::from(value),
            Self::Float(value) => Number::from_f64(value).map_or(Value::Null, Value::Number),
            Self::Text(text) => Value::String(text),
            Self::List(values) => values.into_iter().map(Self::into_value).collect(),
            Self::Object(members) => {
                members.into_iter().map(|(key, value)| (key, value.into_value())).collect()
            }
        }
    }
}

/// Shows a value as a message needs it.
impl fmt::Display for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => value.fmt(f),
            Self::Unsigned(value) => value.fmt(f),
            Self::Signed(value) => value.fmt(f),
            Self::Float(value) => value.fmt(f),
            Self::Text(text) => write!(f, "{text:?}"),
            Self::List(_) => f.write_str("a list"),
            Self::Object(_) => f.write_str("an object"),
        }
    }
}

impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Any)
    }
}

struct Any;

/// The key that `serde_json` has for a number, where a program has its feature `arbitrary_precision`.
const NUMBER: &str = "$serde_json::private::Number";

/// A number by its digits.
fn number(digits: &str) -> Content {
    let unsigned = digits.parse().map(Content::Unsigned);
    let integer = unsigned.or_else(|_| digits.parse().map(Content::Signed));
    let float = || digits.parse().map(Content::Float);
    integer.or_else(|_| float()).unwrap_or(Content::Null)
}

impl<'de> Visitor<'de> for Any {
    type Value = Content;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Content, E> {
        Ok(Content::Null)
    }

    fn visit_none<E>(self) -> Result<Content, E> {
        Ok(Content::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Content, D::Error> {
        from.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Content, E> {
        Ok(Content::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Content, E> {
        Ok(Content::Unsigned(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Content, E> {
        Ok(u64::try_from(value).map_or(Content::Signed(value), Content::Unsigned))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Content, E> {
        Ok(Content::Float(value))
    }

    fn visit_str<E>(self, text: &str) -> Result<Content, E> {
        Ok(Content::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Content, E> {
        Ok(Content::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Content, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = elements.next_element()? {
            values.push(value);
        }
        Ok(Content::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Content, A::Error> {
        let mut values: Vec<(String, Content)> = Vec::new();
        while let Some(member) = members.next_entry()? {
            values.push(member);
        }
        Ok(match values.as_slice() {
            [(key, Content::Text(digits))] if key == NUMBER => number(digits),
            _ => Content::Object(values),
        })
    }
}

/// A value that was kept, on its way into a type.
#[derive(Clone, Copy)]
struct Kept<'c> {
    content: &'c Content,
    is_lenient: bool,
    /// The number of parts that their types will write in another way.
    respelt: &'c Cell<usize>,
}

impl<'c> Kept<'c> {
    fn inner(self, content: &'c Content) -> Self {
        Self { content, ..self }
    }

    /// The integer that stands there in some spelling.
    fn integer(self) -> Option<i128> {
        let whole = |value: f64| format!("{value}").parse().ok();
        match self.content {
            Content::Unsigned(value) => Some((*value).into()),
            Content::Signed(value) => Some((*value).into()),
            Content::Float(value) => whole(*value),
            Content::Text(text) => {
                let text = text.trim();
                text.parse().ok().or_else(|| whole(text.parse().ok()?))
            }
            _ => None,
        }
    }

    fn lenient_integer<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch>
    where
        'c: 'de,
    {
        let respelt = match self.content {
            Content::Float(_) | Content::Text(_) if self.is_lenient => self.integer(),
            _ => None,
        };
        match respelt {
            Some(value) => match (u64::try_from(value), i64::try_from(value)) {
                (Ok(value), _) => visitor.visit_u64(value),
                (_, Ok(value)) => visitor.visit_i64(value),
                _ => Err(Mismatch),
            },
            None => self.deserialize_any(visitor),
        }
    }

    fn float<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch>
    where
        'c: 'de,
    {
        if matches!(self.content, Content::Unsigned(_) | Content::Signed(_)) {
            self.respelt.set(self.respelt.get() + 1);
        }
        self.deserialize_any(visitor)
    }
}

/// A value that isn't of a type. Nobody asks why: the value is kept as it is.
#[derive(Debug)]
struct Mismatch;

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it isn't what the description says")
    }
}

impl std::error::Error for Mismatch {}

impl Error for Mismatch {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }

    fn invalid_type(_: serde::de::Unexpected<'_>, _: &dyn serde::de::Expected) -> Self {
        Self
    }
}

impl<'de, 'c: 'de> IntoDeserializer<'de, Mismatch> for Kept<'c> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

macro_rules! lenient_integers {
    ($($name:ident)*) => {
        $(
            fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
                self.lenient_integer(visitor)
            }
        )*
    };
}

impl<'de, 'c: 'de> Deserializer<'de> for Kept<'c> {
    type Error = Mismatch;

    lenient_integers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.content {
            Content::Null => visitor.visit_unit(),
            Content::Bool(value) => visitor.visit_bool(*value),
            Content::Unsigned(value) => visitor.visit_u64(*value),
            Content::Signed(value) => visitor.visit_i64(*value),
            Content::Float(value) => visitor.visit_f64(*value),
            Content::Text(text) => visitor.visit_borrowed_str(text),
            Content::List(values) => {
                let values = values.iter().map(|value| self.inner(value));
                visitor.visit_seq(SeqDeserializer::new(values))
            }
            Content::Object(members) => {
                let members = members.iter().map(|(key, value)| (key.as_str(), self.inner(value)));
                visitor.visit_map(MapDeserializer::new(members))
            }
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        let value = match self.content {
            Content::Bool(value) => Some(*value),
            _ if !self.is_lenient => None,
            Content::Text(text) if text.trim() == "true" => Some(true),
            Content::Text(text) if text.trim() == "false" => Some(false),
            _ => self.integer().and_then(|value| match value {
                0 => Some(false),
                1 => Some(true),
                _ => None,
            }),
        };
        match value {
            Some(value) => visitor.visit_bool(value),
            None => self.deserialize_any(visitor),
        }
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        self.float(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        self.float(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.content {
            Content::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    serde::forward_to_deserialize_any! {
        i128 u128 char str string bytes byte_buf unit unit_struct newtype_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}
