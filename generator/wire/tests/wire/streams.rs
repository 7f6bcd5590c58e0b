//! Answers that are read as they arrive: files and events.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::mpsc::channel;
use std::time::Duration;

use futures_core::Stream;

use crate::clients::answer_streams::{
    CallError, ChatBody, Chunk, Client, ClientBuilder, Download, Error, EventStream,
    GetExportOutcome, GetFilmError,
};
use crate::server::Server;

const FILM: &[u8] =
    b"HTTP/1.1 200 OK\r\ncontent-type: video/webm\r\ncontent-length: 10\r\n\r\n01234";
const EVENTS: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\n\r\n";

fn client(server: &Server) -> Client {
    build(Client::builder().base_url(&server.url))
}

fn build(builder: ClientBuilder) -> Client {
    builder.build().expect("the settings are fine")
}

#[tokio::test]
async fn files_come_before_they_are_complete() {
    let (go, wait) = channel();
    let server = Server::waiting(FILM, wait, b"56789");
    let mut film = client(&server).get_film().await.expect("200 is documented");
    assert_eq!(film.content_type(), Some("video/webm"));
    assert_eq!(film.content_length(), Some(10));
    assert_eq!(film.chunk().await.expect("it arrives").as_deref(), Some(b"01234".as_slice()));
    go.send(()).expect("the server waits");
    let rest = poll_fn(|context| Pin::new(&mut film).poll_next(context)).await;
    assert_eq!(rest.expect("there is more").expect("it arrives"), b"56789".as_slice());
    assert_eq!(film.chunk().await.expect("nothing is wrong"), None);
    let received = server.received();
    assert!(received.contains("accept: video/mp4, video/webm, application/json\r\n"), "{received}");
}

#[tokio::test]
async fn only_what_is_held_in_memory_is_bounded() {
    const ANSWER: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n0123456789";
    let server = Server::answering(ANSWER);
    let film = build(Client::builder().base_url(&server.url).max_response_bytes(9));
    let mut film = film.get_film().await.expect("200 is documented");
    let mut length = 0;
    while let Some(chunk) = film.chunk().await.expect("it arrives") {
        length += chunk.len();
    }
    assert_eq!(length, 10);

    let server = Server::answering(ANSWER);
    let film = build(Client::builder().base_url(&server.url).max_response_bytes(9));
    let bytes = film.get_film().await.expect("200 is documented").bytes().await;
    assert!(matches!(bytes, Err(CallError::TooLarge(_, 9))), "{bytes:?}");

    let server = Server::answering(ANSWER);
    let film = client(&server).get_film().await.expect("200 is documented");
    assert_eq!(film.bytes().await.expect("it arrives"), b"0123456789".as_slice());
}

#[tokio::test]
async fn time_runs_while_the_server_is_silent() {
    let limit = Duration::from_millis(600);
    let server = Server::answering_slowly(&[FILM, b"5", b"6", b"789"], limit / 2);
    let client = build(Client::builder().base_url(&server.url).timeout(limit));
    let film = client.get_film().await.expect("200 is documented");
    assert_eq!(film.bytes().await.expect("it arrives").len(), 10);

    let (go, wait) = channel();
    let server = Server::waiting(FILM, wait, b"56789");
    let client = build(Client::builder().base_url(&server.url).timeout(limit / 3));
    let mut film = client.get_film().await.expect("200 is documented");
    assert!(film.chunk().await.expect("it arrives").is_some());
    let late = film.chunk().await;
    assert!(matches!(late, Err(CallError::Timeout(..))), "{late:?}");
    assert_eq!(film.chunk().await.expect("nothing comes after an error"), None);
    drop(go);

    let (go, wait) = channel();
    let server = Server::waiting(b"", wait, b"");
    let client = build(Client::builder().base_url(&server.url).timeout(limit / 3));
    let error = client.get_film().await.expect_err("there is no head");
    assert!(error.is_timeout(), "{error:?}");
    drop(go);
}

#[tokio::test]
async fn files_that_break_off_say_so() {
    let server = Server::answering(FILM);
    let mut film = client(&server).get_film().await.expect("200 is documented");
    assert!(film.chunk().await.expect("it arrives").is_some());
    let broken = film.chunk().await;
    assert!(matches!(broken, Err(CallError::Interrupted(..))), "{broken:?}");
}

#[tokio::test]
async fn statuses_decide() {
    let server = Server::answering(
        b"HTTP/1.1 404 Not Found\r\ncontent-length: 16\r\n\r\n{\"title\":\"none\"}",
    );
    let error = client(&server).get_film().await.expect_err("404 is an error");
    let Error::Documented(GetFilmError::NotFound(problem)) = error else { panic!("{error:?}") };
    assert_eq!(problem.details().and_then(|problem| problem.title.as_deref()), Some("none"));

    let server = Server::answering(
        b"HTTP/1.1 202 Accepted\r\ncontent-length: 17\r\n\r\n{\"title\":\"later\"}",
    );
    let outcome = client(&server).get_export().await.expect("202 is documented");
    assert!(matches!(outcome, GetExportOutcome::Accepted(word) if word.title.is_some()));

    let server = Server::answering(b"HTTP/1.1 206 Partial Content\r\ncontent-length: 2\r\n\r\nzi");
    let outcome = client(&server).get_export().await.expect("206 is documented");
    let GetExportOutcome::PartialContent(part) = outcome else { panic!("{outcome:?}") };
    assert_eq!(part.bytes().await.expect("it arrives"), b"zi".as_slice());
}

#[tokio::test]
async fn events_come_one_by_one() {
    let (go, wait) = channel();
    let server = Server::waiting(
        b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\nid: 1\ndata: {\"delta\":\"a\"}\n\n",
        wait,
        b"retry: 10\nevent: end\ndata: [DONE]\n\n",
    );
    let client = client(&server);
    let sent = ChatBody { stream: Some(true) };
    let mut events: EventStream<Chunk> =
        client.chat_stream(&sent).await.expect("200 is documented");
    let event = events.next_event().await.expect("it arrives").expect("there is one");
    assert_eq!((event.event.as_str(), event.id.as_str()), ("message", "1"));
    assert_eq!(event.json().expect("it is a chunk").delta, "a");
    go.send(()).expect("the server waits");
    let event = poll_fn(|context| Pin::new(&mut events).poll_next(context)).await;
    let event = event.expect("there is one").expect("it arrives");
    assert_eq!((event.event.as_str(), event.data.as_str()), ("end", "[DONE]"));
    let error = event.json().expect_err("that is no chunk");
    assert!(matches!(error, CallError::DecodeEvent(..)), "{error:?}");
    assert!(events.next_event().await.expect("nothing is wrong").is_none());
    assert_eq!(events.last_event_id(), "1");
    assert_eq!(events.retry(), Some(Duration::from_millis(10)));
    let received = server.received();
    assert!(received.contains("accept: text/event-stream\r\n"), "{received}");
}

#[tokio::test]
async fn servers_with_nothing_to_tell_are_waited_for() {
    let pause = Duration::from_millis(200);
    let server = Server::answering_slowly(&[EVENTS, b"", b"data: late\n\n"], pause);
    let client = build(Client::builder().base_url(&server.url).timeout(pause * 3 / 2));
    let mut news = client.get_news().await.expect("200 is documented");
    let event = news.next_event().await.expect("it arrives").expect("there is one");
    assert_eq!(event.data, "late");
}

#[tokio::test]
async fn what_is_no_stream_of_events_is_not_taken_for_one() {
    let server = Server::answering(
        b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 12\r\n\r\n{\"text\":\"a\"}",
    );
    let error = client(&server).chat_stream(&ChatBody::default()).await.expect_err("it is JSON");
    assert!(matches!(error, Error::Call(CallError::Decode(..))), "{error:?}");
    let response = error.response().expect("there is an answer");
    assert_eq!(response.body().as_ref(), br#"{"text":"a"}"#);
}

#[tokio::test]
async fn an_event_without_end_is_refused() {
    let server = Server::answering_slowly(&[EVENTS, b"data: 0123456789\n\n"], Duration::ZERO);
    let client = build(Client::builder().base_url(&server.url).max_response_bytes(10));
    let mut news = client.get_news().await.expect("200 is documented");
    let error = news.next_event().await.expect_err("it is too large");
    assert!(matches!(error, CallError::TooLarge(_, 10)), "{error:?}");
    assert!(news.next_event().await.expect("nothing comes after an error").is_none());
}

#[test]
fn streams_go_wherever_streams_go() {
    fn is_stream<S: Stream + Send + Sync + Unpin + 'static>() {}
    is_stream::<Download>();
    is_stream::<EventStream<Chunk>>();
}
