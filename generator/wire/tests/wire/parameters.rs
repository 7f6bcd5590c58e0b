//! Parameters on the wire.

use crate::clients::parameter_styles::{Client, Color, GetHeadersParameters, GetQueryParameters};
use crate::server::Server;

fn client(server: &Server) -> Client {
    Client::builder().base_url(&server.url).build().expect("the settings are fine")
}

fn texts() -> Vec<String> {
    ["a,b", "c d"].map(str::to_owned).to_vec()
}

/// An object. Its members keep their order, since the whole workspace has a `serde_json` that does
/// so for the generator; by itself a client writes them in the order of the alphabet.
fn color() -> Color {
    Color { r: Some(100), g: Some(200) }
}

/// The request's first line, without method and version.
fn target(received: &str) -> &str {
    received.split(' ').nth(1).unwrap_or_default()
}

#[tokio::test]
async fn styles_of_paths() {
    let server = Server::silent();
    let list = texts();
    let sent = client(&server).get_path(&list, &color(), &list, &color(), 5, &list).await;
    sent.expect("204 is documented");
    assert_eq!(
        target(&server.received()),
        "/path/a%2Cb,c%20d/R=100,G=200/.a%2Cb,c%20d/.R=100.G=200/;matrix=5\
         /;matrixExploded=a%2Cb;matrixExploded=c%20d"
    );
}

#[tokio::test]
async fn a_fragment_of_a_template_is_not_sent_and_swallows_no_query() {
    let server = Server::silent();
    client(&server).get_fragment(5).await.expect("204 is documented");
    assert_eq!(target(&server.received()), "/fragment?size=5");
}

#[tokio::test]
async fn styles_of_queries() {
    let server = Server::silent();
    let nested = serde_json::json!({"a": {"b": 1}, "c": [true, null, "x&y"]});
    let parameters = GetQueryParameters {
        form: texts(),
        form_exploded: texts(),
        object: Some(color()),
        space: texts(),
        pipe: texts(),
        deep: serde_json::from_value(nested).expect("it is an object"),
        reserved: Some("http://a/?b=c&d#e".to_owned()),
        json: Some(color()),
    };
    client(&server).get_query(&parameters).await.expect("204 is documented");
    let received = server.received();
    let pairs: Vec<_> = target(&received).split(['?', '&']).collect();
    assert_eq!(
        pairs,
        [
            "/query",
            "fixed=1",
            "form=a%2Cb,c%20d",
            "formExploded=a%2Cb",
            "formExploded=c%20d",
            "R=100",
            "G=200",
            "space=a%2Cb%20c%20d",
            "pipe=a%2Cb%7Cc%20d",
            "deep%5Ba%5D%5Bb%5D=1",
            "deep%5Bc%5D%5B%5D=true",
            "deep%5Bc%5D%5B%5D=x%26y",
            "reserved=http://a/",
            "b=c%26d%23e",
            "json=%7B%22R%22%3A100%2C%22G%22%3A200%7D",
        ]
    );
}

#[tokio::test]
async fn what_is_not_set_is_not_sent() {
    let server = Server::silent();
    let parameters = GetQueryParameters::default();
    client(&server).get_query(&parameters).await.expect("204 is documented");
    assert_eq!(target(&server.received()), "/query?fixed=1");
}

#[tokio::test]
async fn headers_and_cookies() {
    let server = Server::silent();
    let parameters =
        GetHeadersParameters { x_color: Some(color()), theme: Some("dark; blue".to_owned()) };
    let sent = client(&server).get_headers(&texts(), "me", &parameters).await;
    sent.expect("204 is documented");
    let received = server.received();
    let lines: Vec<_> = received.lines().collect();
    assert!(lines.contains(&"x-list: a,b,c d"), "{received}");
    assert!(lines.contains(&"x-color: R=100,G=200"), "{received}");
    assert!(lines.contains(&"cookie: session=me; theme=dark%3B%20blue"), "{received}");
}

#[tokio::test]
async fn settings_that_a_maintainer_chose_go_out_wherever_they_belong() {
    use crate::clients::choices_settings::{Client, GetLampsParameters, RemoveLampsParameters};
    let server = Server::silent();
    let client = |server: &Server| {
        let builder = Client::builder().base_url(&server.url).account(7).language("de");
        builder.build().expect("it is complete")
    };
    client(&server).get_lamps(&GetLampsParameters::default()).await.expect("204 is documented");
    let received = server.received();
    assert!(received.starts_with("GET /accounts/7/lamps?lang=de HTTP"), "{received}");
    assert!(!received.contains("x-language"), "{received}");

    let server = Server::silent();
    let parameters = RemoveLampsParameters { session: Some("s".to_owned()) };
    client(&server).remove_lamps(&parameters).await.expect("204 is documented");
    let received = server.received();
    assert!(received.starts_with("DELETE /accounts/7/lamps HTTP"), "{received}");
    assert!(received.contains("x-language: de\r\n"), "{received}");

    let error = Client::builder().base_url("http://localhost").build();
    assert_eq!(error.expect_err("no account").to_string(), "`account` must be set");
}
