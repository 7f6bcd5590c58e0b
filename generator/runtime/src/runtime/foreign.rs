//! Types of other crates.

/// Reads and writes a type by serde, and says which value it has before, if there is one.
macro_rules! foreign {
    ($ty:ty) => {
        impl super::runtime::decode::Decode for $ty {
            fn decode(
                from: &mut dyn super::runtime::source::Source,
            ) -> Result<Self, super::runtime::decode::Stopped> {
                super::runtime::decode::foreign(from)
            }
        }

        impl super::runtime::encode::Encode for $ty {
            fn encode(
                &self,
                to: &mut dyn super::runtime::sink::Sink,
            ) -> Result<(), super::runtime::decode::Stopped> {
                super::runtime::encode::foreign(self, to)
            }
        }
    };
    ($ty:ty, $blank:expr) => {
        super::runtime::foreign::foreign!($ty);

        #[cfg(feature = "object")]
        impl super::runtime::blank::Blank for $ty {
            fn blank() -> Self {
                $blank
            }
        }
    };
}

pub(crate) use foreign;
