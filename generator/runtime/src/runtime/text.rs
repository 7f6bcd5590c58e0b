//! Types of other crates that are strings in every format.

/// Reads and writes a type that is a string in every format, and says which value it has before.
macro_rules! text {
    ($ty:ty, $blank:expr) => {
        impl super::runtime::decode::Decode for $ty {
            fn decode(
                from: &mut dyn super::runtime::source::Source,
            ) -> Result<Self, super::runtime::decode::Stopped> {
                super::runtime::decode::text(from)
            }

            fn decode_optional(
                from: &mut dyn super::runtime::source::Source,
            ) -> Result<Option<Self>, super::runtime::decode::Stopped> {
                super::runtime::decode::optional_text(from)
            }
        }

        impl super::runtime::encode::Encode for $ty {
            fn encode(
                &self,
                to: &mut dyn super::runtime::sink::Sink,
            ) -> Result<(), super::runtime::decode::Stopped> {
                super::runtime::encode::text(self, to)
            }
        }

        #[cfg(feature = "object")]
        impl super::runtime::blank::Blank for $ty {
            fn blank() -> Self {
                $blank
            }
        }
    };
}

pub(crate) use text;
