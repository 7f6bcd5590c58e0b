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
        #[derive(Debug, Clone, Copy)]
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
                match value {
                    $($value => Self::$variant,)*
                    _ => Self::$unknown(value),
                }
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.value() == other.value()
            }
        }

        impl Eq for $name {}

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> std::cmp::Ordering {
                self.value().cmp(&other.value())
            }
        }

        impl std::hash::Hash for $name {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                self.value().hash(state);
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.value(), f)
            }
        }

            impl super::runtime::decode::Decode for $name {
                fn decode(
                    from: &mut dyn super::runtime::source::Source,
                ) -> Result<Self, super::runtime::decode::Stopped> {
                    <$integer as super::runtime::decode::Decode>::decode(from).map(Self::from)
                }
            }

            #[cfg(feature = "object")]
            impl super::runtime::blank::Blank for $name {
                fn blank() -> Self {
                    Self::$unknown(0)
                }
            }

            impl super::runtime::encode::Encode for $name {
                fn encode(
                    &self,
                    to: &mut dyn super::runtime::sink::Sink,
                ) -> Result<(), super::runtime::decode::Stopped> {
                    super::runtime::encode::Encode::encode(&self.value(), to)
                }
            }

        super::runtime::table::serde_by_table!($name);
    };
}

pub(crate) use integer_enum;
