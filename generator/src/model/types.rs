//! Types as they stand in fields and signatures.

use super::number::{Float, Integer};

/// A type as it stands in a field or a signature.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Type {
    /// `bool`
    Boolean,
    /// An integer.
    Integer(Integer),
    /// A number that may have a fraction.
    Number(Float),
    /// `String`
    String,
    /// Bytes.
    Bytes,
    /// Null, and nothing else.
    Null,
    /// Any JSON value: the description gives no type.
    Json,
    /// A list.
    List(Box<Type>),
    /// A list of a fixed length, each element with a type of its own.
    Tuple(Vec<Type>),
    /// A map with string keys.
    Map(Box<Type>),
    /// A value that may be null.
    Nullable(Box<Type>),
    /// A value on the heap, where a type would contain itself.
    Boxed(Box<Type>),
    /// A type of the crate, by its name.
    Named(String),
    /// A type of the standard library or another crate.
    External(External),
}

/// A type from outside the crate.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct External {
    /// The type as it is written.
    pub written: String,
    /// The paths that must be imported for that.
    pub imports: Vec<String>,
    /// The module that reads and writes it for serde, if the type doesn't do that itself. Such a
    /// type is the whole of a type definition.
    pub with: Option<String>,
    /// The crate that it is from, unless that is clear from the imports.
    pub dependency: Option<Dependency>,
    /// The way in which the runtime reads and writes it.
    pub transfer: Transfer,
}

/// The way in which the runtime reads and writes a type from outside the crate.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Transfer {
    /// The type is the runtime's own, and does it.
    Own,
    /// By serde, and it is a string in every format. Rust makes a value of it without reading one.
    Text {
        /// The expression for such a value.
        blank: String,
    },
    /// By serde.
    Foreign {
        /// The expression for a value, if one is known.
        blank: Option<String>,
    },
}

/// A crate that a type is from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Dependency {
    /// The name of the package.
    pub name: String,
    /// Its version, as Cargo has requirements for it.
    pub version: String,
}

impl Type {
    /// The type without the null that it may allow.
    pub fn without_null(&self) -> &Self {
        match self {
            Self::Nullable(inner) => inner,
            other => other,
        }
    }

    /// The type with null among its values, if `nullable`.
    #[must_use]
    pub fn nullable_if(self, nullable: bool) -> Self {
        match self {
            Self::Nullable(_) | Self::Null => self,
            ty if nullable => Self::Nullable(Box::new(ty)),
            ty => ty,
        }
    }

    /// The named types in it, however deep.
    pub fn names(&self) -> Vec<&str> {
        match self {
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) | Self::Boxed(inner) => {
                inner.names()
            }
            Self::Tuple(types) => types.iter().flat_map(Self::names).collect(),
            Self::Named(name) => vec![name],
            Self::Boolean
            | Self::Integer(_)
            | Self::Number(_)
            | Self::String
            | Self::Bytes
            | Self::Null
            | Self::Json
            | Self::External(_) => Vec::new(),
        }
    }

    /// True for a list, whatever else it may be.
    pub fn is_list(&self) -> bool {
        matches!(self.bare(), Self::List(_))
    }

    /// The type of values that are there: without null, and not on the heap.
    pub fn bare(&self) -> &Self {
        match self {
            Self::Nullable(inner) | Self::Boxed(inner) => inner.bare(),
            other => other,
        }
    }
}
