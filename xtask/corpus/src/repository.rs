//! The workspace that this program is part of.

use std::path::{Path, PathBuf};

use generator_command::location::Location;

/// Something in the workspace, with `/` between folders.
pub(crate) fn location(relative: &str) -> Location {
    Location::within(&root(), relative)
}

/// The root of the workspace: two folders above this package.
///
/// Cargo names the package when it runs it; else the folder counts where the program was built.
pub(crate) fn root() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    let root = package.parent().and_then(Path::parent);
    root.map_or(package.clone(), Path::to_owned)
}

/// Cargo's target folder: this program stands two folders below it.
pub(crate) fn target() -> PathBuf {
    let program = std::env::current_exe().ok();
    let target = program.as_deref().and_then(|program| program.parent()?.parent());
    target.map_or_else(|| root().join("target"), Path::to_owned)
}
