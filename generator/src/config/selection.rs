//! The selection: patterns for the wanted operations of a description.
//!
//! It stands in `[select]` of the configuration for good, or in the flags of the command line for
//! one run. The patterns of both are the same: [`Selection`] explains them, and the document stage
//! applies them.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::Place;

/// Patterns for operations. An operation is selected if any of them matches, and none of those that
/// start with `!`. If all patterns start with `!`, every other operation is selected.
///
/// `*` stands for anything, in paths for anything within one segment, and `**` for any number of
/// segments; `?` is one character, `[ab]` one of several. Braces mean themselves.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Selection {
    /// Patterns for the tags of operations: `Butler`, `!Internal`.
    #[serde(default)]
    pub tags: Vec<Spanned<String>>,
    /// Patterns for the `operationId`s of operations, or for method and path, since not every
    /// operation has an id: `startTask`, `GET /butler`.
    #[serde(default)]
    pub operations: Vec<Spanned<String>>,
    /// Patterns for the paths of operations: `/butler/**`.
    #[serde(default)]
    pub paths: Vec<Spanned<String>>,
    /// The reason for the choice.
    pub reason: String,
    /// The name of the configuration that has the selection, if one does.
    #[serde(skip)]
    pub(super) source: Option<String>,
}

impl Selection {
    /// Makes a selection for one run, which needs no reason.
    pub fn of(tags: &[String], operations: &[String], paths: &[String]) -> Self {
        // The patterns of flags have no place.
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

    /// Returns true if there are no patterns, and so everything is wanted.
    pub fn is_empty(&self) -> bool {
        self.tags.is_empty() && self.operations.is_empty() && self.paths.is_empty()
    }

    /// Returns the place of a pattern, if it stands in a configuration.
    pub(crate) fn place(&self, span: Range<usize>) -> Option<Place> {
        let source = self.source.clone()?;
        Some(Place { source, pointer: String::new(), span })
    }
}
