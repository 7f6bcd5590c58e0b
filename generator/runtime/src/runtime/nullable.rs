//! Tells null from absent: a field is `None` when it is absent, and `Some(None)` when it is null.

use serde::de::{Deserialize, Deserializer};

/// Reads a value that is there. It is an `Option` itself, for null.
pub(crate) fn present<'de, D, T>(from: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(from).map(Some)
}
