//! The descriptions of a folder.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use globset::{Glob, GlobMatcher};

use crate::error::Error;
use generator_command::error::Doing;
use generator_command::location::Location;

/// A description.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    /// Its name, which no other of the folder has.
    pub(crate) name: String,
    /// Its file.
    pub(crate) location: Location,
    /// The size of the file.
    pub(crate) bytes: u64,
}

/// The descriptions that are wanted.
#[derive(Debug, Default)]
pub(crate) struct Wanted<'a> {
    /// A part of the name, or a glob for all of it.
    pub(crate) filter: Option<&'a str>,
    /// The size of the largest, in bytes.
    pub(crate) largest: Option<u64>,
}

/// The part of a folder's descriptions that is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// All of them.
    Whole,
    /// Some of them.
    Part,
}

impl Wanted<'_> {
    /// The part of the folder that is wanted.
    pub(crate) fn scope(&self) -> Scope {
        match (self.filter, self.largest) {
            (None, None) => Scope::Whole,
            _ => Scope::Part,
        }
    }
}

/// Finds the wanted descriptions of a folder, by name.
pub(crate) fn find(folder: &Location, wanted: &Wanted<'_>) -> Result<Vec<Document>, Error> {
    let filter = wanted.filter.map(Filter::new).transpose()?;
    let mut files = Vec::new();
    for entry in fs::read_dir(folder.path()).doing("read", folder)? {
        let entry = entry.doing("read", folder)?;
        let name = entry.file_name();
        let location = folder.join(&name.to_string_lossy());
        let metadata = entry.metadata().doing("read", &location)?;
        if metadata.is_file() && has_extension(location.path()) {
            files.push((location, metadata.len()));
        }
    }
    files.sort_by(|(one, _), (other, _)| one.path().cmp(other.path()));

    let mut taken = BTreeSet::new();
    let mut documents = Vec::new();
    for (location, bytes) in files {
        let name = name(location.path(), &mut taken);
        let is_wanted = filter.as_ref().is_none_or(|filter| filter.matches(&name))
            && wanted.largest.is_none_or(|largest| bytes <= largest);
        if is_wanted && is_description(&fs::read(location.path()).doing("read", &location)?) {
            documents.push(Document { name, location, bytes });
        }
    }
    match documents.is_empty() {
        true => Err(Error::NoDescription { folder: folder.clone() }),
        false => Ok(documents),
    }
}

fn has_extension(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    ["yaml", "yml", "json"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// The name of the file without its extension, in the letters that a package's name may have.
fn name(path: &Path, taken: &mut BTreeSet<String>) -> String {
    let plain = |text: &std::ffi::OsStr| {
        let letter = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
        text.to_string_lossy().chars().map(letter).collect::<String>()
    };
    let stem = plain(path.file_stem().unwrap_or_default());
    let whole = plain(path.file_name().unwrap_or_default());
    let numbered = (2..).map(|number| format!("{whole}-{number}"));
    let mut names = [stem, whole.clone()].into_iter().chain(numbered);
    names.find(|name| taken.insert(name.clone())).unwrap_or(whole)
}

/// Returns true if a text has the field that every description has. Other faults are the
/// generator's to find.
fn is_description(text: &[u8]) -> bool {
    let text = String::from_utf8_lossy(text);
    let starts = |line: &str| {
        let line = line.trim_start_matches(['\u{feff}', ' ', '\t', '{', '"', '\'']);
        line.strip_prefix("openapi").is_some_and(|rest| rest.starts_with(['"', '\'', ':', ' ']))
    };
    text.lines().any(starts) || text.contains("\"openapi\"")
}

enum Filter<'a> {
    Part(&'a str),
    Glob(Box<GlobMatcher>),
}

impl<'a> Filter<'a> {
    fn new(pattern: &'a str) -> Result<Self, Error> {
        if !pattern.contains(['*', '?', '[', '{']) {
            return Ok(Self::Part(pattern));
        }
        let glob = Glob::new(pattern).map_err(|error| Error::Pattern { error })?;
        Ok(Self::Glob(Box::new(glob.compile_matcher())))
    }

    fn matches(&self, name: &str) -> bool {
        match self {
            Self::Part(part) => name.contains(part),
            Self::Glob(glob) => glob.is_match(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_packages_and_differ() {
        let mut taken = BTreeSet::new();
        let mut name = |file| name(Path::new(file), &mut taken);
        assert_eq!(name("a/Radarr v3.json"), "radarr-v3");
        assert_eq!(name("a/radarr_v3.yaml"), "radarr-v3-yaml");
        assert_eq!(name("a/radarr v3.yaml"), "radarr-v3-yaml-2");
    }

    #[test]
    fn descriptions_are_told_from_other_files() {
        for text in
            ["openapi: 3.1.0", "# A\n'openapi': 3.0.0", "{\n  \"openapi\" : 1", "{\"openapi\":1}"]
        {
            assert!(is_description(text.as_bytes()), "{text}");
        }
        for text in ["swagger: '2.0'", "{\"name\": \"openapi\u{2d}tools\"}", "openapis: 3"] {
            assert!(!is_description(text.as_bytes()), "{text}");
        }
    }
}
