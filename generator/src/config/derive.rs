//! Traits that a maintainer wants derived.

use serde::{Deserialize, Deserializer, de};

use super::{PlacePattern, dependency};

/// More traits for the types of some schemas.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeriveChoice {
    /// The places of the schemas: a JSON pointer with `#` before it, or a pattern.
    pub at: PlacePattern,
    /// `Eq`, `Hash`, `PartialOrd`, `Ord`, `Default` or `Copy`, and paths of other derive macros,
    /// such as `schemars::JsonSchema`. These see the attributes of serde.
    #[serde(deserialize_with = "paths")]
    pub derives: Vec<String>,
    /// The line in the manifest of a new crate for the dependency that has the macros:
    /// `schemars = "1"`.
    #[serde(default, deserialize_with = "dependency")]
    pub dependency: Option<String>,
    /// The reason for the choice.
    pub reason: String,
}

/// Reads paths of Rust, at least one.
fn paths<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let texts = Vec::<String>::deserialize(from)?;
    if texts.is_empty() {
        return Err(de::Error::custom("there is nothing to derive"));
    }
    match texts.iter().find(|text| syn::parse_str::<syn::Path>(text).is_err()) {
        Some(text) => Err(de::Error::custom(format!("`{text}` is no path of Rust"))),
        None => Ok(texts),
    }
}
