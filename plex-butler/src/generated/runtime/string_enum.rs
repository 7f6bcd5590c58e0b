// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.

//! Enums of strings: each variant stands beside its string, and any other string is kept.

/// An enum of strings, and the variant for strings that it doesn't know.
macro_rules! string_enum {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident {
            $($(#[$of_variant:meta])* $variant:ident = $value:literal,)*
        } else $unknown:ident(String)
    ) => {
        $(#[$attribute])*
        ///
        /// Values are equal if they are sent as the same string.
        #[derive(Debug, Clone)]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[$of_variant])*
                #[doc = concat!("\nSent as `", $value, "`.")]
                $variant,
            )*
            /// A value that the description doesn't know.
            $unknown(String),
        }

        impl $name {
            /// The values that the description knows.
            pub const KNOWN: &[Self] = &[$(Self::$variant),*];

            /// The value as it is sent.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::$unknown(value) => value,
                }
            }
        }

        impl From<&str> for $name {
            fn from(value: &str) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    _ => Self::$unknown(value.to_owned()),
                }
            }
        }

        super::runtime::string_enum::string_traits!($name);

        impl super::runtime::blank::Blank for $name {
            fn blank() -> Self {
                Self::$unknown(String::new())
            }
        }
    };
}

/// The traits of a type that is a string for everybody else.
macro_rules! string_traits {
    ($name:ident) => {
        impl From<String> for $name {
            fn from(value: String) -> Self {
                Self::from(value.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::convert::Infallible;

            fn from_str(value: &str) -> Result<Self, Self::Err> {
                Ok(Self::from(value))
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl Eq for $name {}

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> std::cmp::Ordering {
                self.as_str().cmp(other.as_str())
            }
        }

        impl std::hash::Hash for $name {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                self.as_str().hash(state);
            }
        }

        impl super::runtime::decode::Decode for $name {
            fn decode(
                from: &mut dyn super::runtime::source::Source,
            ) -> Result<Self, super::runtime::decode::Stopped> {
                let mut value = None;
                from.lend_text(&mut |text| {
                    value = Some(Self::from(text));
                    Ok(())
                })?;
                value.ok_or_else(Default::default)
            }

            fn decode_optional(
                from: &mut dyn super::runtime::source::Source,
            ) -> Result<Option<Self>, super::runtime::decode::Stopped> {
                let mut value = None;
                from.lend_optional_text(&mut |text| {
                    value = Some(Self::from(text));
                    Ok(())
                })?;
                Ok(value)
            }
        }

        impl super::runtime::encode::Encode for $name {
            fn encode(
                &self,
                to: &mut dyn super::runtime::sink::Sink,
            ) -> Result<(), super::runtime::decode::Stopped> {
                to.str(self.as_str())
            }
        }

        super::runtime::table::serde_by_table!($name);
    };
}

pub(crate) use string_enum;
pub(crate) use string_traits;
