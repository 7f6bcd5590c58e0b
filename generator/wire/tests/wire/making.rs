//! Values as callers make them: what must be given, and by name whatever else they want.

use serde_json::{Value, json, to_value};

use crate::bodies::sent;
use crate::clients::{argument_aliases, constructors, outcomes_alike};
use crate::server::Server;

#[tokio::test]
async fn a_body_of_what_must_be_given_and_one_thing_more() {
    use constructors::{Options, Stream};
    let server = Server::answering(b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{\"id\":\"a\"}");
    let client = constructors::Client::builder().base_url(&server.url).build();
    let client = client.expect("settings are fine");
    let stream = Stream {
        note: Some("new".to_owned()),
        ..Stream::new("https://example.org", "Main", "live", 7, None, "a link")
    };
    let created = client.create_stream(&stream).await.expect("it is documented");
    assert_eq!(created.id, "a");
    let (_, body) = sent(server);
    let body: Value = serde_json::from_str(&body).expect("it is JSON");
    // The tag goes without saying, and lists and structs with an empty default are empty.
    let expected = json!({
        "object": "stream", "version": -2, "live": true, "url": "https://example.org", "name": "Main", "kind": "live",
        "size": 7, "until": null, "source": "a link", "note": "new", "tags": [], "options": {},
    });
    assert_eq!(body, expected);
    let by_options = Stream::new("u", "n", "new kind", 1, None, Options::default());
    assert_eq!(to_value(&by_options.source).expect("it can be written"), json!({}));
}

#[test]
fn values_convert_into_what_is_asked_for() {
    use constructors::{Many, Options};
    let many = Many::new(
        ["a".to_owned()],
        [("k".to_owned(), "v".to_owned())],
        "any",
        Options { size: Some(1), ..Options::default() },
        "swordfish",
        3,
    );
    let written = to_value(&many).expect("it can be written");
    let expected = json!({
        "weight": 1.0, "tags": ["a"], "labels": {"k": "v"}, "data": "any", "options": {"size": 1},
        "secret": "swordfish", "level": 3,
    });
    assert_eq!(written, expected);
    let collected: Vec<_> = ["b"].map(str::to_owned).into_iter().collect();
    let nothing = Many::new(collected, [], json!({"a": 1}), Options::default(), "", None);
    assert_eq!(nothing.level, None);
    assert_eq!(nothing.data, json!({"a": 1}));
    let empty = Many::new(vec![], [], 1, Options::default(), "", None);
    assert_eq!((empty.tags.len(), empty.data), (0, json!(1)));
}

#[test]
fn constants_go_without_saying() {
    use constructors::Constants;
    let constants = Constants { note: Some("a".to_owned()), ..Constants::default() };
    let written = to_value(&constants).expect("it can be written");
    assert_eq!(written, json!({"version": 3, "note": "a"}));
}

#[test]
fn branches_convert_into_unions() {
    use constructors::{Options, Source};
    assert!(matches!(Source::from("text"), Source::Link(_)));
    assert!(matches!(Source::from("text".to_owned()), Source::Link(_)));
    assert!(matches!(Source::from(80), Source::Port(80)));
    assert!(matches!(Options::default().into(), Source::Options(_)));
}

#[tokio::test]
async fn parts_and_many_parameters_are_made_alike() {
    use constructors::{PutStreamForm, PutStreamParameters};
    let server = Server::silent();
    let client = constructors::Client::builder().base_url(&server.url).build();
    let client = client.expect("settings are fine");
    let form = PutStreamForm {
        note: Some("with a note".to_owned()),
        ..PutStreamForm::new(vec![1, 2, 3], "Title", ["live".into()])
    };
    let id = uuid::Uuid::nil();
    let parameters = PutStreamParameters {
        ids: vec![4],
        ..PutStreamParameters::new("a", 1, "live", id, ["x".to_owned()], "fast", "high")
    };
    client.put_stream(form, &parameters).await.expect("204 is documented");
    let received = server.received();
    let target = format!("PUT /streams/a/1/live/{id}?tags=x&ids=4&mode=fast&level=high");
    assert!(received.starts_with(&target), "{received}");
    assert!(received.contains("with a note"), "{received}");
}

#[tokio::test]
async fn literals_do_for_aliases() {
    use argument_aliases::{Client, GetCustomerParameters};
    let server = Server::silent();
    let client = Client::builder().base_url(&server.url).build().expect("settings are fine");
    let parameters = GetCustomerParameters {
        without: vec!["c".to_owned()],
        sum: vec!["d".to_owned(), "e".to_owned()],
        name: Some("me".to_owned()),
        ..GetCustomerParameters::default()
    };
    let with = ["a".to_owned(), "b".to_owned()];
    client.get_customer("cus_1", &with, &parameters).await.expect("204 is documented");
    let received = server.received();
    assert!(
        received.starts_with("GET /customers/cus_1?with=a&with=b&without=c&sum=d%7Ce HTTP/1.1"),
        "{received}"
    );
    assert!(received.contains("name: me"), "{received}");

    let server = Server::silent();
    let client = Client::builder().base_url(&server.url).build().expect("settings are fine");
    client.rename_customer("cus_1", Some("new")).await.expect("204 is documented");
    assert_eq!(sent(server).1, r#""new""#);
}

#[tokio::test]
async fn the_value_of_an_outcome_that_always_holds_the_same() {
    let server = Server::answering(
        b"HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ncontent-length: 14\r\n\r\n\
          {\"name\":\"Ada\"}",
    );
    let client = outcomes_alike::Client::builder().base_url(&server.url).build();
    let outcome = client.expect("settings are fine").put_pet().await.expect("201 is documented");
    assert!(matches!(outcome, outcomes_alike::PutPetOutcome::Created(_)));
    assert_eq!(outcome.into_inner().name, "Ada");
}
