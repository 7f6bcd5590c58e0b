// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.

//! Tables of the names of fields, which one reader and one writer go by.

/// The fields of a type, in the order of its slots.
#[derive(Debug)]
pub(crate) struct Fields {
    /// The name of the type. A map has none.
    pub(super) name: &'static str,
    pub(super) fields: &'static [Field],
}

/// The name of a field in JSON, and the rules for it.
pub(crate) type Field = (&'static str, Rules);

/// A rule for a field, unless its type says all: an `Option` may be left out, and nothing else may.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Rule {
    /// It must be there, even if it is null.
    Required = 1,
    /// Left out, it is the empty value of its type.
    Defaulted = 2,
    /// Null is a value like any other, and not the same as left out.
    Nullable = 4,
    /// Other spellings of a boolean or a number are read, too.
    Lenient = 8,
}

/// A set of rules. It's asked for each field of each value, so it is a number.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rules(u8);

impl Rules {
    pub(crate) const NONE: Self = Self(0);

    /// The rules, and one more.
    pub(crate) const fn and(self, rule: Rule) -> Self {
        Self(self.0 | rule as u8)
    }

    pub(super) const fn has(self, rule: Rule) -> bool {
        self.0 & rule as u8 != 0
    }
}

/// A map, whose keys are all its own.
pub(crate) const MAP: &Fields = &Fields::new("", &[]);

impl Fields {
    pub(crate) const fn new(name: &'static str, fields: &'static [Field]) -> Self {
        Self { name, fields }
    }
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

pub(crate) use serde_by_table;
