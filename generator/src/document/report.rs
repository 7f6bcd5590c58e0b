//! The sources of a document, and all that is said about them while it is read and rewritten.

use crate::Source;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use crate::document::tree::node::Node;
use crate::document::tree::origin::{Origin, Origins};

/// The places of all values, and the diagnostics of one step of reading.
pub(super) struct Reporter<'a> {
    sources: &'a [&'a Source],
    origins: &'a Origins,
    diagnostics: &'a mut Diagnostics,
    has_errors: bool,
}

impl<'a> Reporter<'a> {
    /// A reporter for a step that has reported nothing yet.
    pub(super) fn new(
        sources: &'a [&'a Source],
        origins: &'a Origins,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Self { sources, origins, diagnostics, has_errors: false }
    }

    /// The place of a value.
    pub(super) fn place(&self, origin: Origin) -> Place {
        self.origins.place(origin)
    }

    /// The place of the key that a value stands under, or of the value if it has none.
    pub(super) fn key_place(&self, origin: Origin) -> Place {
        self.origins.key_place(origin)
    }

    /// The text of a value in its source.
    pub(super) fn text(&self, origin: Origin) -> Option<&'a str> {
        self.origins.written(origin, self.sources)
    }

    /// Reports a contradiction to the specification, and the meaning that is assumed instead.
    pub(super) fn warning(
        &mut self,
        code: &'static str,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Diagnostic::warning(code, message).at(place).help(help));
    }

    /// Reports something that the output can't express, and what it does instead.
    pub(super) fn loss(
        &mut self,
        code: &'static str,
        place: Place,
        message: impl Into<String>,
        instead: impl Into<String>,
    ) {
        self.push(Diagnostic::loss(code, message, instead).at(place));
    }

    /// Reports something that no later step could read.
    pub(super) fn error(
        &mut self,
        code: &'static str,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Diagnostic::error(code, message).at(place).help(help));
    }

    /// Reports a value of a kind that makes no sense in its place. Nothing else is likely enough to
    /// go on with.
    pub(super) fn unexpected(&mut self, node: &Node, wanted: &str) {
        let message = format!("expected {wanted}, found {}", node.describe());
        let place = self.place(node.origin);
        self.push(Diagnostic::error("invalid-description", message).at(place));
    }

    /// Adds a diagnostic that has its place.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.has_errors |= diagnostic.severity == Severity::Error;
        self.diagnostics.push(diagnostic);
    }

    /// Returns true if an error has been reported in this step.
    pub(super) fn has_errors(&self) -> bool {
        self.has_errors
    }
}
