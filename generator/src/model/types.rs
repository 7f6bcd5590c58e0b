//! Data: what stands in bodies and parameters.

use super::number::{Float, Integer};

/// A type with a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TypeDefinition {
    /// Its name.
    pub name: String,
    /// Its documentation.
    pub docs: String,
    /// Whether the description calls it deprecated.
    pub deprecated: bool,
    /// What it is.
    pub shape: Shape,
}

/// What a named type is.
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
}

/// A JSON object with declared properties.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Struct {
    /// The declared properties.
    pub fields: Vec<Field>,
    /// The type of all other properties, where the description gives one. They are kept in a map.
    pub rest: Option<Type>,
    /// Whether every field can be left out, so that the struct has a default that stands for nothing at all.
    pub has_default: bool,
    /// Whether it has a default, because every field can be left out or can only be one thing.
    pub derives_default: bool,
    /// Whether only the server makes values of it, so that a new field breaks nobody.
    pub non_exhaustive: bool,
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
    /// Whether the description calls it deprecated.
    pub deprecated: bool,
    /// The type of the value, without the `Option` that its presence may ask for.
    pub ty: Type,
    /// Whether it can be left out or null.
    pub presence: Presence,
    /// Which way it travels.
    pub access: Access,
    /// Whether other spellings of the value are read, too.
    pub lenient: bool,
}

/// Which way a property travels.
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

/// Whether a property can be left out or null.
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
    /// Whether a field of it holds the bare value, without an `Option`.
    pub fn is_always_there(self) -> bool {
        matches!(self, Self::Required | Self::Defaulted)
    }
}

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
    /// The module that reads and writes it for serde, if that isn't the type's own part. It is the whole of a
    /// type definition then.
    pub with: Option<String>,
    /// What a new crate must depend on for that, unless it is clear from the imports.
    pub dependency: Option<Dependency>,
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
    /// The named types in it, however deep.
    pub fn names(&self) -> Vec<&str> {
        match self {
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) | Self::Boxed(inner) => {
                inner.names()
            }
            Self::Tuple(types) => types.iter().flat_map(Self::names).collect(),
            Self::Named(name) => vec![name],
            _ => Vec::new(),
        }
    }
}

/// A set of strings or of numbers with names, of which the server may know more than the description.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Enumeration {
    /// The values that the description knows.
    pub variants: Vec<Variant>,
    /// The variant that keeps any other value.
    pub unknown: String,
    /// The integer type of the values, if they are no strings.
    pub integer: Option<Integer>,
}

/// One value of an enumeration.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Variant {
    /// The name in Rust.
    pub name: String,
    /// The string, or the number in digits.
    pub wire: String,
    /// Its documentation.
    pub docs: String,
}

/// A value of one of several types.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Union {
    /// The types.
    pub variants: Vec<UnionVariant>,
    /// The property that tells which it is. Without one, the variant is taken that keeps most of a value.
    pub tag: Option<String>,
    /// The variant that keeps any other value.
    pub unknown: String,
}

/// One type of a union.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UnionVariant {
    /// The name of the variant.
    pub name: String,
    /// Its documentation.
    pub docs: String,
    /// What it holds.
    pub ty: Type,
    /// The values of the union's tag that stand for it.
    pub tags: Vec<String>,
    /// Whether its type keeps values that it doesn't know.
    pub open: bool,
}
