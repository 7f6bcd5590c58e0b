//! A folder on disk, compared with the files that should be in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path};

use generator::Files;

use crate::error::{Doing, Error, FILE, FOLDER, SYMBOLIC_LINK};
use crate::location::Location;

/// The word that every generated file has in its first lines. Review tools and formatters know it,
/// too.
const MARK: &[u8] = b"@generated";

/// The bytes that the mark must be among: further down it may be part of the code, or of somebody's
/// prose.
const HEAD: usize = 512;

/// The differences between a folder and the files that should be in it.
#[derive(Debug, Default)]
pub struct Comparison {
    /// The files that differ, by their paths below the folder, with `/` between folders.
    pub differences: BTreeMap<String, Kind>,
    /// The paths of the files that are as they should be.
    pub unchanged: BTreeSet<String>,
    /// The paths of the files that nobody ever generated.
    pub foreign: Vec<String>,
}

/// The kind of a difference.
#[derive(Debug, PartialEq, Eq)]
pub enum Kind {
    /// The file should be there.
    Missing,
    /// The file has another content.
    Changed {
        /// That content.
        found: Vec<u8>,
    },
    /// Nothing generates the file (any more).
    Orphaned,
}

/// Compares a folder, which need not exist, with the files that should be in it.
///
/// # Errors
///
/// If something else than a folder stands there, or it can't be read, or a file would lie outside.
pub fn compare(folder: &Location, files: &Files) -> Result<Comparison, Error> {
    check_paths(folder, files)?;
    let mut comparison = Comparison::default();
    if is_folder(folder)? {
        comparison.walk(folder, "", files)?;
        comparison.foreign.sort_unstable();
    }
    for path in files.keys().filter(|path| !comparison.unchanged.contains(*path)) {
        comparison.differences.entry(path.clone()).or_insert(Kind::Missing);
    }
    Ok(comparison)
}

/// Makes sure that no file lies outside the folder it belongs to, wherever its name came from.
pub(crate) fn check_paths(folder: &Location, files: &Files) -> Result<(), Error> {
    match files.keys().find(|path| !stays_below(path)) {
        None => Ok(()),
        Some(path) => Err(Error::Outside { folder: folder.clone(), path: path.clone() }),
    }
}

/// Returns true if anything stands at a path; a link counts, wherever it leads.
pub(crate) fn exists(location: &Location) -> bool {
    location.path().symlink_metadata().is_ok()
}

/// Returns true if there is a folder: nothing is fine, anything else is an error.
pub(crate) fn is_folder(location: &Location) -> Result<bool, Error> {
    let obstacle = |found| Error::Obstacle { location: location.clone(), found, expected: FOLDER };
    match location.path().symlink_metadata() {
        Ok(metadata) if metadata.is_dir() => Ok(true),
        Ok(metadata) if metadata.is_symlink() => Err(obstacle(SYMBOLIC_LINK)),
        Ok(_) => Err(obstacle(FILE)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) if error.kind() == ErrorKind::NotADirectory => match location.above() {
            // What is in the way stands further up.
            Some(above) => is_folder(&above),
            None => Err(error).doing("read", location),
        },
        Err(error) => Err(error).doing("read", location),
    }
}

impl Comparison {
    /// Compares everything below a folder. `above` is its path below the root, with a slash at its
    /// end.
    fn walk(&mut self, folder: &Location, above: &str, files: &Files) -> Result<(), Error> {
        for entry in fs::read_dir(folder.path()).doing("read", folder)? {
            let entry = entry.doing("read", folder)?;
            let name = entry.file_name();
            let path = format!("{above}{}", name.to_string_lossy());
            let location = folder.join(&name.to_string_lossy());
            let kind = entry.file_type().doing("read", &location)?;
            match name.to_str() {
                Some(_) if kind.is_dir() => self.walk(&location, &format!("{path}/"), files)?,
                Some(_) if kind.is_file() => {
                    let found = fs::read(location.path()).doing("read", &location)?;
                    self.file(path, found, files);
                }
                // A link, a socket, a name that is no text: certainly not written by this tool.
                _ => {
                    self.foreign.push(path.clone());
                    self.differences.insert(path, Kind::Orphaned);
                }
            }
        }
        Ok(())
    }

    /// Sorts one file in.
    fn file(&mut self, path: String, found: Vec<u8>, files: &Files) {
        let expected = files.get(&path);
        if expected.is_some_and(|expected| expected.as_bytes() == found) {
            self.unchanged.insert(path);
            return;
        }
        if !is_marked(&found) {
            self.foreign.push(path.clone());
        }
        let kind = if expected.is_some() { Kind::Changed { found } } else { Kind::Orphaned };
        self.differences.insert(path, kind);
    }
}

/// Returns true if a file says that it was generated.
fn is_marked(content: &[u8]) -> bool {
    let head = &content[..content.len().min(HEAD)];
    head.windows(MARK.len()).any(|window| window == MARK)
}

/// Returns true if a path is relative and goes down only.
fn stays_below(path: &str) -> bool {
    let mut components = Path::new(path).components().peekable();
    components.peek().is_some()
        && components.all(|component| matches!(component, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> Files {
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn every_kind_of_difference_is_found() {
        let folder = tempfile::tempdir().expect("the system has a folder for temporary files");
        fs::create_dir(folder.path().join("sub")).expect("it is ours");
        for (path, text) in
            [("same.rs", "1"), ("changed.rs", "// @generated\n1"), ("sub/orphan.rs", "mine")]
        {
            fs::write(folder.path().join(path), text).expect("it is ours");
        }
        let expected = files(&[("same.rs", "1"), ("changed.rs", "2"), ("sub/missing.rs", "3")]);
        let comparison =
            compare(&Location::given(folder.path()), &expected).expect("it is a folder");

        let found = b"// @generated\n1".to_vec();
        let differences = BTreeMap::from([
            ("changed.rs".to_owned(), Kind::Changed { found }),
            ("sub/missing.rs".to_owned(), Kind::Missing),
            ("sub/orphan.rs".to_owned(), Kind::Orphaned),
        ]);
        assert_eq!(comparison.differences, differences);
        assert_eq!(comparison.unchanged, BTreeSet::from(["same.rs".to_owned()]));
        assert_eq!(comparison.foreign, ["sub/orphan.rs"]);
    }

    #[test]
    fn the_mark_counts_in_the_first_lines_only() {
        assert!(is_marked(b"//! Docs.\n// @generated from the description.\n"));
        assert!(!is_marked(b"fn by_hand() {}\n"));
        let far = format!("{}// @generated\n", "// by hand\n".repeat(100));
        assert!(!is_marked(far.as_bytes()));
    }

    #[test]
    fn no_file_lies_outside() {
        for path in ["../lib.rs", "/etc/passwd", "a/../../b.rs", ""] {
            let refused = check_paths(&Location::given(Path::new("out")), &files(&[(path, "")]));
            assert!(matches!(refused, Err(Error::Outside { .. })), "{path:?}");
        }
    }
}
