//! The patterns of a selection, and their matches among the operations.

use std::collections::BTreeSet;

use globset::{GlobBuilder, GlobMatcher};
use toml::Spanned;

use crate::config::Selection;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::document::suggestion::closest;

/// The patterns of a selection, ready for use.
pub(super) struct Patterns {
    patterns: Vec<Pattern>,
    /// The labels that patterns for each subject could have matched.
    seen: [BTreeSet<String>; 3],
}

struct Pattern {
    subject: Subject,
    /// The pattern as it was written.
    text: String,
    /// The pattern without the mark of negation.
    name: String,
    negated: bool,
    glob: GlobMatcher,
    matched: bool,
    place: Option<Place>,
}

/// The subject of a pattern: the labels of operations that it is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    Tag,
    Operation,
    Path,
}

/// The labels that an operation goes by.
pub(super) struct Labels<'n> {
    pub(super) tags: Vec<&'n str>,
    pub(super) id: Option<&'n str>,
    /// The method in capitals: `GET`.
    pub(super) method: String,
    pub(super) path: &'n str,
}

impl Patterns {
    /// Reads the patterns, and reports those that are none.
    pub(super) fn new(selection: &Selection, diagnostics: &mut Diagnostics) -> Self {
        let subjects = [
            (Subject::Tag, &selection.tags),
            (Subject::Operation, &selection.operations),
            (Subject::Path, &selection.paths),
        ];
        let mut patterns = Vec::new();
        for (subject, texts) in subjects {
            for text in texts {
                let place = selection.place(text.span());
                match Pattern::new(subject, text, place.clone()) {
                    Ok(pattern) => patterns.push(pattern),
                    Err(why) => {
                        let message = format!("`{}` is no pattern: {why}", text.get_ref());
                        let diagnostic = Diagnostic::error("invalid-pattern", message).at(place);
                        diagnostics.push(diagnostic);
                    }
                }
            }
        }
        Self { patterns, seen: [const { BTreeSet::new() }; 3] }
    }

    /// Returns true if an operation is selected.
    pub(super) fn select(&mut self, labels: &Labels<'_>) -> bool {
        for subject in [Subject::Tag, Subject::Operation, Subject::Path] {
            self.seen[subject as usize].extend(labels.of(subject));
        }
        let (mut any_positive, mut wanted, mut unwanted) = (false, false, false);
        for pattern in &mut self.patterns {
            let matches = labels.of(pattern.subject).iter().any(|label| pattern.matches(label));
            pattern.matched |= matches;
            any_positive |= !pattern.negated;
            wanted |= matches && !pattern.negated;
            unwanted |= matches && pattern.negated;
        }
        (wanted || !any_positive) && !unwanted
    }

    /// Reports the patterns that match nothing, as errors: they are misspelt, or the description
    /// has changed under them.
    pub(super) fn report_unmatched(&self, diagnostics: &mut Diagnostics) {
        for pattern in self.patterns.iter().filter(|pattern| !pattern.matched) {
            let message = match pattern.subject {
                Subject::Tag => format!("no operation has the tag `{}`", pattern.name),
                Subject::Operation => format!("there is no operation `{}`", pattern.name),
                Subject::Path => format!("no operation has the path `{}`", pattern.name),
            };
            let seen = &self.seen[pattern.subject as usize];
            let help = match closest(&pattern.name, seen.iter().map(String::as_str)) {
                Some(meant) => {
                    let mark = if pattern.negated { "!" } else { "" };
                    format!("did you mean `{mark}{meant}`?")
                }
                None if seen.is_empty() => "the description has none".to_owned(),
                None => format!("there are {}", few(seen)),
            };
            let diagnostic = Diagnostic::error("unmatched-pattern", message);
            diagnostics.push(diagnostic.at(pattern.place.clone()).help(help));
        }
    }

    /// Lists all patterns as they were written.
    pub(super) fn texts(&self) -> String {
        let texts: Vec<_> =
            self.patterns.iter().map(|pattern| format!("`{}`", pattern.text)).collect();
        texts.join(", ")
    }

    /// Returns the place of the first pattern.
    pub(super) fn place(&self) -> Option<Place> {
        self.patterns.first()?.place.clone()
    }
}

impl Pattern {
    fn new(subject: Subject, text: &Spanned<String>, place: Option<Place>) -> Result<Self, String> {
        let text = text.get_ref();
        let (negated, name) = match text.strip_prefix('!') {
            Some(name) => (true, name),
            None => (false, text.as_str()),
        };
        if name.is_empty() {
            return Err("it is empty".to_owned());
        }
        // Paths are full of braces, and alternatives can be patterns of their own.
        let glob = name.replace('{', "[{]").replace('}', "[}]");
        let glob = GlobBuilder::new(&glob)
            .literal_separator(subject != Subject::Tag)
            .backslash_escape(true)
            .build()
            .map_err(|error| error.kind().to_string())?
            .compile_matcher();
        let name = name.to_owned();
        Ok(Self { subject, text: text.clone(), name, negated, glob, matched: false, place })
    }

    fn matches(&self, label: &str) -> bool {
        self.name == label || self.glob.is_match(label)
    }
}

impl Labels<'_> {
    fn of(&self, subject: Subject) -> Vec<String> {
        match subject {
            Subject::Tag => self.tags.iter().map(|&tag| tag.to_owned()).collect(),
            Subject::Operation => {
                let request = format!("{} {}", self.method, self.path);
                self.id.map(str::to_owned).into_iter().chain([request]).collect()
            }
            Subject::Path => vec![self.path.to_owned()],
        }
    }
}

/// Lists the first few of many names.
fn few(names: &BTreeSet<String>) -> String {
    const MAX_SHOWN: usize = 8;
    let mut shown: Vec<_> = names.iter().take(MAX_SHOWN).map(|name| format!("`{name}`")).collect();
    if names.len() > MAX_SHOWN {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(subject: Subject, pattern: &str, label: &str) -> bool {
        let text = Spanned::new(0..0, pattern.to_owned());
        Pattern::new(subject, &text, None).expect("it is a pattern").matches(label)
    }

    #[test]
    fn stars_stop_at_segments_in_paths_only() {
        assert!(matches(Subject::Path, "/a/*", "/a/b"));
        assert!(!matches(Subject::Path, "/a/*", "/a/b/c"));
        assert!(matches(Subject::Path, "/a/**", "/a/b/c"));
        assert!(!matches(Subject::Path, "/a/**", "/ab"));
        assert!(matches(Subject::Tag, "a*", "a/b"));
        assert!(matches(Subject::Operation, "GET /a/**", "GET /a/b/c"));
    }

    #[test]
    fn braces_mean_themselves() {
        assert!(matches(Subject::Path, "/a/{id}", "/a/{id}"));
        assert!(matches(Subject::Path, "/*/{id}", "/a/{id}"));
        assert!(!matches(Subject::Path, "/*/{id}", "/a/id"));
    }

    #[test]
    fn a_label_matches_itself_whatever_is_in_it() {
        assert!(matches(Subject::Tag, "a [b]", "a [b]"));
    }
}
