//! Structs around one value.

/// Reads and writes a struct around a value as the value.
macro_rules! transparent {
    ($name:ident) => {
        impl super::runtime::decode::Decode for $name {
            fn decode(
                from: &mut dyn super::runtime::source::Source,
            ) -> Result<Self, super::runtime::decode::Stopped> {
                super::runtime::decode::Decode::decode(from).map(Self)
            }
        }

        #[cfg(feature = "object")]
        impl super::runtime::blank::Blank for $name {
            fn blank() -> Self {
                Self(super::runtime::blank::Blank::blank())
            }
        }

        impl super::runtime::encode::Encode for $name {
            fn encode(
                &self,
                to: &mut dyn super::runtime::sink::Sink,
            ) -> Result<(), super::runtime::decode::Stopped> {
                super::runtime::encode::Encode::encode(&self.0, to)
            }
        }

        super::runtime::table::serde_by_table!($name);
    };
}

pub(crate) use transparent;
