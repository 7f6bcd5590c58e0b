//! Unions: values of one of several types.

use super::types::Type;

/// A value of one of several types.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Union {
    /// The types.
    pub variants: Vec<UnionVariant>,
    /// The property that tells which it is. Without one, the variant is taken that keeps most of
    /// a value.
    pub tag: Option<String>,
    /// The variant that keeps any other value.
    pub unknown: String,
    /// The conversions into it, each from a type that only one variant holds.
    pub conversions: Vec<Conversion>,
}

/// A conversion into a union.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Conversion {
    /// The name of the variant that the value becomes.
    pub variant: String,
    /// The type of the value, without the box that the variant may have around it.
    pub from: Type,
    /// True if texts convert, too: it is a `String`, or an enum of strings.
    pub is_text: bool,
}

/// One type of a union.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UnionVariant {
    /// The name of the variant.
    pub name: String,
    /// Its documentation.
    pub docs: String,
    /// The type that it holds.
    pub ty: Type,
    /// The values of the union's tag that stand for it.
    pub tags: Vec<String>,
    /// True if its type keeps values that it doesn't know.
    pub open: bool,
}

impl Union {
    /// The variants by the tags that stand for them. Several may have the same.
    pub fn by_tag(&self) -> Vec<(&[String], Vec<&str>)> {
        let mut found: Vec<(&[String], Vec<&str>)> = Vec::new();
        for variant in &self.variants {
            let first = variant.tags.first();
            match found.iter_mut().find(|(tags, _)| first.is_some_and(|tag| tags.contains(tag))) {
                Some((_, names)) => names.push(&variant.name),
                None => found.push((&variant.tags, vec![&variant.name])),
            }
        }
        found
    }
}
