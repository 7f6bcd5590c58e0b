//! Calls that are repeated when they fail.

use std::time::{Duration, Instant};

use tokio_util::io::ReaderStream;

use crate::clients::extension_retries::{
    CallError, Client, DescribeFilmForm, Error, FileBody, RetryPolicy,
};
use crate::server::{Calls, Server};

const DONE: &[u8] = b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n";
const OVERLOADED: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
const PETS: &[u8] = b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 4\r\n\r\npets";

fn client(calls: &Calls) -> Client {
    Client::builder().base_url(&calls.url).build().expect("the settings are fine")
}

#[tokio::test]
async fn calls_are_repeated_until_they_succeed() {
    let calls = Server::answering_each(&[OVERLOADED, OVERLOADED, PETS, PETS]);
    let started = Instant::now();
    assert_eq!(client(&calls).list_pets().await.expect("the third answer is 200"), "pets");
    // 20 and 40 ms, of which up to a quarter may be missing.
    assert!(started.elapsed() >= Duration::from_millis(45), "{:?}", started.elapsed());
    assert_eq!(calls.received().len(), 3);
}

#[tokio::test]
async fn other_statuses_are_not_repeated() {
    let calls = Server::answering_each(&[
        b"HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n",
        PETS,
    ]);
    let error = client(&calls).list_pets().await.expect_err("404 is an error");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(404));
    assert_eq!(calls.received().len(), 1);
}

#[tokio::test]
async fn operations_have_policies_of_their_own() {
    let calls = Server::answering_each(&[OVERLOADED, DONE]);
    client(&calls).add_pet().await.expect_err("it is sent once");
    assert_eq!(calls.received().len(), 1);

    let calls = Server::answering_each(&[OVERLOADED, DONE]);
    client(&calls).replace_pet(Some("Rex")).await.expect("the second answer is 204");
    let received = calls.received();
    assert_eq!(received.len(), 2);
    assert!(received.iter().all(|call| call.ends_with("\r\n\r\n\"Rex\"")), "{received:?}");
}

#[tokio::test]
async fn servers_say_when_to_come_back() {
    let calls = Server::answering_each(&[
        b"HTTP/1.1 429 Too Many Requests\r\nretry-after: 1\r\nconnection: close\r\ncontent-length: 0\r\n\r\n",
        PETS,
    ]);
    let started = Instant::now();
    client(&calls).list_pets().await.expect("the second answer is 200");
    assert!(started.elapsed() >= Duration::from_secs(1), "{:?}", started.elapsed());
    assert_eq!(calls.received().len(), 2);
    // Later than the policy allows, in both ways to say so.
    for answer in [
        "HTTP/1.1 429 Too Many Requests\r\nretry-after: 18446744073709551615\r\nconnection: close\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 429 Too Many Requests\r\nretry-after: Fri, 31 Dec 9999 23:59:59 GMT\r\nconnection: close\r\ncontent-length: 0\r\n\r\n",
    ] {
        let calls = Server::answering_each(vec![answer.as_bytes(), PETS].leak());
        let started = Instant::now();
        client(&calls).list_pets().await.expect_err("nobody waits that long");
        assert!(started.elapsed() < Duration::from_secs(1), "{:?}", started.elapsed());
        assert_eq!(calls.received().len(), 1);
    }
}

#[tokio::test]
async fn connections_that_break_are_repeated() {
    let calls = Server::answering_each(&[b"", PETS]);
    client(&calls).list_pets().await.expect("the second answer is 200");
    assert_eq!(calls.received().len(), 2);
}

#[tokio::test]
async fn streams_are_sent_once() {
    let calls = Server::answering_each(&[OVERLOADED, DONE]);
    client(&calls).put_film(b"film".to_vec()).await.expect("the second answer is 204");
    assert_eq!(calls.received().len(), 2);

    let calls = Server::answering_each(&[OVERLOADED, DONE]);
    let stream = reqwest::Body::wrap_stream(ReaderStream::new(b"film".as_slice()));
    client(&calls).put_film(FileBody::new(stream)).await.expect_err("a stream can't be repeated");
    assert_eq!(calls.received().len(), 1);

    let calls = Server::answering_each(&[OVERLOADED, DONE]);
    let form = DescribeFilmForm { title: Some("Film".to_owned()) };
    client(&calls).describe_film(form).await.expect_err("a form can't be repeated");
    assert_eq!(calls.received().len(), 1);
}

#[tokio::test]
async fn callers_have_policies_of_their_own() {
    let calls = Server::answering_each(&[OVERLOADED, PETS]);
    let once = Client::builder().base_url(&calls.url).retry_policy(RetryPolicy::never());
    once.build().expect("the settings are fine").list_pets().await.expect_err("it is sent once");
    assert_eq!(calls.received().len(), 1);

    let calls = Server::answering_each(&[OVERLOADED, OVERLOADED, OVERLOADED, PETS]);
    let policy = RetryPolicy {
        statuses: vec![503..=503].into(),
        initial_interval: Duration::from_millis(400),
        max_interval: Duration::from_millis(400),
        max_elapsed_time: Duration::from_millis(600),
        ..RetryPolicy::never()
    };
    let soon = Client::builder().base_url(&calls.url).retry_policy(policy);
    soon.build().expect("the settings are fine").list_pets().await.expect_err("its time is up");
    assert_eq!(calls.received().len(), 2);
}

#[tokio::test]
async fn downloads_are_repeated_and_each_attempt_has_its_time() {
    let calls = Server::answering_each(&[OVERLOADED, PETS]);
    // The pause of half a second is longer than that.
    let client = Client::builder().base_url(&calls.url).timeout(Duration::from_millis(300));
    let film = client.build().expect("the settings are fine").get_film().await;
    assert_eq!(film.expect("the second answer is 200").bytes().await.expect("it comes"), "pets");
    assert_eq!(calls.received().len(), 2);
}

#[tokio::test]
async fn what_takes_too_long_is_not_repeated() {
    let (_go, wait) = std::sync::mpsc::channel();
    let server = Server::waiting(b"", wait, b"");
    let limit = Duration::from_millis(200);
    let client = Client::builder().base_url(&server.url).timeout(limit);
    let client = client.build().expect("the settings are fine");
    let started = Instant::now();
    let error = client.list_pets().await.expect_err("there is no answer");
    assert!(started.elapsed() < Duration::from_secs(1), "{:?}", started.elapsed());
    assert!(matches!(error, Error::Call(CallError::Timeout(..))), "{error:?}");
}
