//! Answers that come in pages.

use std::fmt::Debug;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::mpsc::channel;
use std::time::Duration;

use futures_core::Stream;

use crate::clients::{
    extension_pageable as links, extension_pagination as pages, extension_pagination_fern as fern,
};
use crate::server::{Calls, Server};

/// Answers with these bodies, in which `HERE` is the server's URL.
fn server(bodies: &'static [&'static str]) -> Calls {
    Server::answering_with(|url| {
        let here = url.to_owned();
        bodies.iter().map(move |body| ok(&body.replace("HERE", &here)))
    })
}

fn ok(body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}")
}

/// The first lines of the calls, without what is the same in all of them.
fn asked(calls: &Calls) -> Vec<String> {
    let lines =
        calls.received().into_iter().filter_map(|call| Some(call.lines().next()?.to_owned()));
    lines.map(|line| line.trim_end_matches(" HTTP/1.1").to_owned()).collect()
}

/// The bodies of the calls.
fn sent(calls: &Calls) -> Vec<String> {
    let bodies = calls.received().into_iter();
    bodies.filter_map(|call| Some(call.split_once("\r\n\r\n")?.1.to_owned())).collect()
}

fn client(calls: &Calls) -> pages::Client {
    pages::Client::builder().base_url(&calls.url).build().expect("the settings are fine")
}

fn fern_client(calls: &Calls) -> fern::Client {
    fern::Client::builder().base_url(&calls.url).build().expect("the settings are fine")
}

fn link_client(calls: &Calls) -> links::Client {
    let client = links::Client::builder().base_url(format!("{}/v1", calls.url));
    client.key("secret key").build().expect("the settings are fine")
}

/// All pages and, if it doesn't end well, the error.
async fn all<T, E: Debug>(
    mut pages: impl Stream<Item = Result<T, E>> + Unpin,
) -> (Vec<T>, Option<E>) {
    let mut found = Vec::new();
    let mut error = None;
    while let Some(page) = poll_fn(|context| Pin::new(&mut pages).poll_next(context)).await {
        assert!(error.is_none(), "nothing comes after an error");
        match page {
            Ok(page) => found.push(page),
            Err(found) => error = Some(found),
        }
    }
    (found, error)
}

#[tokio::test]
async fn cursors_are_followed_until_there_is_none() {
    let calls = server(&[
        r#"{"data":["a"],"next":"1 & 2"}"#,
        r#"{"data":["b"],"next":"3"}"#,
        r#"{"data":["c"],"next":null}"#,
    ]);
    let parameters =
        pages::ListPetsParameters { kind: Some("cat".to_owned()), ..Default::default() };
    let mut pages = client(&calls).list_pets_pages(&parameters);
    let mut names = Vec::new();
    while let Some(page) = pages.next_page().await.expect("200 is documented") {
        names.extend(page.data);
    }
    assert_eq!(names, ["a", "b", "c"]);
    assert_eq!(pages.next_page().await.expect("nothing is wrong"), None);
    assert_eq!(
        asked(&calls),
        [
            "GET /pets?kind=cat",
            "GET /pets?kind=cat&cursor=1%20%26%202",
            "GET /pets?kind=cat&cursor=3"
        ]
    );
}

#[tokio::test]
async fn a_walk_begins_where_the_caller_wants() {
    let calls = server(&[r#"{"data":["b"],"next":"2"}"#, r#"{"data":["c"],"next":""}"#]);
    let parameters =
        pages::ListPetsParameters { cursor: Some("1".to_owned()), ..Default::default() };
    let (found, error) = all(client(&calls).list_pets_pages(&parameters)).await;
    assert_eq!((found.len(), error.is_none()), (2, true));
    assert_eq!(asked(&calls), ["GET /pets?cursor=1", "GET /pets?cursor=2"]);
}

#[tokio::test]
async fn an_empty_page_is_the_last_where_the_description_says_so() {
    let calls = server(&[r#"{"data":["a"],"next":"1"}"#, r#"{"data":[],"next":"2"}"#]);
    let (found, error) =
        all(client(&calls).list_pets_pages(&pages::ListPetsParameters::default())).await;
    assert_eq!((found.len(), error.is_none()), (2, true));
    assert_eq!(asked(&calls).len(), 2);
}

#[tokio::test]
async fn a_server_that_names_the_same_page_for_ever_is_left() {
    let calls = server(&[r#"{"data":["a"],"next":"1"}"#; 3]);
    let (found, error) =
        all(client(&calls).list_pets_pages(&pages::ListPetsParameters::default())).await;
    assert_eq!(found.len(), 2);
    let error = error.expect("there may be more that nobody can ask for");
    assert!(matches!(error, pages::Error::Call(pages::CallError::NextPage(..))), "{error:?}");
    assert_eq!(
        error.to_string(),
        "GET /pets: the next page can't be asked for: it is the page that has just been sent"
    );
    assert_eq!(asked(&calls).len(), 2);

    let calls = server(&[r#"{"shows":["a"],"links":{"next":"HERE/shows#again"}}"#; 2]);
    let (found, error) = all(client(&calls).list_shows_pages()).await;
    assert_eq!((found.len(), error.is_some()), (1, true));
}

#[tokio::test]
async fn offsets_go_up_by_what_was_found_until_a_page_is_not_full() {
    let calls = server(&[r#"["a","b"]"#, r#"["c","d"]"#, r#"["e"]"#, "[]"]);
    let (found, error) =
        all(client(&calls).list_pets_of_pages("me", &pages::ListPetsOfParameters::default())).await;
    assert_eq!((found.concat().len(), error.is_none()), (5, true));
    assert_eq!(
        asked(&calls),
        ["GET /owners/me/pets", "GET /owners/me/pets?offset=2", "GET /owners/me/pets?offset=4"]
    );

    let calls = server(&[r#"["a"]"#, "[]"]);
    let parameters = pages::ListPetsOfParameters { offset: Some(7), limit: Some(1) };
    let (found, error) = all(client(&calls).list_pets_of_pages("me", &parameters)).await;
    assert_eq!((found.len(), error.is_none()), (2, true));
    assert_eq!(
        asked(&calls),
        ["GET /owners/me/pets?offset=7&limit=1", "GET /owners/me/pets?limit=1&offset=8"]
    );
}

#[tokio::test]
#[expect(deprecated, reason = "it is deprecated in the description")]
async fn numbers_go_up_until_all_pages_are_there() {
    let calls = server(&[r#"{"books":["a"],"pages":2}"#; 4]);
    let (found, error) =
        all(client(&calls).list_books_pages(&pages::ListBooksParameters::default())).await;
    assert_eq!((found.len(), error.is_none()), (3, true));
    assert_eq!(asked(&calls), ["GET /books", "GET /books?page=1", "GET /books?page=2"]);
}

#[tokio::test]
async fn numbers_can_be_in_the_path() {
    let calls = Server::answering_with(|_| {
        let none = "HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n".to_owned();
        [ok(r#"{"books":["a"]}"#), ok(r#"{"books":["b"]}"#), none]
    });
    let (found, error) = all(client(&calls).turn_books_pages(9)).await;
    assert_eq!((found.len(), error.is_none()), (3, true));
    assert_eq!(found.last(), Some(&pages::TurnBooksOutcome::NoContent));
    assert_eq!(asked(&calls), ["GET /books/9", "GET /books/10", "GET /books/11"]);
}

#[tokio::test]
async fn cursors_can_be_in_bodies_and_headers() {
    let calls = server(&[
        r#"{"data":{"found":[{"created_at":"1"},{"created_at":"2"}]}}"#,
        r#"{"data":{"found":[]}}"#,
    ]);
    let words = Some(vec!["a".to_owned()]);
    let search = pages::Search { words, weight: Some(0.1), since: None };
    let (found, error) = all(client(&calls).search_pages(&search)).await;
    assert_eq!((found.len(), error.is_none()), (2, true));
    let bodies = sent(&calls);
    assert_eq!(bodies[0], r#"{"words":["a"],"weight":0.1}"#);
    let second: serde_json::Value = serde_json::from_str(&bodies[1]).expect("it is JSON");
    assert_eq!(second, serde_json::json!({"words": ["a"], "weight": 0.1, "since": "2"}));

    let calls = server(&[r#"{"@after":12}"#, "{}"]);
    let (found, error) =
        all(client(&calls).list_events_pages(&pages::ListEventsParameters::default())).await;
    assert_eq!((found.len(), error.is_none()), (2, true));
    let calls = calls.received();
    assert!(!calls[0].contains("x-after"), "{calls:?}");
    assert!(calls[1].contains("\r\nx-after: 12\r\n"), "{calls:?}");
}

#[tokio::test]
async fn a_body_that_was_not_sent_is_made() {
    let calls = server(&[r#"{"pets":["a","b"]}"#, "{}"]);
    let (found, error) = all(fern_client(&calls).list_pets_by_offset_pages(None)).await;
    assert_eq!((found.len(), error.is_none()), (2, true));
    let calls = calls.received();
    assert!(calls[0].ends_with("\r\n\r\n"), "{calls:?}");
    assert!(calls[1].contains("content-type: application/json\r\n"), "{calls:?}");
    assert!(calls[1].ends_with(r#"{"page":{"start":2}}"#), "{calls:?}");
}

#[tokio::test]
async fn servers_say_that_there_are_more() {
    let calls = server(&[
        r#"{"page":{"next":"1","more":true}}"#,
        r#"{"pets":["b"],"page":{"next":"2","more":false}}"#,
    ]);
    let (found, error) =
        all(fern_client(&calls).list_pets_pages(&fern::ListPetsParameters::default())).await;
    assert_eq!((found.len(), error.is_none()), (2, true));
    assert_eq!(asked(&calls), ["GET /pets", "GET /pets?cursor=1"]);
}

#[tokio::test]
async fn links_are_followed_with_credentials() {
    let calls = server(&[
        r#"{"value":["a"],"nextLink":"HERE/other/pets?page=2#here"}"#,
        r#"{"value":[],"nextLink":"?page=3&api_key=secret%20key"}"#,
        r#"{"value":["c"],"nextLink":"/v1"}"#,
        r#"{"value":["c"]}"#,
    ]);
    let parameters = links::ListPetsParameters { top: Some(1) };
    let (found, error) = all(link_client(&calls).list_pets_pages(&parameters)).await;
    assert_eq!((found.len(), error.is_none()), (4, true));
    assert_eq!(
        asked(&calls),
        [
            "GET /v1/pets?api_key=secret%20key&top=1",
            "GET /other/pets?page=2&api_key=secret%20key",
            "GET /other/pets?page=3&api_key=secret%20key",
            "GET /v1?api_key=secret%20key",
        ]
    );
}

#[tokio::test]
async fn links_are_followed_with_get() {
    let calls = server(&[r#"{"nextLink":"/v1/pets/found/2"}"#, "{}"]);
    let body = links::FindPetsBody { name: Some("Rex".to_owned()) };
    let (found, error) = all(link_client(&calls).find_pets_pages(&body)).await;
    assert_eq!((found.len(), error.is_none()), (2, true));
    let calls = calls.received();
    assert!(calls[0].starts_with("POST /v1/pets/found?"), "{calls:?}");
    assert!(calls[1].starts_with("GET /v1/pets/found/2?api_key="), "{calls:?}");
    assert!(!calls[1].contains("content-"), "{calls:?}");
}

#[tokio::test]
async fn links_to_elsewhere_are_not_followed() {
    for (link, why) in [
        (r#"{"nextLink":"http://127.0.0.1:1/pets"}"#, "it is at another origin"),
        (r#"{"nextLink":"HERE.example.com/pets"}"#, "it has no URL"),
        (r#"{"nextLink":"//example.com/pets"}"#, "it is at another origin"),
        (r#"{"nextLink":"file:///etc/passwd"}"#, "it is at another origin"),
    ] {
        let calls = server(vec![link, "{}"].leak());
        let (found, error) =
            all(link_client(&calls).list_pets_pages(&links::ListPetsParameters::default())).await;
        assert_eq!(found.len(), 1, "the page with the link is there");
        let error = error.expect("there is more").to_string();
        assert_eq!(error, format!("GET /pets: the next page can't be asked for: {why}"));
        assert_eq!(asked(&calls).len(), 1);
    }
    let calls = Server::answering_with(|url| {
        let link = url.replace("http://", "http://user:pass@");
        [ok(&format!(r#"{{"nextLink":"{link}/pets"}}"#))]
    });
    let (_, error) =
        all(link_client(&calls).list_pets_pages(&links::ListPetsParameters::default())).await;
    assert!(error.expect("there is more").to_string().ends_with("another origin"));
}

#[tokio::test]
async fn cursors_that_cannot_be_sent_are_errors() {
    for (page, why) in [
        (r#"{"@after":{"id":1}}"#, "its cursor is neither a text nor a number"),
        (r#"{"@after":"1\n2"}"#, "its cursor has a control character"),
    ] {
        let calls = server(vec![page, "{}"].leak());
        let pages = client(&calls).list_events_pages(&pages::ListEventsParameters::default());
        let (found, error) = tokio::spawn(all(pages)).await.expect("nothing panics");
        assert_eq!(found.len(), 1);
        let error = error.expect("there is more").to_string();
        assert_eq!(error, format!("GET /events: the next page can't be asked for: {why}"));
        assert_eq!(asked(&calls).len(), 1);
    }
}

#[tokio::test]
async fn an_error_is_the_last() {
    let calls = Server::answering_with(|_| {
        let page = |next| ok(&format!(r#"{{"data":["a"],"next":"{next}"}}"#));
        [page("1"), page("2").replace("200 OK", "404 Not Found"), page("3")]
    });
    let (found, error) =
        all(client(&calls).list_pets_pages(&pages::ListPetsParameters::default())).await;
    assert_eq!(found.len(), 1);
    let is_documented =
        matches!(error, Some(pages::Error::Documented(pages::ListPetsError::NotFound(_))));
    assert!(is_documented, "{error:?}");
    assert_eq!(asked(&calls).len(), 2);
}

#[tokio::test]
async fn each_page_is_repeated_like_a_call() {
    const OVERLOADED: &str =
        "HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
    let calls = Server::answering_with(|_| {
        let first = ok(r#"{"shows":["a"],"links":{"next":"/shows?after=a"}}"#);
        let last = ok(r#"{"shows":["b"],"links":{}}"#);
        [OVERLOADED.to_owned(), first, OVERLOADED.to_owned(), last]
    });
    let (found, error) = all(client(&calls).list_shows_pages()).await;
    assert_eq!((found.len(), error.is_none()), (2, true));
    let asked = asked(&calls);
    assert_eq!(asked[2..], ["GET /shows?after=a", "GET /shows?after=a"]);
}

#[tokio::test]
async fn a_page_that_was_not_waited_for_is_not_lost() {
    let (go, wait) = channel();
    let server = Server::waiting(
        b"HTTP/1.1 200 OK\r\ncontent-length: 13\r\n\r\n",
        wait,
        br#"{"shows":[1]}"#,
    );
    let client = pages::Client::builder().base_url(&server.url).build();
    let mut pages = client.expect("the settings are fine").list_shows_pages();
    let soon = tokio::time::timeout(Duration::from_millis(100), pages.next_page()).await;
    assert!(soon.is_err(), "there is no answer yet");
    go.send(()).expect("the server waits");
    let page = pages.next_page().await;
    assert!(matches!(page, Err(pages::Error::Call(pages::CallError::Decode(..)))), "{page:?}");
    assert!(server.received().starts_with("GET /shows "));
}
