//! Headers of answers, as far as descriptions know them.

use crate::clients::answer_headers::{
    AddPetOutcome, Client, Error, ListPetsError, RetryAfterHeader, Tag,
};
use crate::server::Server;

fn client(server: &Server) -> Client {
    Client::builder().base_url(&server.url).build().expect("the settings are fine")
}

#[tokio::test]
async fn they_stand_beside_the_body() {
    let server = Server::answering(
        b"HTTP/1.1 200 OK\r\nX-RateLimit-Limit: 5000\r\nx-ratelimit-reset-after:  1.5 \r\n\
          content-length: 13\r\n\r\n[\"Ada\",\"Bob\"]",
    );
    let pets = client(&server).list_pets().await.expect("200 is documented");
    assert_eq!(pets.headers.x_rate_limit_limit, Some(5000));
    assert_eq!(pets.headers.x_rate_limit_reset_after, Some(1.5));
    assert_eq!(pets.len(), 2, "it stands for its body");
    let names: Vec<String> = pets.into_iter().collect();
    assert_eq!(names, ["Ada", "Bob"]);
}

#[tokio::test]
async fn what_is_wrong_with_them_fails_no_call() {
    let server = Server::answering(
        b"HTTP/1.1 200 OK\r\nx-ratelimit-limit: many\r\ncontent-length: 2\r\n\r\n[]",
    );
    let pets = client(&server).list_pets().await.expect("200 is documented");
    assert_eq!(pets.headers.x_rate_limit_limit, None);
    assert_eq!(pets.headers.x_rate_limit_reset_after, None);
    assert_eq!(pets.raw_headers()["x-ratelimit-limit"], "many");
}

#[tokio::test]
async fn answers_without_bodies_have_them_too() {
    let server = Server::answering(
        b"HTTP/1.1 201 Created\r\nlocation: /pets/1\r\ncontent-length: 0\r\n\r\n",
    );
    let added = client(&server).add_pet().await.expect("201 is documented");
    let AddPetOutcome::Created(added) = added else { panic!("{added:?}") };
    assert_eq!(added.headers.location.as_deref(), Some("/pets/1"));

    let server = Server::answering(
        b"HTTP/1.1 200 OK\r\nx-total-count: 7\r\nx-exact: true\r\ncontent-length: 100\r\n\r\n",
    );
    let counted = client(&server).count_pets().await.expect("200 is documented");
    assert_eq!((counted.headers.x_total_count, counted.headers.x_exact), (Some(7), Some(true)));
}

#[tokio::test]
async fn lists_and_json() {
    let server = Server::answering(
        b"HTTP/1.1 200 OK\r\nx-tags: cat, dog\r\nx-tags: fox,\r\nx-camera: {\"name\":\"K\"}\r\n\
          last-modified: Sun, 06 Nov 1994 08:49:37 GMT\r\netag: \"7\"\r\ncontent-length: 2\r\n\r\nok",
    );
    let photo = client(&server).get_photo().await.expect("200 is documented");
    let headers = &photo.headers;
    let tags = vec![Tag::Cat, Tag::Dog, Tag::Unknown("fox".to_owned())];
    assert_eq!(headers.x_tags, Some(tags));
    let camera = headers.x_camera.as_ref().and_then(|camera| camera.name.as_deref());
    assert_eq!(camera, Some("K"));
    assert_eq!(headers.last_modified.as_deref(), Some("Sun, 06 Nov 1994 08:49:37 GMT"));
    assert_eq!(headers.etag.as_deref(), Some("\"7\""));
    assert_eq!(headers.x_place, None);
    assert_eq!(photo.body.bytes().await.expect("it arrives"), b"ok".as_slice());
}

#[tokio::test]
async fn events_have_them_before_they_come() {
    let server = Server::answering(
        b"HTTP/1.1 200 OK\r\nlocation: /here\r\ncontent-type: text/event-stream\r\n\r\ndata: 1\n\n",
    );
    let mut events = client(&server).get_events().await.expect("200 is documented");
    assert_eq!(events.headers.location.as_deref(), Some("/here"));
    assert!(events.next_event().await.expect("it arrives").is_some());
}

#[tokio::test]
async fn errors_have_them() {
    let server = Server::answering(
        b"HTTP/1.1 429 Too Many Requests\r\nretry-after: 30\r\ncontent-length: 0\r\n\r\n",
    );
    let error = client(&server).list_pets().await.expect_err("429 is an error");
    let Error::Documented(ListPetsError::TooManyRequests(answer)) = error else {
        panic!("{error:?}")
    };
    assert_eq!(answer.typed_headers::<RetryAfterHeader>().retry_after, Some(30));
}
