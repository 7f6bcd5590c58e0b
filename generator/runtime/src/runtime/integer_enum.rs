//! Enums of integers that have names: each variant stands beside its number, and any other number
//! is kept.

/// An enum of integers, and the variant for numbers that it doesn't know.
macro_rules! integer_enum {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident {
            $($(#[$of_variant:meta])* $variant:ident = $value:literal,)*
        } else $unknown:ident($integer:ident)
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[$of_variant])*
                #[doc = concat!("\nSent as `", $value, "`.")]
                $variant,
            )*
            /// A value that the description doesn't know.
            $unknown($integer),
        }

        impl $name {
            /// The values that the description knows.
            pub const KNOWN: &[Self] = &[$(Self::$variant),*];

            /// The value as it is sent.
            pub fn value(self) -> $integer {
                match self {
                    $(Self::$variant => $value,)*
                    Self::$unknown(value) => value,
                }
            }
        }

        impl From<$integer> for $name {
            fn from(value: $integer) -> Self {
                let known = Self::KNOWN.iter().find(|known| known.value() == value);
                known.copied().unwrap_or(Self::$unknown(value))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.value(), f)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                self.value().serialize(to)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                <$integer>::deserialize(from).map(Self::from)
            }
        }
    };
}

pub(crate) use integer_enum;
