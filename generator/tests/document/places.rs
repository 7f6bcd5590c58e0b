//! From the document as it has been rewritten back to its text.

use generator::document::Pointer;

use crate::source::{inline, parse};

/// Rewriting moves things about, and still a pointer to one leads back to where it was written.
#[test]
fn places_lead_back_to_the_source() {
    let case = inline(
        "openapi: 3.1.0\r
info: { title: Häuser, version: '1' }\r
paths:\r
  houses:\r
    get: { responses: { 2xx: { description: all } } }\r
components:\r
  schemas:\r
    House:\r
      anyOf:\r
        - { type: string, maxLength: 3 }\r
        - { type: 'null' }\r
      $defs: { Door: { type: [string, integer] } }\r
",
    );
    let (Some(document), _) = parse(&case) else { panic!("it is sound") };
    for (pointer, original, visible) in [
        ("/info/title", "/info/title", "Häuser"),
        (
            "/paths/~1houses/get/responses/2XX",
            "/paths/houses/get/responses/2xx",
            "{ description: all }",
        ),
        ("/components/schemas/House/maxLength", "/components/schemas/House/anyOf/0/maxLength", "3"),
        (
            "/components/schemas/House/nullable",
            "/components/schemas/House/anyOf/1",
            "{ type: 'null' }",
        ),
        (
            "/components/schemas/House/$defs/Door/anyOf/1",
            "/components/schemas/House/$defs/Door/type/1",
            "integer",
        ),
        ("/components/schemas/House/nothing/there", "/components/schemas/House", "House"),
    ] {
        let place = document.place(&Pointer::parse(pointer).expect("it is a pointer"));
        assert_eq!(
            (place.pointer.as_str(), &case.description.text[place.span]),
            (original, visible),
            "{pointer}"
        );
    }
}
