//! Conversions into enums: from the types of their variants, which may be in boxes.

/// `From` for an enum, by the type of each value and the variant that it becomes. Where that has
/// texts, a `&str` is one, too.
macro_rules! conversions {
    ($name:ident, { $($from:ty $(| $text:ident)? => $variant:ident),* $(,)? }) => {
        $(
            impl From<$from> for $name {
                fn from(value: $from) -> Self {
                    Self::$variant(value.into())
                }
            }

            $(
                impl From<&$text> for $name {
                    fn from(value: &$text) -> Self {
                        Self::$variant(value.into())
                    }
                }
            )?
        )*
    };
}

pub(crate) use conversions;
