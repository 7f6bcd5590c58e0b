//! Descriptions that nobody would write: cut off anywhere, and with any value in any place.

use generator::document::Pointer;
use serde_yaml::Value;

use crate::source::{case, case_inputs, cases_folder, inline, parse};
use crate::tree::{all_pointers, replace, to_yaml};

/// A text may end anywhere.
#[test]
fn no_text_is_too_short() {
    // To find out that there are too many aliases takes a while, and half of these texts have too many.
    for path in case_inputs().iter().filter(|path| !path.ends_with("yaml-alias-bomb/input.yaml")) {
        let mut case = case(path);
        let whole = case.description.text.clone();
        for (end, _) in whole.char_indices() {
            case.description.text = whole[..end].to_owned();
            parse(&case);
        }
    }
}

/// Any value may stand in any place. The checks must be as strict as `openapiv3`: if it refuses what they let through,
/// the message is one that nobody understands, and takes time exponential in the depth.
#[test]
fn no_value_gets_past_the_checks() {
    let strangers = [
        "null", "true", "-1.5", "text", "[]", "[1, a, null]", "{}", "{ $ref: '#/info' }",
        "{ a: { b: 1 } }",
    ];
    let mut unreadable = Vec::new();
    for name in ["every-field", "every-keyword"] {
        let path = cases_folder().join(name).join("input.yaml");
        let value: Value = serde_yaml::from_str(&case(&path).description.text).expect("it is YAML");
        let mut pointers = Vec::new();
        all_pointers(&value, &Pointer::root(), &mut pointers);
        for pointer in pointers {
            let strangers =
                strangers.iter().map(|text| Some(serde_yaml::from_str(text).expect("it is YAML")));
            for stranger in strangers.chain([None]) {
                let mut changed = value.clone();
                replace(&mut changed, &pointer, stranger.clone());
                let (_, diagnostics) = parse(&inline(&to_yaml(&changed)));
                let refused = diagnostics
                    .iter()
                    .find(|diagnostic| diagnostic.code == "unreadable-description");
                if let Some(refused) = refused {
                    unreadable.push(format!("{name}{pointer} = {stranger:?}: {}", refused.message));
                }
            }
        }
    }
    assert!(unreadable.is_empty(), "{unreadable:#?}");
}
