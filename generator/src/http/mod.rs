//! The vocabulary of HTTP, as far as it takes no description to know it.

pub(crate) mod header;
pub(crate) mod media_type;
