//! A revision of the generator, as a program.
//!
//! Its sources are in a worktree of git's only while it is built. The program is kept, and so is
//! what cargo built on the way, of which the next revision needs most.

use std::env::consts::EXE_SUFFIX;
use std::ffi::OsStr;
use std::fmt;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use generator_command::error::Doing;
use generator_command::location::Location;

use crate::error::Error;
use crate::progress::Progress;
use crate::{cargo, repository};

/// The number of a commit's digits that name its program.
const DIGITS: usize = 12;

/// A commit, with the name that was asked for.
#[derive(Debug)]
pub(super) struct Revision {
    name: String,
    commit: String,
}

impl fmt::Display for Revision {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} ({})", self.name, self.digits())
    }
}

impl Revision {
    /// The commit of this name.
    pub(super) fn find(name: &str) -> Result<Self, Error> {
        let commit = format!("{name}^{{commit}}");
        let arguments = ["rev-parse", "--verify", "--end-of-options", &commit];
        let output = git(&arguments.map(OsStr::new))?;
        let commit = words(&output.stdout);
        match output.status.success() {
            true => Ok(Self { name: name.to_owned(), commit }),
            false => {
                Err(Error::Revision { revision: name.to_owned(), words: words(&output.stderr) })
            }
        }
    }

    /// The program with the command of this revision, built if it hasn't been yet.
    pub(super) fn program(&self, folder: &Location) -> Result<PathBuf, Error> {
        let kept = folder.join(&format!("xtask-{}{EXE_SUFFIX}", self.digits()));
        if !kept.path().is_file() {
            let built = self.build(folder)?;
            fs::copy(built.path(), kept.path()).doing("copy", &built)?;
        }
        Ok(kept.path().to_owned())
    }

    fn digits(&self) -> &str {
        self.commit.get(..DIGITS).unwrap_or(&self.commit)
    }

    fn build(&self, folder: &Location) -> Result<Location, Error> {
        let _progress = Progress::new("Building", 1);
        let worktree = Worktree::add(&folder.join("source"), self)?;
        let (target, log) = (folder.join("target"), folder.join("cargo.log"));
        let status = cargo::program()
            .args(["build", "--release", "--package", "xtask"])
            .current_dir(worktree.folder.path())
            .env("CARGO_TARGET_DIR", target.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(File::create(log.path()).doing("create", &log)?)
            .status()
            .map_err(|source| Error::Program { name: "cargo", source })?;
        match status.success() {
            true => Ok(target.join(&format!("release/xtask{EXE_SUFFIX}"))),
            false => Err(Error::Cargo { command: format!("build of {self}"), log }),
        }
    }
}

/// A worktree, which goes when it is dropped.
struct Worktree {
    folder: Location,
}

impl Worktree {
    fn add(folder: &Location, revision: &Revision) -> Result<Self, Error> {
        // A run that was killed has left one behind.
        remove(folder);
        if let Some(above) = folder.above() {
            fs::create_dir_all(above.path()).doing("create", &above)?;
        }
        let mut arguments =
            ["worktree", "add", "--quiet", "--force", "--detach"].map(OsStr::new).to_vec();
        arguments.extend([folder.path().as_os_str(), OsStr::new(&revision.commit)]);
        let output = git(&arguments)?;
        match output.status.success() {
            true => Ok(Self { folder: folder.clone() }),
            false => {
                let (revision, words) = (revision.name.clone(), words(&output.stderr));
                Err(Error::Revision { revision, words })
            }
        }
    }
}

impl Drop for Worktree {
    fn drop(&mut self) {
        remove(&self.folder);
    }
}

/// Removes a worktree, if there is one. What fails here is left to the next run.
fn remove(folder: &Location) {
    let [worktree, remove, force] = ["worktree", "remove", "--force"].map(OsStr::new);
    let _ = git(&[worktree, remove, force, folder.path().as_os_str()]);
    let _ = fs::remove_dir_all(folder.path());
}

fn git(arguments: &[&OsStr]) -> Result<Output, Error> {
    Command::new("git")
        .arg("-C")
        .arg(repository::root())
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .map_err(|source| Error::Program { name: "git", source })
}

fn words(said: &[u8]) -> String {
    String::from_utf8_lossy(said).trim().to_owned()
}
