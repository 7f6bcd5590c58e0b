//! The guarantees of the stage.

use generator::diagnostic::Severity;
use generator::document::{Document, Pointer};
use serde_yaml::Value;

use crate::source::{Case, case, case_inputs, parse};
use crate::tree::{all_pointers, rewritten};

/// A description has a document or an error, and every value of its document has a place.
#[test]
fn documents_keep_their_promises() {
    for path in case_inputs() {
        let case = case(&path);
        let (document, diagnostics) = parse(&case);
        let Some(document) = document else {
            let errors = diagnostics.of(Severity::Error).count();
            assert!(errors > 0, "{}: neither a document nor an error", path.display());
            continue;
        };
        let rewritten = rewritten(&document);
        every_pointer_has_a_place(&document, &rewritten, &case);
    }
}

/// Every value of the rewritten document has a place in the source.
fn every_pointer_has_a_place(document: &Document, rewritten: &Value, case: &Case) {
    let mut pointers = Vec::new();
    all_pointers(rewritten, &Pointer::root(), &mut pointers);
    for pointer in pointers {
        let place = document.place(&pointer);
        assert!(
            case.text(&place.source).get(place.span.clone()).is_some(),
            "{pointer} has the span {:?}",
            place.span
        );
        assert!(
            Pointer::parse(&place.pointer).is_some(),
            "{pointer} has the pointer {}",
            place.pointer
        );
    }
}
