//! Bodies of requests on the wire.

use crate::clients::{body_kinds, body_multipart_texts};
use crate::server::Server;

fn pet() -> body_kinds::Pet {
    let pet =
        serde_json::json!({"name": "Ada & Bob", "tags": ["a", "b"], "owner": {"city": "Ulm"}});
    serde_json::from_value(pet).expect("it is a pet")
}

fn client(server: &Server) -> body_kinds::Client {
    body_kinds::Client::builder().base_url(&server.url).build().expect("settings are fine")
}

/// The media type and the body.
pub(crate) fn sent(server: Server) -> (String, String) {
    let received = server.received();
    let (head, body) = received.split_once("\r\n\r\n").expect("a head has an end");
    let media_type = head.lines().find_map(|line| line.strip_prefix("content-type: "));
    (media_type.unwrap_or_default().to_owned(), body.to_owned())
}

pub(crate) fn pair(media_type: &str, body: &str) -> (String, String) {
    (media_type.to_owned(), body.to_owned())
}

#[tokio::test]
async fn forms() {
    let server = Server::silent();
    client(&server).post_form(&pet()).await.expect("204 is documented");
    let body = "name=Ada%20%26%20Bob&tags=a&tags=b&owner=%7B%22city%22%3A%22Ulm%22%7D";
    assert_eq!(sent(server), pair("application/x-www-form-urlencoded", body));
}

#[tokio::test]
async fn json_of_another_name_and_none_at_all() {
    let server = Server::silent();
    client(&server).patch_pet(&pet()).await.expect("204 is documented");
    let (media_type, body) = sent(server);
    assert_eq!(media_type, "application/merge-patch+json");
    assert!(body.starts_with(r#"{"name":"Ada & Bob""#), "{body}");

    let server = Server::silent();
    client(&server).patch_pet(None).await.expect("204 is documented");
    assert_eq!(sent(server), pair("", ""));
}

#[tokio::test]
async fn text_and_bytes() {
    let server = Server::silent();
    client(&server).put_text("hello").await.expect("204 is documented");
    assert_eq!(sent(server), pair("text/plain", "hello"));

    let server = Server::silent();
    client(&server).put_file(vec![b'x'; 3]).await.expect("204 is documented");
    assert_eq!(sent(server), pair("image/png", "xxx"));

    let server = Server::silent();
    client(&server)
        .post_either_bytes("abc", &body_kinds::PostEitherParameters::default())
        .await
        .expect("204 is documented");
    assert_eq!(sent(server), pair("application/octet-stream", "abc"));
}

#[tokio::test]
async fn parts_that_are_texts_have_no_quotes() {
    use body_multipart_texts::{Client, LoginForm, UnixTime};
    let server = Server::silent();
    let client = Client::builder().base_url(&server.url).build().expect("settings are fine");
    let body = LoginForm {
        user: uuid::Uuid::nil(),
        password: "open sesame".into(),
        at: chrono::DateTime::UNIX_EPOCH.into(),
        since: UnixTime(5),
    };
    client.login(body).await.expect("204 is documented");
    let (_, body) = sent(server);
    assert!(body.contains("\"user\"\r\n\r\n00000000-0000-0000-0000-000000000000\r\n"), "{body}");
    assert!(body.contains("\"password\"\r\n\r\nopen sesame\r\n"), "{body}");
    assert!(body.contains("\"at\"\r\n\r\n1970-01-01T00:00:00Z\r\n"), "{body}");
    assert!(body.contains("\"since\"\r\n\r\n5\r\n"), "{body}");
}
