//! Generated crates on disk. Only new files are written: the others keep their time, so that cargo
//! takes them for built.

use std::fs;

use generator::Files;

use generator_command::error::{Doing, Error};
use generator_command::location::Location;
use generator_command::tree::{self, Kind};

/// Makes a folder hold these files and no others.
pub(crate) fn write(folder: &Location, files: &Files) -> Result<(), Error> {
    for (path, kind) in tree::compare(folder, files)?.differences {
        let location = folder.join(&path);
        match (kind, files.get(&path)) {
            (Kind::Missing | Kind::Changed { .. }, Some(text)) => write_file(&location, text)?,
            _ => fs::remove_file(location.path()).doing("remove", &location)?,
        }
    }
    Ok(())
}

/// Writes one file, and the folders it is in.
pub(crate) fn write_file(location: &Location, text: &str) -> Result<(), Error> {
    if fs::read(location.path()).is_ok_and(|found| found == text.as_bytes()) {
        return Ok(());
    }
    if let Some(above) = location.above() {
        fs::create_dir_all(above.path()).doing("create", &above)?;
    }
    fs::write(location.path(), text).doing("write", location)
}
