//! Objects with fields: a table of names for each, which one reader and one writer go by.

/// The fields of a type, in the order of its slots.
#[derive(Debug)]
pub(crate) struct Fields {
    /// The name of the type. A map has none.
    pub(super) name: &'static str,
    pub(super) fields: &'static [Field],
}

/// The name of a field in JSON, and the rules for it.
pub(crate) type Field = (&'static str, &'static [Rule]);

/// A rule for a field, unless its type says all: an `Option` may be left out, and nothing else may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rule {
    /// It must be there, even if it is null.
    Required,
    /// Left out, it is the empty value of its type.
    Defaulted,
    /// Null is a value like any other, and not the same as left out.
    Nullable,
    /// Other spellings of a boolean or a number are read, too.
    Lenient,
}

/// A map, whose keys are all its own.
pub(crate) static MAP: Fields = Fields::new("", &[]);

impl Fields {
    pub(crate) const fn new(name: &'static str, fields: &'static [Field]) -> Self {
        Self { name, fields }
    }
}

/// Reads and writes a struct: the name of each field in JSON, the field, and the rules for it.
macro_rules! object {
    ($name:ident {
        $($wire:literal: $field:ident $(as $rule:ident)*,)*
        $(..$rest:ident)?
    }) => {
        // Names of the runtime stand with their paths, as a description has any names.
        #[allow(deprecated)]
        const _: () = {
            static FIELDS: super::runtime::object::Fields = super::runtime::object::Fields::new(
                stringify!($name),
                &[$(($wire, &[$(super::runtime::object::Rule::$rule),*])),*],
            );

            impl super::runtime::decode::Blank for $name {
                fn blank() -> Self {
                    Self {
                        $($field: super::runtime::decode::Blank::blank(),)*
                        $($rest: super::runtime::decode::Blank::blank(),)?
                    }
                }
            }

            impl super::runtime::decode::Decode for $name {
                fn decode(
                    from: &mut dyn super::runtime::source::Source,
                ) -> Result<Self, super::runtime::decode::Stopped> {
                    let mut object = <Self as super::runtime::decode::Blank>::blank();
                    from.object(
                        &FIELDS,
                        &mut [$(&mut object.$field),*],
                        super::runtime::object::first!($(&mut object.$rest)?),
                    )?;
                    Ok(object)
                }
            }

            impl super::runtime::encode::Encode for $name {
                fn encode(
                    &self,
                    to: &mut dyn super::runtime::sink::Sink,
                ) -> Result<(), super::runtime::decode::Stopped> {
                    let values: &[&dyn super::runtime::encode::Encode] = &[$(&self.$field),*];
                    to.object(
                        &super::runtime::encode::members(&FIELDS, values)$(.and(&self.$rest))?,
                    )
                }
            }
        };

        super::runtime::object::serde_by_table!($name);
    };
}

/// `Serialize` and `Deserialize` of a type that reads and writes itself.
macro_rules! serde_by_table {
    ($name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                super::runtime::encode::serialize(self, to)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                super::runtime::decode::deserialize(from)
            }
        }
    };
}

/// The value, if there is one.
macro_rules! first {
    () => {
        None
    };
    ($value:expr) => {
        Some($value)
    };
}

pub(crate) use first;
pub(crate) use object;
pub(crate) use serde_by_table;
