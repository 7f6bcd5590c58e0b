//! The credentials that go out with a call.

use crate::clients::security::{Client, ClientBuilder};
use crate::server::Server;

fn client(server: &Server, credentials: fn(ClientBuilder) -> ClientBuilder) -> Client {
    let builder = Client::builder().base_url(&server.url).key("k");
    credentials(builder).build().expect("the settings are fine")
}

#[tokio::test]
async fn the_first_alternative_that_is_complete_goes_out() {
    let server = Server::silent();
    let client = client(&server, |builder| builder.query("q").cookie("c").bearer("b"));
    client.either().await.expect("204 is documented");
    let received = server.received();
    assert!(received.starts_with("GET /d?key=q "), "{received}");
    assert!(received.contains("cookie: key=c\r\n"), "{received}");
    assert!(!received.contains("authorization"), "{received}");
    assert!(!received.contains("x-key"), "{received}");
}

#[tokio::test]
async fn an_alternative_of_which_a_part_is_missing_does_not() {
    let server = Server::silent();
    let client = client(&server, |builder| builder.query("q").bearer("b"));
    client.either().await.expect("204 is documented");
    let received = server.received();
    assert!(received.starts_with("GET /d "), "{received}");
    assert!(received.contains("authorization: Bearer b\r\n"), "{received}");
}

#[tokio::test]
async fn basic_is_encoded() {
    for (user, expected) in
        [("a:b", "YTpi"), ("ab:c", "YWI6Yw=="), ("Aladdin:?~", "QWxhZGRpbjo/fg==")]
    {
        let server = Server::silent();
        let client = Client::builder().base_url(&server.url).basic(user);
        let client = client.build().expect("the settings are fine");
        client.basic().await.expect("204 is documented");
        let received = server.received();
        assert!(received.contains(&format!("authorization: Basic {expected}\r\n")), "{received}");
    }
}

#[tokio::test]
async fn a_key_goes_into_its_header() {
    let server = Server::silent();
    client(&server, |builder| builder.bearer("b")).usual().await.expect("204 is documented");
    let received = server.received();
    assert!(received.contains("x-key: k\r\n"), "{received}");
    assert!(!received.contains("authorization"), "{received}");
}

#[tokio::test]
async fn a_token_of_openid_connect_or_oauth_is_a_bearer_token() {
    let server = Server::silent();
    client(&server, |builder| builder.oauth("o")).scoped().await.expect("204 is documented");
    let received = server.received();
    assert!(received.contains("authorization: Bearer o\r\n"), "{received}");
    assert!(!received.contains("x-key"), "{received}");

    let server = Server::silent();
    client(&server, |builder| builder.oauth2("p")).flow().await.expect("204 is documented");
    assert!(server.received().contains("authorization: Bearer p\r\n"));
}

#[tokio::test]
async fn an_operation_that_requires_nothing_gets_no_credentials() {
    let server = Server::silent();
    let client = client(&server, |builder| builder.bearer("b").basic("a:b").query("q").cookie("c"));
    client.open_2().await.expect("204 is documented");
    let received = server.received();
    assert!(received.starts_with("GET /c "), "{received}");
    for header in ["x-key", "authorization", "cookie"] {
        assert!(!received.contains(header), "{received}");
    }
}
