//! The results of methods for statuses and bodies.

use crate::clients::answer_media_types::{self, DeleteNothingOutcome};
use crate::clients::answers::{self, CallError, Error, GetJobsError, GetJobsOutcome};
use crate::server::Server;

fn jobs(server: &Server) -> answers::Client {
    answers::Client::builder().base_url(&server.url).build().expect("the settings are fine")
}

fn media(server: &Server) -> answer_media_types::Client {
    let builder = answer_media_types::Client::builder().base_url(&server.url);
    builder.build().expect("the settings are fine")
}

#[tokio::test]
async fn each_success_has_a_media_type_of_its_own() {
    let server = Server::answering(b"HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\n[\"one\"]");
    let all = jobs(&server).get_jobs().await.expect("200 is documented");
    assert_eq!(all, GetJobsOutcome::Ok(vec!["one".to_owned()]));

    let server = Server::answering(b"HTTP/1.1 206 Partial Content\r\ncontent-length: 3\r\n\r\none");
    let some = jobs(&server).get_jobs().await.expect("206 is documented");
    assert_eq!(some, GetJobsOutcome::PartialContent("one".to_owned()));
}

#[tokio::test]
async fn ranges_and_the_default() {
    let server =
        Server::answering(b"HTTP/1.1 418 Teapot\r\ncontent-length: 13\r\n\r\n{\"title\":\"t\"}");
    let error = jobs(&server).get_jobs().await.expect_err("4XX is an error");
    let Error::Documented(GetJobsError::ClientError(problem)) = error else { panic!("{error:?}") };
    assert_eq!(problem.details().and_then(|problem| problem.title.as_deref()), Some("t"));

    let server = Server::answering(b"HTTP/1.1 500 Oh\r\ncontent-length: 0\r\n\r\n");
    let error = jobs(&server).get_jobs().await.expect_err("500 is an error");
    assert!(matches!(error, Error::Documented(GetJobsError::Other(_))), "{error:?}");

    let server = Server::answering(b"HTTP/1.1 204 No Content\r\n\r\n");
    let outcome = media(&server).delete_nothing().await.expect("204 is documented");
    assert_eq!(outcome, DeleteNothingOutcome::NoContent);

    let server = Server::answering(b"HTTP/1.1 250 Fine\r\ncontent-length: 4\r\n\r\ntext");
    let outcome = media(&server).delete_nothing().await.expect("2XX is documented");
    assert_eq!(outcome, DeleteNothingOutcome::Success("text".to_owned()));
}

#[tokio::test]
async fn json_ends_where_its_value_does() {
    let server = Server::answering(b"HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\n[] []\n");
    let error = jobs(&server).get_jobs().await.expect_err("there are two values");
    let Error::Call(CallError::Decode(_, problem)) = &error else { panic!("{error:?}") };
    assert!(problem.starts_with("trailing characters"), "{problem}");

    let server = Server::answering(b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\n[] \n");
    let all = jobs(&server).get_jobs().await.expect("white space is no value");
    assert_eq!(all, GetJobsOutcome::Ok(Vec::new()));
}

#[tokio::test]
async fn texts_are_in_the_character_set_that_they_name() {
    let server = Server::answering(
        b"HTTP/1.1 200 OK\r\ncontent-type: text/plain; Charset=\"ISO-8859-1\"\r\ncontent-length: 4\r\n\r\n\xFCber",
    );
    let client = media(&server);
    assert_eq!(client.get_text().await.expect("200 is documented"), "\u{fc}ber");
    assert!(server.received().contains("accept: text/plain; charset=iso-8859-1\r\n"));

    let server = Server::answering(
        b"HTTP/1.1 200 OK\r\ncontent-type: application/xml\r\ncontent-length: 9\r\n\r\n<a>\xC3\xBC</a>",
    );
    assert_eq!(media(&server).get_xml().await.expect("200 is documented"), "<a>\u{fc}</a>");
}

#[tokio::test]
async fn schemas_tell_what_anything_is() {
    let server =
        Server::answering(b"HTTP/1.1 200 OK\r\ncontent-length: 12\r\n\r\n{\"name\":\"A\"}");
    let pet = media(&server).get_anything().await.expect("200 is documented");
    assert_eq!(pet.name.as_deref(), Some("A"));

    let server = Server::answering(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n\xFF\x00");
    let file = media(&server).get_binary().await.expect("200 is documented");
    assert_eq!(file.bytes().await.expect("it arrives"), b"\xFF\x00".as_slice());

    let server = Server::answering(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nzi");
    let client = media(&server);
    let file = client.get_either_download().await.expect("200 is documented");
    assert_eq!(file.bytes().await.expect("it arrives"), b"zi".as_slice());
    assert!(server.received().contains("accept: application/octet-stream\r\n"));
}
