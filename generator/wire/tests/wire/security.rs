//! The credentials that go out with a call.

use crate::clients::security::{BuildError, Client, ClientBuilder};
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

#[test]
fn a_credential_that_cannot_be_sent_shows_when_the_client_is_built() {
    // Most calls get on without them.
    let unsendable: [fn(ClientBuilder) -> ClientBuilder; 3] = [
        |builder| builder.bearer("b\n"),
        |builder| builder.oauth("o\r\nx: y"),
        |builder| builder.oauth2("\0"),
    ];
    for set in unsendable {
        let built = set(Client::builder().base_url("http://localhost")).build();
        let error = built.expect_err("a control character can't be sent");
        assert!(matches!(error, BuildError::Setting(_)), "{error:?}");
    }
}

#[test]
fn a_client_shows_no_credentials() {
    let credentials = ["k-123", "b-123", "q-123", "c-123", "o-123", "p-123", "Aladdin:123"];
    let [key, bearer, query, cookie, oauth, oauth2, basic] = credentials;
    let builder = Client::builder().base_url("http://localhost").key(key).bearer(bearer);
    let builder = builder.query(query).cookie(cookie).oauth(oauth).oauth2(oauth2).basic(basic);
    let shown = format!("{:?}", builder.build().expect("the settings are fine"));
    for secret in credentials.into_iter().chain(["QWxhZGRpbjoxMjM="]) {
        assert!(!shown.contains(secret), "{secret}: {shown}");
    }
    assert!(shown.contains("x-key"), "other things are shown: {shown}");
}
