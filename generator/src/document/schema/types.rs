//! Types: those that a schema can name, and sets of them.

use std::ops::BitOr;

use crate::document::tree::node::{Kind, Node};

/// A type of values, as `type` names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SchemaType {
    String,
    Integer,
    Number,
    Boolean,
    Object,
    Array,
}

impl SchemaType {
    /// All types.
    pub(crate) const ALL: [Self; 6] =
        [Self::String, Self::Integer, Self::Number, Self::Boolean, Self::Object, Self::Array];

    /// The type of that name, if there is one.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.name() == name)
    }

    /// Its name in a schema.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Object => "object",
            Self::Array => "array",
        }
    }
}

/// A set of types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Types(u8);

impl Types {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const STRING: Self = Self(1);
    pub(crate) const INTEGER: Self = Self(2);
    /// Every integer is one, so that whatever is about numbers is about integers.
    pub(crate) const NUMBER: Self = Self(4 | 2);
    pub(crate) const BOOLEAN: Self = Self(8);
    pub(crate) const OBJECT: Self = Self(16);
    pub(crate) const ARRAY: Self = Self(32);
    pub(crate) const ALL: Self = Self(63);

    /// The types that a format is about (OpenAPI 3.1.1, section 4.4.1.2): one that nobody knows is
    /// about strings.
    pub(crate) fn of_format(format: &str) -> Self {
        match format {
            "int8" | "int16" | "int32" | "int64" | "uint8" | "uint16" | "uint32" | "uint64"
            | "float" | "double" | "decimal" => Self::NUMBER,
            _ => Self::STRING,
        }
    }

    /// The types that a value has.
    pub(crate) fn of_value(value: &Node) -> Self {
        match &value.kind {
            Kind::Null => Self::NONE,
            Kind::Boolean(_) => Self::BOOLEAN,
            Kind::Number(number) if number.is_f64() => Self(Self::NUMBER.0 & !Self::INTEGER.0),
            Kind::Number(_) => Self::INTEGER,
            Kind::String(_) => Self::STRING,
            Kind::Sequence(_) => Self::ARRAY,
            Kind::Mapping(_) => Self::OBJECT,
        }
    }

    /// Returns true if the two have a type in common.
    pub(crate) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl From<SchemaType> for Types {
    fn from(ty: SchemaType) -> Self {
        match ty {
            SchemaType::String => Self::STRING,
            SchemaType::Integer => Self::INTEGER,
            SchemaType::Number => Self::NUMBER,
            SchemaType::Boolean => Self::BOOLEAN,
            SchemaType::Object => Self::OBJECT,
            SchemaType::Array => Self::ARRAY,
        }
    }
}

impl BitOr for Types {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
