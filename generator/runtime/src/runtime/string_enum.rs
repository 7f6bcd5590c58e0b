//! What all enums of strings have in common, by their `as_str` and their `KNOWN` values.

/// Conversions from and to strings, for one such enum and its variant for unknown values.
macro_rules! string_enum {
    ($name:ident, $unknown:ident) => {
        impl From<&str> for $name {
            fn from(value: &str) -> Self {
                let known = Self::KNOWN.iter().find(|known| known.as_str() == value);
                known.cloned().unwrap_or_else(|| Self::$unknown(value.to_owned()))
            }
        }

        impl From<String> for $name {
            fn from(value: String) -> Self {
                Self::from(value.as_str())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        #[cfg(feature = "open")]
        impl super::runtime::union::Open for $name {
            fn is_unknown(&self) -> bool {
                matches!(self, Self::$unknown(_))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                String::deserialize(from).map(Self::from)
            }
        }
    };
}

pub(crate) use string_enum;
