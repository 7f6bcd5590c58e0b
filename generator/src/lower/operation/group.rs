//! Groups: the operations that are in a file together. Those of a tag are, as a description parts
//! itself by its tags.
//!
//! A client with a handful of operations is one file, and so is one whose operations can't be
//! parted.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::document::Document;
use crate::model::{Group, Operation};
use crate::{docs, name};

/// The number of operations up to which one reads them from top to bottom.
const FEW: usize = 12;

/// The module of operations that nothing can be said of.
const OTHERS: &str = "others";

/// Parts operations, if they are many: by their first tag, those without one by their path. Where
/// all of them have the same tag, by their paths.
pub(super) fn groups(operations: &[Operation], document: &Document) -> Vec<Group> {
    if operations.len() <= FEW {
        return Vec::new();
    }
    let paths = Paths::new(operations);
    let path = |operation: &Operation| paths.distinction(&operation.path);
    let tag = |operation: &Operation| operation.tag.clone().or_else(|| path(operation));
    let by_tag = parted(operations, tag);
    let groups = if by_tag.len() > 1 { by_tag } else { parted(operations, path) };
    if groups.len() < 2 {
        return Vec::new();
    }
    let described = described_tags(document);
    let group = |(name, members)| group(name, members, operations, &described);
    groups.into_iter().map(group).collect()
}

/// The descriptions of tags, by name.
fn described_tags(document: &Document) -> BTreeMap<&str, String> {
    let tags = document.openapi.tags.iter();
    let described = tags.filter_map(|tag| Some((tag, tag.description.as_deref()?)));
    described.map(|(tag, text)| (tag.name.as_str(), docs::rustdoc(text))).collect()
}

/// The operations by the names of their modules, in the order of the description. Tags that give
/// the same name share a module.
fn parted(
    operations: &[Operation],
    word: impl Fn(&Operation) -> Option<String>,
) -> IndexMap<String, Vec<usize>> {
    let mut groups: IndexMap<String, Vec<usize>> = IndexMap::new();
    for (index, operation) in operations.iter().enumerate() {
        let name = module(word(operation).as_deref().unwrap_or(OTHERS));
        groups.entry(name).or_default().push(index);
    }
    groups
}

/// The module for a word. None has the name of the folder that it is in.
fn module(word: &str) -> String {
    match name::module_name(word) {
        folder if folder == "operations" => "operation".to_owned(),
        name => name,
    }
}

/// The group of a module, whose documentation has those of its tags.
fn group(
    name: String,
    members: Vec<usize>,
    operations: &[Operation],
    described: &BTreeMap<&str, String>,
) -> Group {
    let mut tags: Vec<&str> = Vec::new();
    for tag in members.iter().filter_map(|index| operations[*index].tag.as_deref()) {
        if module(tag) == name && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    let title = match tags.as_slice() {
        [] if name == OTHERS => "Operations that belong to no others.".to_owned(),
        [] => format!("Operations on `{name}`, by their paths."),
        tags => {
            let tags: Vec<_> = tags.iter().map(|tag| format!("`{}`", quotable(tag))).collect();
            format!("Operations that are tagged {}.", tags.join(" or "))
        }
    };
    let texts = tags.iter().filter_map(|tag| described.get(tag)).filter(|text| !text.is_empty());
    let paragraphs: Vec<_> =
        std::iter::once(title.as_str()).chain(texts.map(String::as_str)).collect();
    Group { name, docs: paragraphs.join("\n\n"), operations: members }
}

/// Text that can stand between backticks, in one line.
fn quotable(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('`', "'")
}

/// The paths of a description.
struct Paths {
    /// The number of segments that all of them begin with, such as `/api/v3`.
    shared: usize,
}

impl Paths {
    fn new(operations: &[Operation]) -> Self {
        let mut paths = operations.iter().map(|operation| segments(&operation.path));
        let mut shared = paths.next().unwrap_or_default();
        for path in paths {
            let same = shared.iter().zip(&path).take_while(|(one, other)| one == other).count();
            shared.truncate(same);
        }
        Self { shared: shared.len() }
    }

    /// The first segment that tells a path from others, unless that is a parameter.
    fn distinction(&self, path: &str) -> Option<String> {
        let segment = segments(path).into_iter().skip(self.shared).find(|s| !s.contains('{'))?;
        Some(segment.to_owned())
    }
}

/// The segments of a path.
fn segments(path: &str) -> Vec<&str> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    path.split('/').filter(|segment| !segment.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Paths, segments};

    #[test]
    fn the_segment_that_tells_a_path_from_others() {
        let shared = segments("/api/v3").len();
        for (path, expected) in [
            ("/api/v3/movie/{id}", Some("movie")),
            ("/api/v3/{owner}/movie", Some("movie")),
            ("/api/v3?x", None),
            ("/api/v3/{id}", None),
        ] {
            assert_eq!(Paths { shared }.distinction(path).as_deref(), expected, "{path}");
        }
    }
}
