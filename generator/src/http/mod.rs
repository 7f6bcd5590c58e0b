//! The vocabulary of HTTP, as far as it takes no description to know it.

pub(crate) mod header;
pub(crate) mod media_type;

/// The methods that a path can have, as a description spells them.
pub(crate) const METHODS: [&str; 8] =
    ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
