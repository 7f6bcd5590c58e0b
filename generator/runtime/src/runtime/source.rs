//! Sources of values: what a deserializer of serde is, without type parameters.

use std::marker::PhantomData;

use serde_json::Value;

use super::content::Content;
use super::decode::{Entries, Slot, Stopped};
use super::members::Object;
use super::reader::{AnyValue, List, Optional, OptionalPlain, OptionalText, Plain, Reader, Text};
use super::table::Fields;

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
    /// Null or a boolean, in one step as for the other types that `Option`s often have.
    fn optional_bool(&mut self) -> Result<Option<bool>, Stopped>;
    fn optional_i32(&mut self) -> Result<Option<i32>, Stopped>;
    fn optional_i64(&mut self) -> Result<Option<i64>, Stopped>;
    fn optional_f64(&mut self) -> Result<Option<f64>, Stopped>;
    fn optional_string(&mut self) -> Result<Option<String>, Stopped>;
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
    fn lend_text(&mut self, take: &mut TakeText<'_>) -> Result<(), Stopped>;
    /// Lends a string, unless the value is null.
    #[cfg(any(feature = "string_enum", feature = "text"))]
    fn lend_optional_text(&mut self, take: &mut TakeText<'_>) -> Result<(), Stopped>;
    /// Hands on the value, unless it is null.
    fn optional(&mut self, take: &mut Take<'_>) -> Result<(), Stopped>;
    /// Returns true if null is a value like any other for the outermost `Option` around the value,
    /// which asks once.
    fn keeps_null(&mut self) -> bool;
    /// Hands on each element, and at last the end, which is an error to read.
    fn list(&mut self, take: &mut Take<'_>) -> Result<(), Stopped>;
    /// The same for a list in which each element has its place.
    #[cfg(feature = "tuple")]
    fn tuple(&mut self, take: &mut Take<'_>) -> Result<(), Stopped>;
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

/// A function that reads a string.
pub(crate) type TakeText<'a> = dyn FnMut(&str) -> Result<(), Stopped> + 'a;

macro_rules! scalars {
    ($($way:ident $name:ident -> $ty:ty;)*) => {
        $(
            fn $name(&mut self) -> Result<$ty, Stopped> {
                self.get($way(PhantomData))
            }
        )*
    };
}

impl<'de, R: Reader<'de>> Source for R {
    scalars! {
        Plain bool -> bool;
        Plain i8 -> i8;
        Plain i16 -> i16;
        Plain i32 -> i32;
        Plain i64 -> i64;
        Plain u8 -> u8;
        Plain u16 -> u16;
        Plain u32 -> u32;
        Plain u64 -> u64;
        Plain f32 -> f32;
        Plain f64 -> f64;
        Plain string -> String;
        Plain null -> ();
        OptionalPlain optional_bool -> Option<bool>;
        OptionalPlain optional_i32 -> Option<i32>;
        OptionalPlain optional_i64 -> Option<i64>;
        OptionalPlain optional_f64 -> Option<f64>;
        OptionalPlain optional_string -> Option<String>;
    }

    fn any_value(&mut self) -> Result<Value, Stopped> {
        self.get(AnyValue)
    }

    #[cfg(feature = "union")]
    fn content(&mut self) -> Result<Content, Stopped> {
        self.get(Plain(PhantomData))
    }

    #[cfg(feature = "union")]
    fn count(&mut self, kept: usize) {
        self.trail().kept += kept;
    }

    #[cfg(any(feature = "string_enum", feature = "text"))]
    fn lend_text(&mut self, take: &mut TakeText<'_>) -> Result<(), Stopped> {
        self.get(Text(take))
    }

    #[cfg(any(feature = "string_enum", feature = "text"))]
    fn lend_optional_text(&mut self, take: &mut TakeText<'_>) -> Result<(), Stopped> {
        self.get(OptionalText(take))
    }

    fn optional(&mut self, take: &mut Take<'_>) -> Result<(), Stopped> {
        self.get(Optional(take))
    }

    fn keeps_null(&mut self) -> bool {
        Reader::keeps_null(self)
    }

    fn list(&mut self, take: &mut Take<'_>) -> Result<(), Stopped> {
        self.get(List { take, is_tuple: false })
    }

    #[cfg(feature = "tuple")]
    fn tuple(&mut self, take: &mut Take<'_>) -> Result<(), Stopped> {
        self.get(List { take, is_tuple: true })
    }

    fn object(
        &mut self,
        fields: &'static Fields,
        slots: &mut [&mut dyn Slot],
        rest: Option<&mut dyn Entries>,
    ) -> Result<(), Stopped> {
        self.get(Object { fields, slots, rest })
    }
}
