//! Improbable descriptions: cut off anywhere, and with any value in any place.

use generator::document::Pointer;
use serde_yaml::Value;

use crate::source::{case, case_inputs, cases_folder, inline, parse};
use crate::tree::{all_pointers, replace, to_json};

/// A text may end anywhere.
#[test]
fn no_text_is_too_short() {
    // Counting too many aliases takes a while, and half of these texts have too many.
    for path in case_inputs().iter().filter(|path| !path.ends_with("yaml-alias-bomb/input.yaml")) {
        let mut case = case(path);
        let whole = case.description.text.clone();
        for (end, _) in whole.char_indices() {
            case.description.text = whole[..end].to_owned();
            parse(&case);
        }
    }
}

/// Any value may stand in any place of a description.
#[test]
fn no_value_gets_past_the_checks_of_fields() {
    no_value_gets_past_the_checks("every-field");
}

/// Any value may stand in any place of a schema.
#[test]
fn no_value_gets_past_the_checks_of_keywords() {
    no_value_gets_past_the_checks("every-keyword");
}

/// The checks must be as strict as `openapiv3`: if it refuses what they let through, the message is
/// one that nobody understands, and takes time exponential in the depth.
fn no_value_gets_past_the_checks(name: &str) {
    let strangers = [
        "null", "true", "-1.5", "text", "[]", "[1, a, null]", "{}", "{ $ref: '#/info' }",
        "{ a: { b: 1 } }",
    ];
    let strangers = strangers.map(|text| serde_yaml::from_str(text).expect("it is YAML"));
    let strangers: Vec<Option<Value>> = strangers.into_iter().map(Some).chain([None]).collect();
    let path = cases_folder().join(name).join("input.yaml");
    let value: Value = serde_yaml::from_str(&case(&path).description.text).expect("it is YAML");
    let mut pointers = Vec::new();
    all_pointers(&value, &Pointer::root(), &mut pointers);
    let mut unreadable = Vec::new();
    for pointer in pointers {
        for stranger in &strangers {
            let mut changed = value.clone();
            replace(&mut changed, &pointer, stranger.clone());
            let mut case = inline(&to_json(&changed));
            case.description.name = "inline.json".into();
            let (_, diagnostics) = parse(&case);
            let mut refusals =
                diagnostics.iter().filter(|refusal| refusal.code == "unreadable-description");
            if let Some(refused) = refusals.next() {
                unreadable.push(format!("{pointer} = {stranger:?}: {}", refused.message));
            }
        }
    }
    assert!(unreadable.is_empty(), "{unreadable:#?}");
}
