//! What can be relied on.

use generator::diagnostic::Severity;
use generator::document::{Document, Pointer};
use serde_yaml::Value;

use crate::source::{Case, case, case_inputs, cases_folder, corpus, parse};
use crate::tree::{all_pointers, missing, rewritten};

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
        nothing_is_lost(&document, &rewritten);
        every_pointer_has_a_place(&document, &rewritten, &case);
    }
}

/// Whatever `openapiv3` can't hold must be gone before it sees the document. What it drops shows when it writes it.
fn nothing_is_lost(document: &Document, rewritten: &Value) {
    let held = serde_yaml::to_value(&document.openapi).expect("it was a document before");
    let mut lost = Vec::new();
    missing(rewritten, &held, &Pointer::root(), &mut lost);
    assert!(lost.is_empty(), "{lost:#?}");
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

/// The targets of references to places that `openapiv3` doesn't have can be read all the same.
#[test]
fn any_part_can_be_read() {
    let path = cases_folder().join("reference-to-what-moves/input.yaml");
    let (Some(document), _) = parse(&case(&path)) else { panic!("it is sound") };
    let pointer = Pointer::parse("/components/schemas/Pet/x-defs/Tag").expect("it is a pointer");
    let schema: openapiv3::Schema = document.read(&pointer).expect("it is a schema");
    assert!(matches!(schema.schema_kind, openapiv3::SchemaKind::Type(openapiv3::Type::String(_))));
    assert!(document.read::<openapiv3::Parameter>(&pointer).is_none(), "it is no parameter");
    assert!(
        document.value(&pointer.join("type")).is_some_and(|kind| kind.as_str() == Some("string"))
    );
}
