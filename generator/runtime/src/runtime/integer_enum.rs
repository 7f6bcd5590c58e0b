//! What all enums of numbers have in common, by their `value` and their `KNOWN` values.

/// Conversions from and to numbers, for one such enum, its integer type, and its variant for unknown values.
macro_rules! integer_enum {
    ($name:ident, $integer:ident, $unknown:ident) => {
        impl From<$integer> for $name {
            fn from(value: $integer) -> Self {
                let known = Self::KNOWN.iter().find(|known| known.value() == value);
                known.copied().unwrap_or(Self::$unknown(value))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.value().fmt(f)
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
