//! Values that are read and written again: they stay the same.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::clients::{
    constants, enum_other, formats, formats_chosen, integers, nullable, object_additional,
    object_patterns, untyped,
};

/// Reads and writes values; they must come back as they are.
fn keeps<T: Serialize + DeserializeOwned + Debug>(values: impl IntoIterator<Item = Value>) {
    for value in values {
        let read: T = serde_json::from_value(value.clone())
            .unwrap_or_else(|error| panic!("{value} can't be read: {error}"));
        let written = serde_json::to_value(&read).expect("what was read can be written");
        assert_eq!(written, value, "by way of {read:?}");
    }
}

/// An object with some of its members replaced.
fn with(object: &Value, members: Value) -> Value {
    let mut object = object.clone();
    if let (Value::Object(object), Value::Object(members)) = (&mut object, members) {
        object.extend(members);
    }
    object
}

#[test]
fn formats_give_back_what_they_read() {
    let usual = json!({
        "at": "2024-02-29T23:59:59.500+02:00",
        "on": "2024-02-29",
        "id": "123e4567-e89b-12d3-a456-426614174000",
        "v4": "192.0.2.1",
        "v6": "2001:db8::1",
        "link": "/relative and with spaces",
    });
    keeps::<formats::Formats>([
        usual.clone(),
        with(&usual, json!({ "either": "192.0.2.1", "maybe": null, "span": "PT60S" })),
        with(&usual, json!({ "either": "::1", "price": "0001.10", "nobodyKnows": "" })),
        with(&usual, json!({ "bytes": "AAEC\nAw", "since": -1, "password": "swordfish" })),
        with(&usual, json!({ "bytes": "not base64 at all", "since": i64::MAX })),
    ]);
}

#[test]
fn base64_is_lenient_when_decoded_and_canonical_when_encoded() {
    use formats::Base64;
    for text in ["+/8=", "+/8", " +/\n8="] {
        assert_eq!(Base64::from(text.to_owned()).decode().as_deref(), Ok([0xfb, 0xff].as_slice()));
    }
    assert_eq!(Base64::encode([0xfb, 0xff]).as_str(), "+/8=");
    assert!(Base64::from("?".to_owned()).decode().is_err());
}

#[test]
fn passwords_are_not_shown() {
    let password = formats::Password::from("swordfish");
    assert!(!format!("{password:?}").contains("swordfish"));
    assert_eq!(password.expose_secret(), "swordfish");
}

#[test]
fn unix_times_are_moments() {
    let moment = formats::UnixTime(86_400).date_time().expect("it is near enough");
    assert_eq!(moment.to_rfc3339(), "1970-01-02T00:00:00+00:00");
    assert_eq!(formats::UnixTime::from(moment), formats::UnixTime(86_400));
    assert_eq!(formats::UnixTime(i64::MAX).date_time(), None);
}

#[test]
fn chosen_types_stand_everywhere() {
    keeps::<formats_chosen::Formats>([
        json!({ "at": "yesterday", "on": "2024-02-29", "link": "", "since": 1, "each": [2, 3] }),
    ]);
    keeps::<formats_chosen::Since>([json!(5)]);
}

#[test]
fn integers_fit() {
    let zero = json!({
        "i8": 0, "i16": 0, "i32": 0, "i64": 0, "u8": 0, "u16": 0, "u32": 0, "u64": 0, "plain": 0,
        "natural": 0, "positive": 1, "largest": 0, "rounded": 0, "wide": 0, "misfit": 0, "huge": 0,
        "ofNumber": 0
    });
    keeps::<integers::Integers>([
        zero.clone(),
        with(&zero, json!({ "i8": i8::MIN, "i16": i16::MIN, "i32": i32::MIN, "i64": i64::MIN })),
        with(&zero, json!({ "u8": u8::MAX, "u16": u16::MAX, "u32": u32::MAX, "u64": u64::MAX })),
        with(&zero, json!({ "plain": i64::MIN, "natural": u64::MAX, "largest": u64::MAX })),
        with(&zero, json!({ "rounded": i64::MAX, "wide": -1, "misfit": u32::MAX })),
        with(&zero, json!({ "wide": u64::MAX, "huge": u64::MAX })),
    ]);
}

#[test]
fn enumerations_keep_what_they_do_not_know() {
    keeps::<enum_other::Level>([json!(-1), json!(5), json!(7), json!(i64::MIN)]);
    assert_eq!(enum_other::Level::from(5), enum_other::Level::Broken);
    assert_eq!(enum_other::Level::from(7), enum_other::Level::Unknown(7));
    assert_eq!(enum_other::Level::Unset.to_string(), "-1");
    keeps::<enum_other::Named>([json!("n"), json!("w")]);
    keeps::<enum_other::Fractions>([json!(1.5)]);
    keeps::<enum_other::Mixed>([json!("auto"), json!(1), json!(true), json!("x"), json!([])]);
    keeps::<enum_other::Objects>([json!({ "a": 1 })]);
    keeps::<enum_other::Lists>([json!([1])]);
    keeps::<enum_other::Both>([json!({ "a": 1 }), json!([2])]);
}

#[test]
fn constants_need_not_be_said() {
    use constants::{Message, MessageType, Ping};
    let message =
        Message { r#type: MessageType::default(), text: "Hello".to_owned(), format: None };
    let written = serde_json::to_value(message).expect("it can be written");
    assert_eq!(written, json!({ "type": "message", "text": "Hello" }));
    assert_eq!(serde_json::to_value(Ping::default()).ok(), Some(json!({ "type": "ping" })));
    assert!(serde_json::from_value::<Ping>(json!({})).is_err(), "a type is required");
    keeps::<Message>([json!({ "type": "news", "text": "", "format": "fancy" })]);
}

#[test]
fn undeclared_properties_are_kept_where_the_description_allows_them() {
    keeps::<object_additional::Free>([json!({}), json!({ "a": [null] })]);
    keeps::<object_additional::Mixed>([json!({ "known": "a", "other": 0.5 })]);
    keeps::<object_additional::Beside>([json!({ "known": "a", "other": [1, {}] })]);
    let closed: object_additional::Closed =
        serde_json::from_value(json!({ "known": "a", "new": 1 })).expect("servers add properties");
    assert_eq!(closed.known.as_deref(), Some("a"));
}

#[test]
fn names_without_a_pattern_may_be_anything() {
    keeps::<object_patterns::Closed>([json!({ "x-a": 1 })]);
    keeps::<object_patterns::Open>([json!({ "x-a": 1, "other": "text" })]);
    keeps::<object_patterns::Several>([json!({ "x-a": 1, "y-a": "b", "other": true })]);
    keeps::<object_patterns::Beside>([json!({ "known": "a", "x-a": 1, "other": [] })]);
}

#[test]
fn null_is_neither_absent_nor_empty() {
    let null = json!({
        "keyword": null, "list": null, "oneOf": null, "anyOf": null, "enumeration": null,
        "reference": null, "wrapped": null, "constant": null, "nothing": null
    });
    let pet = json!({ "name": "Rex" });
    keeps::<nullable::Nullable>([
        null.clone(),
        with(&null, json!({ "keyword": "", "list": "a", "oneOf": "b", "anyOf": pet })),
        with(&null, json!({ "enumeration": "one", "reference": pet, "wrapped": pet })),
        with(&null, json!({ "both": null, "elements": [null, "a"], "values": { "a": null } })),
        with(&null, json!({ "both": 5, "elements": [] })),
    ]);
    let missing = serde_json::from_value::<nullable::Nullable>(json!({}));
    assert!(missing.is_err(), "nullable is not optional");
}

#[test]
fn null_is_a_value_where_any_value_is() {
    keeps::<untyped::Untyped>([
        json!({}),
        json!({ "empty": null, "named": null, "notText": [1] }),
        json!({ "empty": { "a": 1 }, "named": "b" }),
    ]);
}

#[test]
fn what_the_server_sends_by_itself_has_types() {
    use crate::clients::payloads::{OnSalePayload, Pet, PetsMovedPayload};
    // Nobody sends what is write-only.
    let sale: OnSalePayload = serde_json::from_str(r#"{"price":5}"#).expect("it is one");
    assert_eq!((sale.price, sale.secret), (5, None));
    let moved: PetsMovedPayload = serde_json::from_str(r#"[{"pet":"Ada"}]"#).expect("it is one");
    assert_eq!(moved[0].pet.as_deref(), Some("Ada"));
    let pet: Pet = serde_json::from_str("{}").expect("it is one");
    assert_eq!(pet.name, None);
}

#[test]
fn what_a_condition_asks_for_is_kept() {
    use crate::clients::object_conditional::{Event, Payment, PaymentUntil};
    keeps::<Payment>([
        json!({ "kind": "card", "zip": "1", "number": "2", "until": 3 }),
        json!({ "kind": "debit", "until": "3", "account": { "iban": "4" }, "note": "", "author": "a" }),
        json!({ "kind": "cash" }),
    ]);
    keeps::<Event>([
        json!({ "kind": "a", "data": { "iban": "4" }, "size": 5 }),
        json!({ "kind": "b", "data": "text", "size": "small" }),
    ]);
    let card: Payment = serde_json::from_value(json!({ "kind": "card", "until": 3 })).expect("one");
    assert_eq!(card.until, Some(PaymentUntil::Integer(3)));
}

#[test]
fn what_is_left_of_an_object_is_kept_in_its_type() {
    use crate::clients::object_unevaluated::{Alone, Counted};
    keeps::<Counted>([json!({ "name": "Ada", "kind": "cat", "legs": 4 })]);
    keeps::<Alone>([json!({ "name": "Ada", "fed": true })]);
    assert!(serde_json::from_value::<Counted>(json!({ "name": "Ada", "legs": "4" })).is_err());
}
