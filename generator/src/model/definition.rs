//! Types with a name, by their definitions.

use super::constructor::Constructor;
use super::enumeration::Enumeration;
use super::types::Type;
use super::union::Union;

/// A type with a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TypeDefinition {
    /// Its name.
    pub name: String,
    /// Its documentation.
    pub docs: String,
    /// True if the description calls it deprecated.
    pub deprecated: bool,
    /// Its definition.
    pub shape: Shape,
    /// The paths of the traits that it derives because the maintainer wants it.
    pub derives: Vec<String>,
}

/// The definition of a named type.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A struct with named fields.
    Struct(Struct),
    /// A set of strings, or of numbers with names.
    Enumeration(Enumeration),
    /// One of several types.
    Union(Union),
    /// Another name for a type that needs no definition.
    Alias(Type),
    /// A struct around a type that mentions it: a list of itself, say, which no other
    /// name can stand for.
    Newtype(Type),
}

impl Shape {
    /// The types that it mentions.
    pub fn types(&self) -> Vec<&Type> {
        match self {
            Self::Struct(object) => {
                object.fields.iter().map(|field| &field.ty).chain(&object.rest).collect()
            }
            Self::Alias(ty) | Self::Newtype(ty) => vec![ty],
            Self::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
            Self::Enumeration(_) => Vec::new(),
        }
    }
}

/// A JSON object with declared properties.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Struct {
    /// The declared properties.
    pub fields: Vec<Field>,
    /// The type of all other properties, where the description gives one. They are kept in a map.
    pub rest: Option<Type>,
    /// True if every field can be left out, so that the struct has a default that stands for
    /// nothing at all.
    pub has_default: bool,
    /// True if it has a default, because every field can be left out or can only be one thing.
    pub derives_default: bool,
    /// The function that makes a value, of a struct that callers make and that has no default.
    pub constructor: Option<Constructor>,
    /// True if only the server makes values of it, so that a new field breaks nobody.
    pub non_exhaustive: bool,
    /// The code that reads and writes it.
    pub codec: Codec,
}

/// The code that reads and writes a struct.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Codec {
    /// The runtime's, by a table of the fields.
    Table,
    /// That of serde's own derives.
    Derived,
}

/// A property.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Field {
    /// The name in Rust.
    pub name: String,
    /// The name in JSON.
    pub wire: String,
    /// Its documentation.
    pub docs: String,
    /// True if the description calls it deprecated.
    pub deprecated: bool,
    /// The type of the value, without the `Option` that its presence may ask for.
    pub ty: Type,
    /// The only value that it can have, of a type that has others.
    pub constant: Option<Constant>,
    /// Its ways to be left out or null.
    pub presence: Presence,
    /// The direction in which it travels.
    pub access: Access,
    /// True if other spellings of the value are read, too.
    pub lenient: bool,
}

/// The only value that a property can have.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Constant {
    /// `true` or `false`.
    Boolean(bool),
    /// A number, as Rust writes one of its type.
    Number(String),
    /// A string.
    Text(String),
}

/// The direction in which a property travels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Access {
    /// Both ways.
    #[default]
    Both,
    /// Only from the server: `readOnly`.
    Received,
    /// Only to the server: `writeOnly`.
    Sent,
}

/// The ways of a property to be left out or null.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Presence {
    /// It is always there.
    Required,
    /// It is always there, but may be null.
    Nullable,
    /// It may be left out. Null means the same.
    Optional,
    /// It may be left out, and it may be null, which is something else.
    OptionalNullable,
    /// It may be left out, and null is a value of its type like any other.
    OptionalAny,
    /// Left out, it is the empty value of its type.
    Defaulted,
}

impl Presence {
    /// True if a field holds the bare value, without an `Option`.
    pub fn is_always_there(self) -> bool {
        match self {
            Self::Required | Self::Defaulted => true,
            Self::Nullable | Self::Optional | Self::OptionalNullable | Self::OptionalAny => false,
        }
    }

    /// True if the property can be left out.
    pub fn is_optional(self) -> bool {
        match self {
            Self::Required | Self::Nullable => false,
            Self::Optional | Self::OptionalNullable | Self::OptionalAny | Self::Defaulted => true,
        }
    }
}
