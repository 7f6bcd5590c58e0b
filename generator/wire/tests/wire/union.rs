//! The variants that values become, from which they come back as they were.

use serde::de::DeserializeOwned;
use serde_json::{Value, from_value, json, to_value};

use crate::clients::{
    discriminator_base as base, union_nested as nested, union_nullable as nullable, union_open,
    union_tagged as tagged,
};

/// Reads a value, and checks that nothing of it gets lost.
fn read<T: DeserializeOwned + serde::Serialize>(value: &Value) -> T {
    let read: T = from_value(value.clone()).expect("every value can be read");
    assert_eq!(to_value(&read).expect("it can be written"), *value);
    read
}

#[test]
fn branches_within_branches_do_not_take_what_is_none_of_theirs() {
    use nested::{Payment, PaymentTransfer, Shape, ShapeSquare};
    let cash = json!({"amount": 1, "currency": "EUR"});
    assert!(matches!(read(&cash), Payment::Cash(_)));
    let foreign = json!({"amount": 1, "reference": "r", "iban": "i"});
    assert!(matches!(read(&foreign), Payment::Transfer(PaymentTransfer::Foreign(_))));
    // The round shapes come first, and keep shapes they don't know.
    let square = json!({"side": 1.5, "border": 0.5});
    assert!(matches!(read(&square), Shape::Square(ShapeSquare::Empty(_))));
    assert!(matches!(read(&json!(["neither"])), Shape::Unknown(_)));
}

#[test]
fn null_counts_only_where_it_is_not_the_same_as_nothing() {
    use nullable::UpdateRuleBody as Body;
    assert!(matches!(read(&json!({"name": "n", "settings": null})), Body::Spam(_)));
    assert!(matches!(read(&json!({"name": "n"})), Body::Words(_)));
}

#[test]
fn any_value_fits_a_branch_that_says_nothing() {
    use union_open::{EmptyObjectOrText, KnownOrAnything};
    assert!(matches!(read(&json!({"id": 1})), KnownOrAnything::Known(_)));
    assert!(matches!(read(&json!({"id": "x"})), KnownOrAnything::Unknown(_)));
    assert!(matches!(read(&json!({})), EmptyObjectOrText::Map(_)));
    assert!(matches!(read(&json!("")), EmptyObjectOrText::Empty(_)));
    // A string that isn't listed is still one of these strings rather than something else.
    assert!(matches!(read(&json!("new")), EmptyObjectOrText::Empty(_)));
    assert!(matches!(read(&json!([1])), EmptyObjectOrText::Unknown(_)));
}

#[test]
fn what_is_based_on_a_base_stands_in_its_place() {
    let pets = json!({"pets": [
        {"kind": "Cat", "indoor": true},
        {"kind": "doggy", "pack": 3},
        {"kind": "puppy", "pack": 4},
        {"kind": "Wolfhound", "pack": 1, "height": 0.5},
        // Nobody knows fish, and this is no dog without a pack.
        {"kind": "Fish"},
        {"kind": "doggy"},
    ]});
    let owner: base::Owner = read(&pets);
    let pets = owner.pets.expect("there are pets");
    let [base::Pet::Cat(cat), base::Pet::Dog(dog), base::Pet::Dog(puppy), rest @ ..] = &pets[..]
    else {
        panic!("{pets:?}");
    };
    assert_eq!((cat.indoor, dog.pack, &*puppy.kind), (Some(true), 3, "puppy"));
    assert!(matches!(
        rest,
        [base::Pet::Wolfhound(_), base::Pet::Unknown(_), base::Pet::Unknown(_)]
    ));
}

#[test]
fn listed_values_stand_for_branches_whose_names_they_rule_out() {
    use tagged::{Item, Pet};
    let question = json!({"type": "message", "content": "why?"});
    assert!(matches!(read(&question), Item::Question(_)));
    let reply = json!({"type": "message", "content": "because", "status": "done"});
    assert!(matches!(read(&reply), Item::Reply(_)));
    assert!(matches!(read(&json!({"type": "search"})), Item::Search(_)));
    assert!(matches!(read(&json!({"type": "Search"})), Item::Unknown(_)));
    assert!(matches!(read(&json!({"type": "message"})), Item::Unknown(_)));
    // A tag that its type can leave out goes out nevertheless.
    let Item::Question(mut question) = read(&question) else { panic!("it is a question") };
    question.r#type = None;
    let written = to_value(Item::Question(question)).expect("it can be written");
    assert_eq!(written["type"], "message");
    assert!(matches!(read(&json!({"kind": "Dog"})), Pet::Dog(_)));
}
