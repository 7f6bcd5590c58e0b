//! Puts a set of files in place as a whole: whatever happens, what stands there afterwards is the
//! old set or the new.
//!
//! Everything is first written to a folder of its own beside the target, on the same disk. Only
//! when all of it is there are two folders renamed: the old one into the staging folder, the new
//! one to where the old one was. A run that fails goes back; a run that is killed leaves its
//! staging folder behind, and the next one puts that right before it does anything else. A lock on
//! a file in the staging folder tells a dead run from one that is still at work.
//!
//! ```text
//! <crate>/.xtask-codegen/lock         held while a run is at work
//! <crate>/.xtask-codegen/generated/   the new files
//! <crate>/.xtask-codegen/scaffold/    files that are missing in the crate
//! <crate>/.xtask-codegen/old/         the old files; put back if nothing stands in their place
//! ```

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::error::{Doing, Error};
use crate::location::Location;
use crate::tree;

/// The folder of the generated files, below the root of their crate.
pub(crate) const GENERATED: &str = "src/generated";

/// The staging folder, below the root of the crate.
const STAGE: &str = ".xtask-codegen";

/// The folders in it, as the documentation of this file names them.
const NEW: &str = "generated";
const SCAFFOLD: &str = "scaffold";
const OLD: &str = "old";
const LOCK: &str = "lock";

/// A set of files on its way. Dropping it leaves the crate as it was found.
#[derive(Debug)]
pub(crate) struct Stage {
    crate_root: Location,
    folder: Location,
    lock: Option<File>,
    /// The files and folders that go again if the set doesn't get in place, outermost first.
    made: Vec<PathBuf>,
}

impl Stage {
    /// Puts right what a killed run has left behind. Returns true if there was anything.
    pub(crate) fn recover(crate_root: &Location) -> Result<bool, Error> {
        let left_behind = tree::is_folder(&crate_root.join(STAGE))?;
        if left_behind {
            Self::open(crate_root)?;
        }
        Ok(left_behind)
    }

    /// Opens the staging folder of a crate, empty, and makes the folders it stands in.
    pub(crate) fn open(crate_root: &Location) -> Result<Self, Error> {
        let (crate_root, folder) = (crate_root.clone(), crate_root.join(STAGE));
        let mut stage = Self { crate_root, folder: folder.clone(), lock: None, made: Vec::new() };
        stage.make_folder(&folder)?;
        stage.lock()?;
        stage.settle()?;
        let new = folder.join(NEW);
        fs::create_dir(new.path()).doing("make the folder", &new)?;
        Ok(stage)
    }

    /// Adds a file to the new generated ones. One that is no different from the old one keeps its
    /// time.
    pub(crate) fn add_generated(
        &self,
        path: &str,
        text: &str,
        unchanged: bool,
    ) -> Result<(), Error> {
        let old = self.crate_root.join(GENERATED).join(path);
        let time = unchanged.then(|| old.path().metadata()?.modified()).transpose();
        write(&self.folder.join(NEW).join(path), text, time.doing("read", &old)?)
    }

    /// Adds a file of the scaffold.
    pub(crate) fn add_scaffold(&self, path: &str, text: &str) -> Result<(), Error> {
        write(&self.folder.join(SCAFFOLD).join(path), text, None)
    }

    /// Puts everything in place: the generated files, and then the scaffold in the order given.
    pub(crate) fn commit(mut self, scaffold: &[&str]) -> Result<(), Error> {
        let placed =
            self.exchange().and_then(|()| scaffold.iter().try_for_each(|path| self.place(path)));
        let Err(error) = placed else {
            self.made.clear();
            return Ok(());
        };
        if let Err(worse) = self.go_back() {
            // The staging folder is all there is of the old files: keep it.
            self.lock = None;
            return Err(worse);
        }
        Err(error)
    }

    /// Moves the old folder out of the way, and the new one to its place.
    fn exchange(&mut self) -> Result<(), Error> {
        let target = self.crate_root.join(GENERATED);
        self.make_folder(&self.crate_root.join("src"))?;
        if tree::is_folder(&target)? {
            fs::rename(target.path(), self.folder.join(OLD).path()).doing("replace", &target)?;
        }
        fs::rename(self.folder.join(NEW).path(), target.path()).doing("write", &target)
    }

    /// Moves one file of the scaffold to its place, unless something has come to stand there.
    fn place(&mut self, path: &str) -> Result<(), Error> {
        let target = self.crate_root.join(path);
        if tree::exists(&target) {
            return Ok(());
        }
        if let Some((above, _)) = path.rsplit_once('/') {
            self.make_folder(&self.crate_root.join(above))?;
        }
        let staged = self.folder.join(SCAFFOLD).join(path);
        fs::rename(staged.path(), target.path()).doing("write", &target)?;
        self.made.push(target.path().to_owned());
        Ok(())
    }

    /// Undoes an [`exchange`](Self::exchange), however far it came.
    fn go_back(&self) -> Result<(), Error> {
        let (target, new) = (self.crate_root.join(GENERATED), self.folder.join(NEW));
        if !tree::exists(&new) {
            fs::rename(target.path(), new.path()).map_err(|source| self.stranded(source))?;
        }
        self.settle()
    }

    /// Puts the old folder back if nothing stands in its place, and empties the staging folder.
    fn settle(&self) -> Result<(), Error> {
        let (target, old) = (self.crate_root.join(GENERATED), self.folder.join(OLD));
        if tree::exists(&old) && !tree::exists(&target) {
            fs::rename(old.path(), target.path()).map_err(|source| self.stranded(source))?;
        }
        for part in [NEW, SCAFFOLD, OLD].map(|part| self.folder.join(part)) {
            if tree::is_folder(&part)? {
                fs::remove_dir_all(part.path()).doing("remove", &part)?;
            }
        }
        Ok(())
    }

    fn stranded(&self, source: io::Error) -> Error {
        let (generated, old) = (self.crate_root.join(GENERATED), self.folder.join(OLD));
        Error::Stranded { generated, old, source }
    }

    /// Makes sure that this is the only run.
    fn lock(&mut self) -> Result<(), Error> {
        let location = self.folder.join(LOCK);
        let mut options = File::options();
        let file = options.create(true).append(true).open(location.path());
        let file = file.doing("write", &location)?;
        if let Err(TryLockError::WouldBlock) = file.try_lock() {
            return Err(Error::Busy { crate_root: self.crate_root.clone() });
        }
        // Any other error means that the file system can't lock. Go on without, as Cargo does: it
        // takes two runs at the same moment to do harm.
        self.lock = Some(file);
        Ok(())
    }

    /// Makes a folder and everything above it, and remembers what was new.
    fn make_folder(&mut self, folder: &Location) -> Result<(), Error> {
        let missing = |path: &&Path| !path.as_os_str().is_empty() && !path.is_dir();
        let missing = folder.path().ancestors().take_while(missing).collect::<Vec<_>>();
        for path in missing.into_iter().rev() {
            fs::create_dir(path).doing("make the folder", folder)?;
            self.made.push(path.to_owned());
        }
        Ok(())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // Without the lock the staging folder is another run's. What fails here is left to the next
        // run.
        if self.lock.is_some() && self.settle().is_ok() {
            let _ = fs::remove_file(self.folder.join(LOCK).path());
            let _ = fs::remove_dir(self.folder.path());
        }
        for made in self.made.iter().rev() {
            let _ = fs::remove_dir(made).or_else(|_| fs::remove_file(made));
        }
    }
}

/// Writes a new file in the staging folder. One with a time of its own is a copy; any other has to
/// reach the disk before it takes the place of something.
fn write(location: &Location, text: &str, time: Option<SystemTime>) -> Result<(), Error> {
    let write = || {
        if let Some(above) = location.path().parent() {
            fs::create_dir_all(above)?;
        }
        let mut file = File::create_new(location.path())?;
        file.write_all(text.as_bytes())?;
        match time {
            Some(time) => file.set_modified(time),
            None => file.sync_all(),
        }
    };
    write().doing("write", location)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A crate with one generated file.
    fn old_crate() -> (tempfile::TempDir, Location) {
        let folder = tempfile::tempdir().expect("the system has a folder for temporary files");
        let crate_root = Location::given(folder.path());
        fs::create_dir_all(folder.path().join(GENERATED)).expect("it is ours");
        fs::write(folder.path().join(GENERATED).join("mod.rs"), "old").expect("it is ours");
        (folder, crate_root)
    }

    fn staged(crate_root: &Location) -> Stage {
        let stage = Stage::open(crate_root).expect("it is ours");
        stage.add_generated("mod.rs", "new", false).expect("it is ours");
        stage.add_scaffold("README.md", "new").expect("it is ours");
        stage.add_scaffold("examples/first.rs", "new").expect("it is ours");
        stage
    }

    fn read(crate_root: &Location, path: &str) -> Option<String> {
        fs::read_to_string(crate_root.join(path).path()).ok()
    }

    #[test]
    fn everything_gets_in_place() {
        let (_folder, crate_root) = old_crate();
        staged(&crate_root).commit(&["README.md", "examples/first.rs"]).expect("it is ours");
        for path in ["src/generated/mod.rs", "README.md", "examples/first.rs"] {
            assert_eq!(read(&crate_root, path).as_deref(), Some("new"), "{path}");
        }
        assert!(!tree::exists(&crate_root.join(STAGE)));
    }

    #[test]
    fn a_failure_at_the_very_end_takes_everything_back() {
        let (folder, crate_root) = old_crate();
        fs::write(folder.path().join("examples"), "a file in the way").expect("it is ours");
        let failure = staged(&crate_root).commit(&["README.md", "examples/first.rs"]);
        assert!(matches!(failure, Err(Error::Disk { .. })), "{failure:?}");
        assert_eq!(read(&crate_root, "src/generated/mod.rs").as_deref(), Some("old"));
        assert_eq!(read(&crate_root, "README.md"), None);
        assert!(!tree::exists(&crate_root.join(STAGE)));
    }

    #[test]
    fn a_stage_that_is_dropped_leaves_nothing() {
        let folder = tempfile::tempdir().expect("the system has a folder for temporary files");
        drop(staged(&Location::given(&folder.path().join("some/new/crate"))));
        assert_eq!(fs::read_dir(folder.path()).expect("it is ours").count(), 0);
    }

    #[test]
    fn what_has_come_to_stand_there_is_not_overwritten() {
        let (folder, crate_root) = old_crate();
        let stage = staged(&crate_root);
        fs::write(folder.path().join("README.md"), "mine").expect("it is ours");
        stage.commit(&["README.md"]).expect("it is ours");
        assert_eq!(read(&crate_root, "README.md").as_deref(), Some("mine"));
    }
}
