// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.

//! Values of types before one was read.

use std::collections::BTreeMap;

use serde_json::Value;

/// A type of which there is a value before one was read.
pub(crate) trait Blank {
    fn blank() -> Self;
}

macro_rules! by_default {
    ($($ty:ident)*) => {
        $(
            impl Blank for $ty {
                fn blank() -> Self {
                    Self::default()
                }
            }
        )*
    };
}

by_default!(bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 String Value);

impl Blank for () {
    fn blank() -> Self {}
}

impl<T> Blank for Option<T> {
    fn blank() -> Self {
        None
    }
}

impl<T> Blank for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }
}

impl<T> Blank for BTreeMap<String, T> {
    fn blank() -> Self {
        Self::new()
    }
}

impl<T: Blank> Blank for Box<T> {
    fn blank() -> Self {
        Self::new(T::blank())
    }
}
