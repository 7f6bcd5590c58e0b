//! Snapshots, which stand beside descriptions.

use crate::case::Case;

/// Compares a text with the snapshot of this name in the folder of a case.
pub(crate) fn compare(case: &Case, name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&case.folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// Fails if a case has a snapshot of something that doesn't come out any more.
pub(crate) fn expect_none(case: &Case, name: &str) {
    let left = case.folder.join(name).with_extension("snap");
    assert!(!left.exists(), "nothing is compared with {} any more", left.display());
}
