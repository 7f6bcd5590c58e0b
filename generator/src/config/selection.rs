//! Which operations of a description are wanted.
//!
//! The configuration says so for good, in `[select]`; the flags of the command line for one run. Patterns of either are
//! the same: what they mean stands in [`Selection`], and the document stage carries it out.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::Place;

/// Patterns for operations. An operation is selected if any of them matches, and none of those that start with `!`; if
/// all of them do, every other operation is selected.
///
/// `*` stands for anything, in paths for anything within one segment, and `**` for any number of segments; `?` is one
/// character, `[ab]` one of several. Braces mean themselves.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Selection {
    /// For the tags of operations: `Butler`, `!Internal`.
    #[serde(default)]
    pub tags: Vec<Spanned<String>>,
    /// For their `operationId`s, or for method and path, since not every operation has one: `startTask`, `GET /butler`.
    #[serde(default)]
    pub operations: Vec<Spanned<String>>,
    /// For their paths: `/butler/**`.
    #[serde(default)]
    pub paths: Vec<Spanned<String>>,
    /// Why.
    pub reason: String,
    /// The configuration that says so, if one does.
    #[serde(skip)]
    pub(super) source: Option<String>,
}

impl Selection {
    /// What somebody wants for one run, and so without a reason.
    pub fn of(tags: &[String], operations: &[String], paths: &[String]) -> Self {
        // They don't stand anywhere.
        let patterns = |texts: &[String]| {
            texts.iter().map(|text| Spanned::new(0..0, text.clone())).collect::<Vec<_>>()
        };
        Self {
            tags: patterns(tags),
            operations: patterns(operations),
            paths: patterns(paths),
            ..Self::default()
        }
    }

    /// Whether there are no patterns, and so everything is wanted.
    pub fn is_empty(&self) -> bool {
        self.tags.is_empty() && self.operations.is_empty() && self.paths.is_empty()
    }

    /// Where a pattern stands.
    pub(crate) fn place(&self, span: Range<usize>) -> Option<Place> {
        let source = self.source.clone()?;
        Some(Place { source, pointer: String::new(), span })
    }
}
