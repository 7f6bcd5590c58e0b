//! The folders here, one idea each.

use crate::diagnosis::{compared, plain};
use crate::source::{case, parse};
use crate::tree::{rewritten, to_yaml};

#[test]
fn cases() {
    insta::glob!("*/input.*", |path| {
        let case = case(path);
        let (document, diagnostics) = parse(&case);
        compared(&case.folder, || {
            insta::assert_snapshot!("diagnostics", plain(&diagnostics, &case));
            match document {
                Some(document) => {
                    insta::assert_snapshot!("rewritten", to_yaml(&rewritten(&document)));
                }
                None => assert!(
                    !path.with_file_name("rewritten.snap").exists(),
                    "there is nothing to see any more"
                ),
            }
        });
    });
}
