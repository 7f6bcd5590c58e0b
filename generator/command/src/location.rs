//! A path with the name that people are shown.
//!
//! The two differ for a program's own files: they are found wherever in the workspace the command
//! is run, and are called what everybody calls them, `spec/butler.yaml`. That also keeps the output
//! of the generator the same for everybody: sources go by the name that is shown.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::printable;

/// A path with the name that people are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    path: PathBuf,
    shown: Box<str>,
    /// The folder that the name is relative to, if it isn't the current one.
    home: Option<Box<Path>>,
}

impl Location {
    /// A path from the command line: shown as it was given.
    pub fn given(path: &Path) -> Self {
        Self { path: path.to_owned(), shown: path.display().to_string().into(), home: None }
    }

    /// A path below a folder that goes without saying, with `/` between folders: shown as it is
    /// there.
    pub fn within(home: &Path, relative: &str) -> Self {
        let (path, shown) = (home.join(relative), relative.into());
        Self { path, shown, home: Some(home.into()) }
    }

    /// A path below this folder, with `/` between folders.
    #[must_use]
    pub fn join(&self, relative: &str) -> Self {
        let shown = format!("{}/{relative}", self.shown.trim_end_matches('/')).into();
        Self { path: self.path.join(relative), shown, home: self.home.clone() }
    }

    /// The folder it stands in, if the path tells.
    pub fn above(&self) -> Option<Self> {
        let path = self.path.parent().filter(|path| !path.as_os_str().is_empty())?;
        let shown = self.shown.rsplit_once('/').map_or("", |(above, _)| above);
        let (path, shown) = (path.to_owned(), shown.into());
        Some(Self { path, shown, home: self.home.clone() })
    }

    /// The file that this file means by a path: relative to the folder it is in.
    pub(crate) fn beside(&self, path: &str) -> Self {
        match self.above() {
            Some(folder) if Path::new(path).is_relative() => folder.join(path),
            _ => Self::given(Path::new(path)),
        }
    }

    /// Another file, by the name that people would be shown.
    pub(crate) fn named(&self, name: &str) -> Self {
        match &self.home {
            None => Self::given(Path::new(name)),
            Some(home) => Self::within(home, name),
        }
    }

    /// The path on disk.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The name that people are shown.
    pub fn shown(&self) -> &str {
        &self.shown
    }
}

impl fmt::Display for Location {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&printable::line(&self.shown))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_below_a_folder_is_shown_with_one_slash() {
        let generated = Location::given(Path::new("out/")).join("src/generated");
        assert_eq!(generated.to_string(), "out/src/generated");
        assert_eq!(generated.path(), Path::new("out/src/generated"));
    }

    #[test]
    fn what_a_file_names_is_beside_it() {
        let named = |file: &str, path: &str| Location::given(Path::new(file)).beside(path);
        assert_eq!(named("spec/codegen.toml", "fix.yaml").shown(), "spec/fix.yaml");
        assert_eq!(named("codegen.toml", "fix.yaml").shown(), "fix.yaml");
        assert_eq!(named("spec/codegen.toml", "/fix.yaml").shown(), "/fix.yaml");
    }

    #[test]
    fn what_goes_without_saying_is_not_shown() {
        let description = Location::within(Path::new("/home"), "spec/api.yaml");
        assert_eq!(description.shown(), "spec/api.yaml");
        assert_eq!(description.path(), Path::new("/home/spec/api.yaml"));
        let other = description.named("spec/other.yaml");
        assert_eq!(other, Location::within(Path::new("/home"), "spec/other.yaml"));
    }
}
