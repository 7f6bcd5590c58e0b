//! A path, and how people are shown it.
//!
//! The two differ for the workspace's own files: they are found wherever in the workspace the command is run, and are
//! called what everybody calls them, `spec/butler.yaml`. It is also what keeps the output of the generator the same for
//! everybody: sources go by the name that is shown.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::printable;

/// A path, and how people are shown it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Location {
    path: PathBuf,
    shown: String,
}

impl Location {
    /// A path from the command line: shown as it was given.
    pub(crate) fn given(path: &Path) -> Self {
        Self { path: path.to_owned(), shown: path.display().to_string() }
    }

    /// A path below the root of the workspace, with `/` between folders.
    pub(crate) fn in_workspace(relative: &str) -> Self {
        Self { path: workspace().join(relative), shown: relative.to_owned() }
    }

    /// Something below this folder, with `/` between folders.
    pub(crate) fn join(&self, relative: &str) -> Self {
        let shown = format!("{}/{relative}", self.shown.trim_end_matches('/'));
        Self { path: self.path.join(relative), shown }
    }

    /// The folder it stands in, if the path tells.
    pub(crate) fn above(&self) -> Option<Self> {
        let path = self.path.parent().filter(|path| !path.as_os_str().is_empty())?;
        let shown = self.shown.rsplit_once('/').map_or("", |(above, _)| above);
        Some(Self { path: path.to_owned(), shown: shown.to_owned() })
    }

    /// What a file says with a path of its own: relative to the folder that the file is in.
    pub(crate) fn beside(&self, path: &str) -> Self {
        match self.above() {
            Some(folder) if Path::new(path).is_relative() => folder.join(path),
            _ => Self::given(Path::new(path)),
        }
    }

    /// Another file, by a name as people would be shown it.
    pub(crate) fn named(&self, name: &str) -> Self {
        let is_given = self.path.display().to_string() == self.shown;
        if is_given { Self::given(Path::new(name)) } else { Self::in_workspace(name) }
    }

    /// Where it really is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// What it is called.
    pub(crate) fn shown(&self) -> &str {
        &self.shown
    }
}

impl fmt::Display for Location {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&printable::line(&self.shown))
    }
}

/// The root of the workspace: the folder that holds this package.
///
/// Cargo names the package when it runs it; what was true when the program was built is the next best.
fn workspace() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package.parent().map_or(package.clone(), Path::to_owned)
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
    fn a_path_of_the_workspace_is_shown_without_it() {
        let manifest = Location::in_workspace("xtask/Cargo.toml");
        assert_eq!(manifest.shown(), "xtask/Cargo.toml");
        assert!(manifest.path().is_file());
    }
}
