//! The patterns of a selection, and which operations they match.

use std::collections::BTreeSet;

use globset::{GlobBuilder, GlobMatcher};
use toml::Spanned;

use crate::config::Selection;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::document::suggestion::closest;

/// The patterns of a selection, ready for use.
pub(super) struct Patterns {
    patterns: Vec<Pattern>,
    /// What patterns of each kind could have matched.
    seen: [BTreeSet<String>; 3],
}

struct Pattern {
    kind: Kind,
    /// As it was written.
    text: String,
    /// Without the mark of negation.
    name: String,
    negated: bool,
    glob: GlobMatcher,
    matched: bool,
    place: Option<Place>,
}

/// What of an operation a pattern is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Tag,
    Operation,
    Path,
}

/// What an operation goes by.
pub(super) struct Labels<'n> {
    pub(super) tags: Vec<&'n str>,
    pub(super) id: Option<&'n str>,
    /// `GET`.
    pub(super) method: String,
    pub(super) path: &'n str,
}

impl Patterns {
    /// Reads the patterns. What is none goes into `diagnostics`.
    pub(super) fn new(selection: &Selection, diagnostics: &mut Diagnostics) -> Self {
        let kinds = [
            (Kind::Tag, &selection.tags),
            (Kind::Operation, &selection.operations),
            (Kind::Path, &selection.paths),
        ];
        let mut patterns = Vec::new();
        for (kind, texts) in kinds {
            for text in texts {
                let place = selection.place(text.span());
                match Pattern::new(kind, text, place.clone()) {
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

    /// Whether an operation is selected.
    pub(super) fn select(&mut self, labels: &Labels<'_>) -> bool {
        for kind in [Kind::Tag, Kind::Operation, Kind::Path] {
            self.seen[kind as usize].extend(labels.of(kind));
        }
        let (mut any_positive, mut wanted, mut unwanted) = (false, false, false);
        for pattern in &mut self.patterns {
            let matches = labels.of(pattern.kind).iter().any(|label| pattern.matches(label));
            pattern.matched |= matches;
            any_positive |= !pattern.negated;
            wanted |= matches && !pattern.negated;
            unwanted |= matches && pattern.negated;
        }
        (wanted || !any_positive) && !unwanted
    }

    /// A pattern that matches nothing is an error: it is misspelt, or the description has changed under it.
    pub(super) fn report_unmatched(&self, diagnostics: &mut Diagnostics) {
        for pattern in self.patterns.iter().filter(|pattern| !pattern.matched) {
            let message = match pattern.kind {
                Kind::Tag => format!("no operation has the tag `{}`", pattern.name),
                Kind::Operation => format!("there is no operation `{}`", pattern.name),
                Kind::Path => format!("no operation has the path `{}`", pattern.name),
            };
            let seen = &self.seen[pattern.kind as usize];
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

    /// All patterns as they were written.
    pub(super) fn texts(&self) -> String {
        let texts: Vec<_> =
            self.patterns.iter().map(|pattern| format!("`{}`", pattern.text)).collect();
        texts.join(", ")
    }

    /// Where the first pattern stands.
    pub(super) fn place(&self) -> Option<Place> {
        self.patterns.first()?.place.clone()
    }
}

impl Pattern {
    fn new(kind: Kind, text: &Spanned<String>, place: Option<Place>) -> Result<Self, String> {
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
            .literal_separator(kind != Kind::Tag)
            .backslash_escape(true)
            .build()
            .map_err(|error| error.kind().to_string())?
            .compile_matcher();
        let name = name.to_owned();
        Ok(Self { kind, text: text.clone(), name, negated, glob, matched: false, place })
    }

    fn matches(&self, label: &str) -> bool {
        self.name == label || self.glob.is_match(label)
    }
}

impl Labels<'_> {
    fn of(&self, kind: Kind) -> Vec<String> {
        match kind {
            Kind::Tag => self.tags.iter().map(|&tag| tag.to_owned()).collect(),
            Kind::Operation => {
                let request = format!("{} {}", self.method, self.path);
                self.id.map(str::to_owned).into_iter().chain([request]).collect()
            }
            Kind::Path => vec![self.path.to_owned()],
        }
    }
}

/// The first few of many names.
fn few(names: &BTreeSet<String>) -> String {
    const FEW: usize = 8;
    let mut shown: Vec<_> = names.iter().take(FEW).map(|name| format!("`{name}`")).collect();
    if names.len() > FEW {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(kind: Kind, pattern: &str, label: &str) -> bool {
        let text = Spanned::new(0..0, pattern.to_owned());
        Pattern::new(kind, &text, None).expect("it is a pattern").matches(label)
    }

    #[test]
    fn stars_stop_at_segments_in_paths_only() {
        assert!(matches(Kind::Path, "/a/*", "/a/b"));
        assert!(!matches(Kind::Path, "/a/*", "/a/b/c"));
        assert!(matches(Kind::Path, "/a/**", "/a/b/c"));
        assert!(!matches(Kind::Path, "/a/**", "/ab"));
        assert!(matches(Kind::Tag, "a*", "a/b"));
        assert!(matches(Kind::Operation, "GET /a/**", "GET /a/b/c"));
    }

    #[test]
    fn braces_mean_themselves() {
        assert!(matches(Kind::Path, "/a/{id}", "/a/{id}"));
        assert!(matches(Kind::Path, "/*/{id}", "/a/{id}"));
        assert!(!matches(Kind::Path, "/*/{id}", "/a/id"));
    }

    #[test]
    fn a_label_matches_itself_whatever_is_in_it() {
        assert!(matches(Kind::Tag, "a [b]", "a [b]"));
    }
}
