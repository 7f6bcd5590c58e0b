//! What can be relied on.

use generator::diagnostic::Severity;
use generator::document::{Document, Pointer};
use serde_yaml::Value;

use crate::source::{Case, case, case_inputs, corpus, parse};
use crate::tree::{all_pointers, rewritten};

/// What must be true of every description, the cases' and real ones, where these are at hand: not all of those are
/// without fault, but all can be read.
#[test]
fn documents_keep_their_promises() {
    let cases = case_inputs();
    for path in cases.iter().chain(&corpus()) {
        let case = case(path);
        let (document, diagnostics) = parse(&case);
        let errors: Vec<_> = diagnostics.of(Severity::Error).collect();
        assert!(cases.contains(path) || errors.is_empty(), "{}: {errors:#?}", path.display());
        let Some(document) = document else {
            assert!(!errors.is_empty(), "{}: neither a document nor an error", path.display());
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
