//! Pages that the maintainer has chosen, as the description doesn't tell of them.

use crate::clients::pages_chosen::{Client, ListChargesParameters, Search};
use crate::server::{Calls, Server};

/// Two pages, each with a cursor or the sign that it is the last.
fn server(pages: &'static [&'static str]) -> Calls {
    Server::answering_with(|_| {
        pages.iter().map(|body| {
            let length = body.len();
            format!(
                "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}"
            )
        })
    })
}

fn client(calls: &Calls) -> Client {
    Client::builder().base_url(&calls.url).build().expect("the settings are fine")
}

fn lines(calls: &Calls) -> Vec<String> {
    let calls = calls.received();
    calls.iter().filter_map(|call| call.lines().next().map(str::to_owned)).collect()
}

#[tokio::test]
async fn the_last_element_leads_to_the_next_page_until_there_are_no_more() {
    let calls = server(&[
        r#"{"data":[{"id":"a"},{"id":"b"}],"has_more":true}"#,
        r#"{"data":[{"id":"c"}],"has_more":false}"#,
    ]);
    let mut pages = client(&calls).list_charges_pages(&ListChargesParameters::default());
    let mut found = Vec::new();
    while let Some(page) = pages.next_page().await.expect("there are two") {
        found.extend(page.data.into_iter().flatten().filter_map(|charge| charge.id));
    }
    assert_eq!(found, ["a", "b", "c"]);
    assert_eq!(lines(&calls), ["GET /charges HTTP/1.1", "GET /charges?starting_after=b HTTP/1.1"]);
}

#[tokio::test]
async fn a_cursor_goes_into_the_body() {
    let calls = server(&[r#"{"meta":{"next_cursor":"b"}}"#, r#"{"meta":{"next_cursor":null}}"#]);
    let mut pages = client(&calls).search_pages(&Search::default());
    let mut count = 0;
    while pages.next_page().await.expect("there are two").is_some() {
        count += 1;
    }
    assert_eq!(count, 2);
    let sent = calls.received();
    let bodies: Vec<_> = sent.iter().filter_map(|call| call.split("\r\n\r\n").nth(1)).collect();
    assert_eq!(bodies, ["{}", r#"{"cursor":"b"}"#]);
}
