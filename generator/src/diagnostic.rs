//! Diagnostics: the generator's findings about a description, as values that the caller renders.
//!
//! Every stage adds to one [`Diagnostics`] and goes on as far as it can, so that one run reports
//! everything. [`Diagnostics::check`] ends the run after a stage with errors.

use std::ops::Range;

/// The severity of a diagnostic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A proposal: the output would be better if the maintainer chose something, which
    /// [`Diagnostic::help`] names. Nobody else can know.
    Note,
    /// A part of the description that Rust, or this generator, can't express. The output does the
    /// next best thing, which [`Diagnostic::help`] names. All losses together are the ledger.
    Loss,
    /// A contradiction in the description, or to its specification. The output follows the likelier
    /// meaning.
    Warning,
    /// A problem that leaves nothing sensible to generate.
    Error,
}

/// A place in the sources.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// The name of the [`Source`](crate::Source), as the caller gave it.
    pub source: String,
    /// The JSON pointer (RFC 6901) of the value; empty for the whole document, or where there is no
    /// value (yet).
    pub pointer: String,
    /// The range of bytes in the source that a reader should look at.
    pub span: Range<usize>,
}

/// A finding about a description or a configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The severity.
    pub severity: Severity,
    /// A stable word for the rule, such as `duplicate-key`.
    pub code: &'static str,
    /// The problem, in one sentence without a full stop.
    pub message: String,
    /// The place of the problem, if it has one.
    pub place: Option<Place>,
    /// Advice: what to do, or for a loss, what the output does instead.
    pub help: Option<String>,
    /// Other places that matter, each with its label: the first of two equal keys, say.
    pub related: Vec<(Place, String)>,
}

impl Diagnostic {
    /// Makes an error: a problem that keeps the generator from going on.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message.into())
    }

    /// Makes a warning: a problem that the output copes with.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message.into())
    }

    /// Makes a note: a proposal to the maintainer, who may think otherwise.
    pub fn note(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, message.into())
    }

    /// Makes a loss: something that the output can't express. `instead` says what it does instead.
    pub fn loss(
        code: &'static str,
        message: impl Into<String>,
        instead: impl Into<String>,
    ) -> Self {
        Self::new(Severity::Loss, code, message.into()).help(instead)
    }

    fn new(severity: Severity, code: &'static str, message: String) -> Self {
        Self { severity, code, message, place: None, help: None, related: Vec::new() }
    }

    /// Sets the place.
    #[must_use]
    pub fn at(mut self, place: impl Into<Option<Place>>) -> Self {
        self.place = place.into();
        self
    }

    /// Sets the advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another place that matters, if there is one.
    #[must_use]
    pub fn related(mut self, place: impl Into<Option<Place>>, label: impl Into<String>) -> Self {
        self.related.extend(place.into().map(|place| (place, label.into())));
        self
    }
}

/// All diagnostics so far, in the order they were found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds a diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Iterates over all diagnostics.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// Iterates over the diagnostics of one severity.
    pub fn of(&self, severity: Severity) -> impl Iterator<Item = &Diagnostic> {
        self.iter().filter(move |diagnostic| diagnostic.severity == severity)
    }

    /// Returns true if any of them is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.of(Severity::Error).next().is_some()
    }

    /// Ends a stage: takes all diagnostics and returns them as the error, if one of them is an
    /// error.
    ///
    /// # Errors
    ///
    /// All diagnostics, if one of them is an [`Severity::Error`].
    pub fn check(&mut self) -> Result<(), Self> {
        if self.has_errors() { Err(std::mem::take(self)) } else { Ok(()) }
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
