//! The servers that calls go to.

use crate::clients::servers_own::{BuildError, Client, ClientBuilder, Region, VaultServer};
use crate::clients::servers_several;
use crate::server::Server;

fn client(base_url: &str, servers: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Client {
    let builder = Client::builder().base_url(base_url).key("secret");
    servers(builder).build().expect("the settings are fine")
}

/// Nobody listens here.
const NOWHERE: &str = "http://127.0.0.1:9";

#[tokio::test]
async fn a_server_of_its_own_gets_the_call_and_the_credentials() {
    let server = Server::silent();
    let url = format!("{}/mirror/", server.url);
    client(NOWHERE, |builder| builder.files_example_com_url(url))
        .get_files()
        .await
        .expect("204 is documented");
    let received = server.received();
    assert!(received.starts_with("GET /mirror/files "), "{received}");
    assert!(received.contains("x-key: secret\r\n"), "{received}");
}

#[tokio::test]
async fn a_relative_one_starts_at_the_base_url() {
    let server = Server::silent();
    client(&format!("{}/v1", server.url), |builder| builder).add_file().await.expect("204");
    assert!(server.received().starts_with("POST /upload/files "));
}

#[tokio::test]
async fn one_that_all_operations_have_is_none_of_its_own() {
    let server = Server::silent();
    client(&server.url, |builder| builder).clear_files().await.expect("204");
    assert!(server.received().starts_with("DELETE /files "));
}

#[tokio::test]
async fn it_keeps_to_its_origin() {
    let other = Server::silent();
    let location =
        format!("HTTP/1.1 307 T\r\nlocation: {}/files\r\ncontent-length: 0\r\n\r\n", other.url);
    let server = Server::answering(location.leak().as_bytes());
    // The base URL is where the redirect leads, which makes it no origin for this call.
    let client = client(&other.url, |builder| builder.files_example_com_url(&server.url));
    let error = client.get_files().await.expect_err("307 is not documented");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(307));
    server.received();
}

#[test]
fn what_is_no_url_shows_when_the_client_is_built() {
    let builder = Client::builder().vault_url("ftp://example.com");
    assert!(matches!(builder.build(), Err(BuildError::ServerUrl(_))));
    let vault = VaultServer { region: Region::Us, ..VaultServer::default() };
    assert_eq!(vault.to_string(), "https://us.store.example.com/cold");
    Client::builder().vault_url(vault).build().expect("it is a URL");
}

#[test]
fn servers_have_names() {
    use servers_several::{Port, Server, YourOwnServer};
    assert_eq!(Server::Production.to_string(), "https://api.example.com");
    let own = YourOwnServer { port: Port::Value8080, ..YourOwnServer::default() };
    assert_eq!(Server::YourOwn(own).to_string(), "https://localhost:8080");
}
