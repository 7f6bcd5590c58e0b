//! The effect of vendor extensions on calls.

use crate::clients::{extension_enums, extension_globals, extension_message};
use crate::server::Server;

#[tokio::test]
async fn client_wide_parameters_go_out_with_every_call() {
    use extension_globals::{Client, GetPetsParameters};
    let server = Server::silent();
    let client = Client::builder().base_url(&server.url).client_name("app").account(7);
    let client = client.locale("de").kind("cat").api_version("2").build();
    let parameters = GetPetsParameters { limit: Some(3), ..Default::default() };
    client.expect("it is complete").get_pets(&parameters).await.expect("204 is documented");
    let received = server.received();
    let target = "GET /accounts/7/pets?sorted=true&locale=de&api-version=2&limit=3 ";
    assert!(received.starts_with(target), "{received}");
    assert!(received.contains("x-app: app\r\n"), "{received}");
    assert!(received.contains("x-kind: cat\r\n"), "{received}");
    assert!(!received.contains("x-tenant"), "{received}");
}

#[test]
fn a_client_without_what_every_path_needs_is_none() {
    let client = extension_globals::Client::builder().base_url("http://localhost");
    let error = client.client_name("app").build().expect_err("there is no account");
    assert_eq!(error.to_string(), "`account` must be set");
}

#[tokio::test]
async fn numbers_with_names_stay_numbers() {
    use extension_enums::{Client, Flag, GetShowsParameters, Kind, ShowSize};
    let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 21\r\n\r\n{\"kind\":7,\"size\":-1} ";
    let server = Server::answering(answer);
    let client = Client::builder().base_url(&server.url).build().expect("the settings are fine");
    let parameters = GetShowsParameters { flags: vec![Flag::True, Flag::Unknown(5)] };
    let show = client.get_shows(&Kind::TvShow, &parameters).await.expect("200 is documented");
    assert!(server.received().starts_with("GET /shows/2?flags=1&flags=5 "));
    assert_eq!((show.kind, show.size), (Some(Kind::Unknown(7)), Some(ShowSize::Small)));
    let written = serde_json::to_value(&show).expect("it can be written");
    assert_eq!(written, serde_json::json!({"kind": 7, "size": -1}));
}

#[tokio::test]
async fn messages_stand_where_the_description_says() {
    let body = br#"{"message":"E4","causes":[{"why/so":"The shelf is full."}]}"#;
    let head = format!("HTTP/1.1 400 Bad Request\r\ncontent-length: {}\r\n\r\n", body.len());
    let server = Server::answering([head.as_bytes(), body].concat().leak());
    let client = extension_message::Client::builder().base_url(&server.url);
    let error = client.build().expect("the settings are fine").a().await;
    let error = error.expect_err("400 is an error");
    assert_eq!(error.message().as_deref(), Some("The shelf is full."));
    server.received();
}
