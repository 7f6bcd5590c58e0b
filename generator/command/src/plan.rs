//! The plan of a run: the changes that a crate needs, found first, so that they can be checked,
//! refused or made as a whole.

use generator::Generated;

use crate::error::{Doing, Error};
use crate::ledger::Ledger;
use crate::location::Location;
use crate::stage::{GENERATED, Stage};
use crate::tree::{self, Comparison};

/// The difference between a crate and what the generator says it should be.
#[derive(Debug)]
pub(crate) struct Plan<'a> {
    pub(crate) crate_root: Location,
    pub(crate) generated: &'a Generated,
    /// The differences of `src/generated`.
    pub(crate) comparison: Comparison,
    /// The files of the scaffold that are missing, in the order they are put in place.
    pub(crate) scaffold: Vec<&'a str>,
    /// The ledger, if somebody wants it in a file.
    pub(crate) ledger: Option<Ledger>,
}

impl<'a> Plan<'a> {
    /// Compares a crate, which need not exist.
    pub(crate) fn new(
        crate_root: Location,
        generated: &'a Generated,
        ledger: Option<Ledger>,
    ) -> Result<Self, Error> {
        let comparison = tree::compare(&crate_root.join(GENERATED), &generated.files)?;
        tree::check_paths(&crate_root, &generated.scaffold)?;
        let missing = |path: &&str| !tree::exists(&crate_root.join(path));
        let mut scaffold =
            generated.scaffold.keys().map(String::as_str).filter(missing).collect::<Vec<_>>();
        // A folder is a crate as soon as it has a manifest, so that comes when everything else is
        // there.
        scaffold.sort_by_key(|path| *path == "Cargo.toml");
        Ok(Self { crate_root, generated, comparison, scaffold, ledger })
    }

    /// The folder of generated files.
    pub(crate) fn folder(&self) -> Location {
        self.crate_root.join(GENERATED)
    }

    /// The ledger, if its file is not as it should be.
    pub(crate) fn changed_ledger(&self) -> Option<&Ledger> {
        self.ledger.as_ref().filter(|ledger| !ledger.is_unchanged())
    }

    /// Returns true if the crate is as it should be.
    pub(crate) fn is_done(&self) -> bool {
        self.comparison.differences.is_empty()
            && self.scaffold.is_empty()
            && self.changed_ledger().is_none()
    }

    /// Makes the changes, as a whole or not at all.
    pub(crate) fn carry_out(&self) -> Result<(), Error> {
        let ledger =
            self.changed_ledger().map(|ledger| Ok((ledger, ledger.stage()?))).transpose()?;
        if !self.comparison.differences.is_empty() || !self.scaffold.is_empty() {
            self.write()?;
        }
        if let Some((ledger, staged)) = ledger {
            let done = staged.persist(ledger.location.path()).map_err(|error| error.error);
            done.doing("write", &ledger.location)?;
        }
        Ok(())
    }

    fn write(&self) -> Result<(), Error> {
        let foreign = &self.comparison.foreign;
        if !foreign.is_empty() {
            return Err(Error::Foreign { folder: self.folder(), files: foreign.clone() });
        }
        let stage = Stage::open(&self.crate_root)?;
        for (path, text) in &self.generated.files {
            stage.add_generated(path, text, self.comparison.unchanged.contains(path))?;
        }
        for path in &self.scaffold {
            stage.add_scaffold(path, &self.generated.scaffold[*path])?;
        }
        stage.commit(&self.scaffold)
    }
}
