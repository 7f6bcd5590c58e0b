//! The differences between two outputs for a description.

use std::time::Duration;

use similar::{ChangeTag, TextDiff};

use super::output::Texts;

/// The time to look for the smallest difference; after that any will do.
const PATIENCE: Duration = Duration::from_secs(2);

/// A text that differs.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Difference {
    /// The name of the description.
    pub(super) document: String,
    /// The name of the text.
    pub(super) name: String,
    /// The text of the revision; nothing if it hasn't any.
    pub(super) before: Option<String>,
    /// The text of the working tree; nothing if it hasn't any.
    pub(super) now: Option<String>,
    /// The number of lines that are new.
    pub(super) added: usize,
    /// The number of lines that are gone.
    pub(super) removed: usize,
}

/// The texts that differ, by name.
pub(super) fn all(document: &str, mut before: Texts, mut now: Texts) -> Vec<Difference> {
    let mut names: Vec<_> = before.keys().chain(now.keys()).cloned().collect();
    names.sort_unstable();
    names.dedup();
    let mut differences = Vec::new();
    for name in names {
        let (before, now) = (before.remove(&name), now.remove(&name));
        if before != now {
            differences.push(Difference::new(document, name, before, now));
        }
    }
    differences
}

impl Difference {
    fn new(document: &str, name: String, before: Option<String>, now: Option<String>) -> Self {
        let (mut added, mut removed) = (0, 0);
        for change in diff(before.as_deref(), now.as_deref()).iter_all_changes() {
            match change.tag() {
                ChangeTag::Equal => {}
                ChangeTag::Insert => added += 1,
                ChangeTag::Delete => removed += 1,
            }
        }
        Self { document: document.to_owned(), name, before, now, added, removed }
    }

    /// The difference as a part of a patch.
    pub(super) fn patch(&self) -> String {
        let path = |side: &str, text: Option<&String>| match text {
            Some(_) => format!("{side}/{}/{}", self.document, self.name),
            None => "/dev/null".to_owned(),
        };
        let (before, now) = (path("a", self.before.as_ref()), path("b", self.now.as_ref()));
        let diff = diff(self.before.as_deref(), self.now.as_deref());
        diff.unified_diff().header(&before, &now).to_string()
    }
}

fn diff<'a>(before: Option<&'a str>, now: Option<&'a str>) -> TextDiff<'a, 'a, str> {
    let (before, now) = (before.unwrap_or_default(), now.unwrap_or_default());
    TextDiff::configure().timeout(PATIENCE).diff_lines(before, now)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &[(&str, &str)]) -> Texts {
        texts.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn texts_that_differ_are_counted_by_line() {
        let before = texts(&[("gone.rs", "1\n"), ("same.rs", "1\n"), ("changed.rs", "1\n2\n3\n")]);
        let now = texts(&[("new.rs", "1\n2\n"), ("same.rs", "1\n"), ("changed.rs", "1\ntwo\n3\n")]);
        let differences = all("pets", before, now);
        let numbers: Vec<_> =
            differences.iter().map(|it| (it.name.as_str(), it.added, it.removed)).collect();
        assert_eq!(numbers, [("changed.rs", 1, 1), ("gone.rs", 0, 1), ("new.rs", 2, 0)]);
        assert_eq!(
            differences[0].patch(),
            "--- a/pets/changed.rs\n+++ b/pets/changed.rs\n@@ -1,3 +1,3 @@\n 1\n-2\n+two\n 3\n"
        );
        assert!(differences[2].patch().starts_with("--- /dev/null\n+++ b/pets/new.rs\n"));
    }
}
