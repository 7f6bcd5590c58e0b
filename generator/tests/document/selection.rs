//! Parts of descriptions.

use std::path::Path;

use generator::config::{Config, Selection};

use crate::source::{case, parse};

/// Every operation of a sound description is sound by itself.
#[test]
fn any_operation_can_stand_alone() {
    let clients = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut operations = 0;
    for entry in clients.read_dir().expect("there are clients") {
        let case = case(&entry.expect("the folder can be read").path().join("input.yaml"));
        let (Some(document), _) = parse(&case) else { continue };
        for (path, item) in document.openapi.paths.iter() {
            let item = item.as_item().expect("references to them have been followed");
            for (method, _) in item.iter() {
                let operation = format!("{} {path}", method.to_uppercase());
                let mut config = Config::default();
                config.select = Some(Selection::of(&[], std::slice::from_ref(&operation), &[]));
                if let Err(diagnostics) = generator::generate(case.input(), &config) {
                    panic!("{} {operation}: {diagnostics:#?}", case.folder.display());
                }
                operations += 1;
            }
        }
    }
    assert!(operations > 0, "clients have operations");
}
