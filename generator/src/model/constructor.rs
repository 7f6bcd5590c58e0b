//! Constructors: the functions that make values of what must be given.

/// The function `new` of a struct that callers make. Fields that it doesn't take start empty, or as
/// the only value that they can have. One that takes nothing is the struct's default.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Constructor {
    /// The values that it takes, in the order of the fields.
    pub arguments: Vec<ConstructorArgument>,
}

/// A value that a constructor takes for a field.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ConstructorArgument {
    /// The name of the field, and of the argument.
    pub field: String,
    /// The form in which it takes the value.
    pub taken: Taken,
}

/// The form in which a function takes a value to keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Taken {
    /// The value itself.
    Itself,
    /// Anything that converts into the value.
    Converted,
    /// The value, or `None` for null.
    OrNull,
}

impl Constructor {
    /// True if it takes nothing, and so is the struct's default.
    pub fn is_default(&self) -> bool {
        self.arguments.is_empty()
    }

    /// The argument for a field, if it takes one.
    pub fn argument(&self, field: &str) -> Option<&ConstructorArgument> {
        self.arguments.iter().find(|argument| argument.field == field)
    }
}
