//! Types of other crates that are strings in every format.

/// Reads and writes a type that is a string in every format, and says which value it has before.
macro_rules! text {
    ($ty:ty, $blank:expr) => {
        super::runtime::foreign::by_serde!(super::runtime::decode::text, $ty, $blank);
    };
}

pub(crate) use text;
