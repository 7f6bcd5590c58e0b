//! What the generator has to say about a description: values, never output.
//!
//! Every stage adds to one [`Diagnostics`] and goes on as far as it can, so that one run tells everything. A stage
//! after which nothing sensible can follow is left with [`Diagnostics::check`]. Rendering is the caller's.

use std::ops::Range;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The description says something that Rust, or this generator, can't express. The output does the next best
    /// thing, which [`Diagnostic::help`] names. All of these together are the ledger.
    Loss,
    /// The description contradicts itself or its specification, and the output follows the likelier meaning.
    Warning,
    /// Nothing sensible can be generated.
    Error,
}

/// Where in the sources something stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// The name of the [`Source`](crate::Source), as the caller gave it.
    pub source: String,
    /// The JSON pointer (RFC 6901) of the value; empty for the whole document, or where there is no value (yet).
    pub pointer: String,
    /// The bytes of the source that a reader should look at.
    pub span: Range<usize>,
}

/// One thing to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A stable word for the rule, such as `duplicate-key`.
    pub code: &'static str,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where, if it stands anywhere.
    pub place: Option<Place>,
    /// What to do, or what the output does instead.
    pub help: Option<String>,
    /// Other places that matter, each with its label: the first of two equal keys, say.
    pub related: Vec<(Place, String)>,
}

impl Diagnostic {
    /// Something that keeps the generator from going on.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message.into())
    }

    /// Something wrong that the output copes with.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message.into())
    }

    /// Something that the output can't say, with what it does instead.
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

    /// Says where it stands.
    #[must_use]
    pub fn at(mut self, place: impl Into<Option<Place>>) -> Self {
        self.place = place.into();
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Points at another place that matters.
    #[must_use]
    pub fn related(mut self, place: impl Into<Option<Place>>, label: impl Into<String>) -> Self {
        self.related.extend(place.into().map(|place| (place, label.into())));
        self
    }
}

/// Everything said so far, in the order it was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// Those of one severity.
    pub fn of(&self, severity: Severity) -> impl Iterator<Item = &Diagnostic> {
        self.iter().filter(move |diagnostic| diagnostic.severity == severity)
    }

    /// Whether any of them is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.of(Severity::Error).next().is_some()
    }

    /// Ends a stage: everything said so far comes back as the error if any of it is one.
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
