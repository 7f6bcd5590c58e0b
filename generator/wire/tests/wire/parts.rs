//! Bodies in parts: what each says of itself, and files that are streamed.

use std::collections::BTreeMap;

use reqwest::Body;
use tokio_util::io::ReaderStream;

use crate::bodies::{pair, sent};
use crate::clients::body_parts::{AddPetForm, Base64, Client, FileBody};
use crate::clients::{body_multipart, body_streams};
use crate::server::Server;

/// The parts by name: what stands in their heads after the name, and what they hold.
pub(crate) fn parts(server: Server) -> BTreeMap<String, Vec<(String, String)>> {
    let (media_type, body) = sent(server);
    let (_, boundary) = media_type.split_once("multipart/form-data; boundary=").expect(&media_type);
    let mut parts: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for part in body.split(&format!("--{boundary}")).filter(|part| part.contains("\r\n\r\n")) {
        let (head, content) = part.trim_matches(['\r', '\n']).split_once("\r\n\r\n").expect(part);
        let head = head.to_lowercase();
        let (_, head) = head.split_once("form-data; name=\"").expect(part);
        let (name, head) = head.split_once('"').expect(part);
        let head = head.trim_matches([';', ' ']).replace("\r\n", "; ");
        let head = head.trim_start_matches([';', ' ']).to_owned();
        parts.entry(name.to_owned()).or_default().push((head, content.to_owned()));
    }
    parts
}

#[tokio::test]
async fn every_part_says_what_it_is() {
    let server = Server::silent();
    let client = Client::builder().base_url(&server.url).build().expect("the settings are fine");
    let friend = serde_json::from_value(serde_json::json!({"city": "Ulm"})).expect("it is one");
    let body = AddPetForm {
        photo: "photo".into(),
        anything: Some(FileBody::new("bytes").file_name("b.bin")),
        icon: Some(FileBody::new("icon").media_type("image/gif")),
        scans: vec!["1".into(), FileBody::new("2").file_name("2.jpg").media_type("image/jpeg")],
        sound: Some(vec![0x7f, 0x00].into()),
        born: "2020-02-29".parse().expect("it is a day"),
        weights: vec![1.5, 2.0],
        table: Some("a,b".to_owned()),
        table_x_rows: Some(1),
        key: Some(Base64::encode("A")),
        owner: None,
        friends: vec![friend],
        aliases: vec!["y".to_owned()],
        tags: Some(vec!["x".to_owned()]),
        additional_properties: BTreeMap::from([("more \"of\" it".to_owned(), "z".to_owned())]),
    };
    client.add_pet(body).await.expect("204 is documented");
    let parts = parts(server);
    for (name, expected) in [
        ("photo", vec![("filename=\"photo\"; content-type: image/png", "photo")]),
        ("anything", vec![("filename=\"b.bin\"; content-type: application/octet-stream", "bytes")]),
        ("icon", vec![("filename=\"icon\"; content-type: image/gif", "icon")]),
        (
            "scans",
            vec![
                ("filename=\"scans\"; content-type: application/octet-stream", "1"),
                ("filename=\"2.jpg\"; content-type: image/jpeg", "2"),
            ],
        ),
        ("sound", vec![("filename=\"sound\"; content-type: application/octet-stream", "\u{7f}\0")]),
        ("born", vec![("", "2020-02-29")]),
        ("weights", vec![("", "1.5"), ("", "2")]),
        ("table", vec![("content-type: text/csv; x-rows: 1", "a,b")]),
        ("key", vec![("", "QQ==")]),
        ("friends", vec![("content-type: application/json", r#"{"city":"Ulm"}"#)]),
        ("aliases", vec![("", "y")]),
        ("tags", vec![("content-type: application/json", r#"["x"]"#)]),
        ("more %22of%22 it", vec![("", "z")]),
    ] {
        let found: Vec<_> = parts[name].iter().map(|(h, c)| (h.as_str(), c.as_str())).collect();
        assert_eq!(found, expected, "{name}");
    }
    assert_eq!(parts.len(), 13, "{:?}", parts.keys());
}

#[tokio::test]
async fn files_are_streamed_from_readers() {
    use body_multipart::{AddPetForm, AddPetParameters, Client, FileBody};
    for length in [None, Some(6)] {
        let server = Server::silent();
        let client = Client::builder().base_url(&server.url).build().expect("settings are fine");
        let stream = ReaderStream::new(&b"abcdef"[..]);
        let mut photo = FileBody::new(Body::wrap_stream(stream)).file_name("a.png");
        if let Some(length) = length {
            photo = photo.length(length);
        }
        let body = AddPetForm {
            photo,
            more: Vec::new(),
            name: "Ada".to_owned(),
            tags: vec!["x".to_owned(), "y".to_owned()],
            owner: None,
        };
        client.add_pet(body, &AddPetParameters::default()).await.expect("204 is documented");
        let received = server.received();
        assert_eq!(received.contains("transfer-encoding: chunked"), length.is_none(), "{received}");
        assert!(received.contains("abcdef"), "{received}");
        if length.is_some() {
            // Nothing of chunks stands between the parts.
            assert!(received.contains("name=\"tags\"\r\n\r\ny\r\n"), "{received}");
        }
    }
}

#[tokio::test]
async fn a_media_type_that_is_none_is_never_sent() {
    use body_multipart::{AddPetForm, AddPetParameters, Client, FileBody};
    let client = Client::builder().base_url("http://localhost:1").build().expect("it is a URL");
    let body = AddPetForm {
        photo: FileBody::new("abc").media_type("none"),
        more: Vec::new(),
        name: "Ada".to_owned(),
        tags: Vec::new(),
        owner: None,
    };
    let error =
        client.add_pet(body, &AddPetParameters::default()).await.expect_err("it can't be sent");
    assert!(error.to_string().contains("`photo`"), "{error}");
}

#[tokio::test]
async fn bytes_are_streamed_with_their_length_and_media_type() {
    use body_streams::{Client, FileBody};
    let client = |server: &Server| Client::builder().base_url(&server.url).build().expect("fine");
    let stream = || Body::wrap_stream(ReaderStream::new(&b"abc"[..]));

    let server = Server::silent();
    client(&server).put_image(stream()).await.expect("204 is documented");
    let received = server.received();
    assert!(received.contains("transfer-encoding: chunked"), "{received}");
    assert!(received.contains("content-type: application/octet-stream"), "{received}");

    let server = Server::silent();
    let image = FileBody::new(stream()).length(3).media_type("image/png");
    client(&server).put_image(image).await.expect("204 is documented");
    let received = server.received();
    assert!(received.contains("content-length: 3\r\n"), "{received}");
    assert!(!received.contains("transfer-encoding"), "{received}");
    assert!(received.contains("content-type: image/png\r\n"), "{received}");

    let server = Server::silent();
    client(&server).put_maybe(None).await.expect("204 is documented");
    assert_eq!(sent(server), pair("", ""));

    let server = Server::silent();
    client(&server).put_maybe(Some(vec![b'x'].into())).await.expect("204 is documented");
    assert_eq!(sent(server), pair("application/zip", "x"));
}

#[tokio::test]
async fn media_types_are_what_the_description_has() {
    use body_streams::{Client, PatchThingBody, PutAnyBody};
    let client = |server: &Server| Client::builder().base_url(&server.url).build().expect("fine");

    let server = Server::silent();
    client(&server).put_any(&PutAnyBody::default()).await.expect("204 is documented");
    assert_eq!(sent(server), pair("application/json", "{}"));

    let server = Server::silent();
    client(&server).put_charset("ä").await.expect("204 is documented");
    assert_eq!(sent(server), pair("application/json; charset=utf-8", "\"ä\""));

    let server = Server::silent();
    client(&server).put_xml("<a/>").await.expect("204 is documented");
    assert_eq!(sent(server), pair("application/atom+xml", "<a/>"));

    let server = Server::silent();
    client(&server).post_patch(&[]).await.expect("204 is documented");
    assert_eq!(sent(server), pair("application/json-patch+json", "[]"));

    for (patch, expected) in [
        (PatchThingBody { a: Some(None), ..Default::default() }, r#"{"a":null}"#),
        (PatchThingBody { a: Some(Some(1)), ..Default::default() }, r#"{"a":1}"#),
        (PatchThingBody { b: Some("x".to_owned()), ..Default::default() }, r#"{"b":"x"}"#),
    ] {
        let server = Server::silent();
        client(&server).patch_thing(&patch).await.expect("204 is documented");
        assert_eq!(sent(server), pair("application/merge-patch+json", expected));
    }
}
