//! Heads: of parts with headers of their own, and of bodies in parts that aren't forms.

use std::collections::BTreeMap;

use crate::bodies::{pair, sent};
use crate::clients::{body_part_headers, body_parts_unnamed, body_related};
use crate::parts::parts;
use crate::server::Server;

#[tokio::test]
async fn related_parts_name_the_type_of_the_first() {
    use body_related::{AddFilmBodyFilm, AddFilmForm, Client};
    let server = Server::silent();
    let client = Client::builder().base_url(&server.url).build().expect("the settings are fine");
    let film = AddFilmBodyFilm { title: Some("M".to_owned()) };
    client.add_film(AddFilmForm { film, poster_1_2: "p".into() }).await.expect("204 is documented");
    let received = server.received();
    assert_eq!(received.matches("\r\ncontent-type: ").count(), 1, "{received}");
    let (head, body) = received.split_once("\r\n\r\n").expect("a head has an end");
    let start = "content-type: multipart/related; type=\"application/json\"; boundary=";
    let boundary = head.lines().find_map(|line| line.strip_prefix(start)).expect(head);
    let expected = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"film\"\r\n\
         Content-Type: application/json\r\n\r\n{{\"title\":\"M\"}}\r\n\
         --{boundary}\r\nContent-Disposition: form-data; name=\"poster [1/2]\"; \
         filename=\"poster [1/2]\"\r\nContent-Type: image/png\r\n\r\np\r\n--{boundary}--\r\n"
    );
    assert_eq!(body, expected);
}

#[tokio::test]
async fn mixed_parts_are_told_from_a_form() {
    use body_related::{Client, FileBody, PutFilmForm};
    let client = |server: &Server| Client::builder().base_url(&server.url).build().expect("fine");

    let server = Server::silent();
    let body = PutFilmForm { title: Some("M".to_owned()), film: None };
    client(&server).put_film(Some(body)).await.expect("204 is documented");
    let (media_type, body) = sent(server);
    assert!(media_type.starts_with("multipart/mixed; charset=utf-8; boundary="), "{media_type}");
    assert!(body.contains("name=\"title\"\r\n\r\nM\r\n"), "{body}");

    let server = Server::silent();
    client(&server).put_film(None).await.expect("204 is documented");
    assert_eq!(sent(server), pair("", ""));

    // Parts without names are up to the caller.
    let server = Server::silent();
    let parts = FileBody::new("--x\r\n\r\nM\r\n--x--").media_type("multipart/mixed; boundary=x");
    client(&server).patch_films(parts).await.expect("204 is documented");
    assert_eq!(sent(server), pair("multipart/mixed; boundary=x", "--x\r\n\r\nM\r\n--x--"));
}

#[tokio::test]
async fn parts_have_headers_of_their_own() {
    use body_part_headers::{AddTableBodyTableXKind, AddTableForm, Client};
    let client = |server: &Server| Client::builder().base_url(&server.url).build().expect("fine");
    let batch = "936da01f-9abd-4d9d-80c7-02af85c822a8";
    let body = || AddTableForm {
        table: "a,b".to_owned(),
        table_x_rows: 1,
        table_x_kind: Some(AddTableBodyTableXKind::Pets),
        pages: vec!["1".into(), "2".into()],
        pages_x_batch: Some(batch.parse().expect("it is one")),
        note: Some("n".to_owned()),
    };
    let server = Server::silent();
    client(&server).add_table(body()).await.expect("204 is documented");
    let parts = parts(server);
    let table = "content-type: text/csv; content-transfer-encoding: 8bit; x-rows: 1; x-kind: pets";
    assert_eq!(parts["table"], [pair(table, "a,b")]);
    let page =
        format!("filename=\"pages\"; content-type: application/octet-stream; x-batch: {batch}");
    assert_eq!(parts["pages"], [pair(&page, "1"), pair(&page, "2")]);
    assert_eq!(parts["note"], [pair("", "n")]);

    let server = Server::silent();
    let odd = AddTableBodyTableXKind::Unknown("a\r\nb: c".to_owned());
    let odd = AddTableForm { table_x_kind: Some(odd), ..body() };
    let error = client(&server).add_table(odd).await.expect_err("it can't be sent");
    assert!(error.to_string().contains("`x-kind` of `table`"), "{error}");
}

#[tokio::test]
async fn parts_have_names_of_the_callers_own() {
    use body_parts_unnamed::{
        AddFilesForm, AddFilmBodyKind, AddFilmBodyTrailer, AddFilmForm, AddLabelsForm, Client,
        FileBody, FileOr,
    };
    let client = |server: &Server| Client::builder().base_url(&server.url).build().expect("fine");

    let server = Server::silent();
    let additional_properties = BTreeMap::from([("sizes".to_owned(), vec![1, 2])]);
    let body = AddLabelsForm { owner: "Ada".to_owned(), additional_properties };
    client(&server).add_labels(body).await.expect("204 is documented");
    let parts_of_labels = parts(server);
    assert_eq!(parts_of_labels["sizes"], [pair("", "1"), pair("", "2")]);
    assert_eq!(parts_of_labels["owner"], [pair("", "Ada")]);

    let server = Server::silent();
    let additional_properties = BTreeMap::from([("a.txt".to_owned(), "a".into())]);
    client(&server).add_files(AddFilesForm { additional_properties }).await.expect("204");
    let head = "filename=\"a.txt\"; content-type: application/octet-stream";
    assert_eq!(parts(server)["a.txt"], [pair(head, "a")]);

    let server = Server::silent();
    let body = AddFilmForm {
        title: "M".to_owned(),
        posters: Vec::new(),
        cover: Some(FileOr::File(FileBody::new("c").file_name("c.png"))),
        trailer: None,
        extras: Vec::new(),
        kind: AddFilmBodyKind::Link,
        film: None,
        url: None,
    };
    client(&server).add_film(body).await.expect("204 is documented");
    let cover = pair("filename=\"c.png\"; content-type: image/png", "c");
    assert_eq!(parts(server)["cover"], [cover]);

    // A branch of the union, and as many files as there are.
    let server = Server::silent();
    let body = AddFilmForm {
        title: "M".to_owned(),
        posters: vec!["1".into(), "2".into()],
        cover: Some(FileOr::Value("/c".to_owned())),
        trailer: Some(FileOr::Value(AddFilmBodyTrailer { address: Some("/t".to_owned()) })),
        extras: Vec::new(),
        kind: AddFilmBodyKind::Link,
        film: None,
        url: Some("/m".to_owned()),
    };
    client(&server).add_film(body).await.expect("204 is documented");
    let parts = parts(server);
    assert_eq!(
        parts.keys().collect::<Vec<_>>(),
        ["cover", "kind", "posters", "title", "trailer", "url"]
    );
    assert_eq!(parts["posters"].len(), 2);
    assert_eq!(parts["kind"], [pair("", "link")]);
    assert_eq!(parts["cover"], [pair("", "/c")]);
    assert_eq!(parts["trailer"], [pair("content-type: application/json", r#"{"address":"/t"}"#)]);
}
