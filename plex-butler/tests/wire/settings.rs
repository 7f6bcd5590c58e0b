//! The settings that the builder takes, and those that it refuses.

use std::sync::LazyLock;

use plex_butler::reqwest::header::{HeaderMap, HeaderValue};
use plex_butler::simulator::Simulator;
use plex_butler::{BuildError, Client, ClientBuilder, DirectServer, redirect_policy, reqwest};

use crate::TestResult;

/// A builder whose HTTP client is there already: to make one takes longer than all the rest.
fn named() -> ClientBuilder {
    static HTTP: LazyLock<reqwest::Client> = LazyLock::new(reqwest::Client::new);
    Client::builder().client_identifier("a test").http_client(HTTP.clone())
}

#[test]
fn a_client_needs_its_identifier_only() {
    assert!(named().build().is_ok());
    let error = Client::builder().token("t").build().expect_err("the identifier is missing");
    assert!(matches!(error, BuildError::Missing("client_identifier")), "{error:?}");
    assert_eq!(error.to_string(), "`client_identifier` must be set");
}

#[test]
fn base_urls_are_absolute_http_urls_without_more_than_a_path() {
    for good in ["http://h", "https://h:1/", "HTTP://[::1]:32400/a/b", "http://h/a%20b/"] {
        assert!(named().base_url(good).build().is_ok(), "{good}");
    }
    assert!(named().base_url(DirectServer::default()).build().is_ok());
    for (bad, reason) in [
        ("", "absolute URL"),
        ("127.0.0.1:32400", "absolute URL"),
        ("/butler", "absolute URL"),
        ("http://", "absolute URL"),
        ("http://h:99999", "absolute URL"),
        ("localhost:32400", "http:// or https://"),
        ("ftp://h/", "http:// or https://"),
        ("file:///h", "http:// or https://"),
        ("http://user@h/", "user name or password"),
        ("http://:password@h/", "user name or password"),
        ("http://h/?X-Plex-Token=t", "query or a fragment"),
        ("http://h/#top", "query or a fragment"),
    ] {
        let error = named().base_url(bad).build().expect_err(bad);
        assert!(matches!(error, BuildError::BaseUrl(_)), "{bad}: {error:?}");
        assert!(error.to_string().contains(reason), "{bad}: {error}");
    }
}

#[test]
fn a_bad_base_url_can_be_corrected() {
    assert!(named().base_url("nonsense").base_url("http://h").build().is_ok());
}

type Setter = fn(ClientBuilder, &str) -> ClientBuilder;

#[test]
fn no_setting_may_smuggle_in_a_header() {
    let settings: [(&str, Setter); 6] = [
        ("x-plex-token", |builder, value| builder.token(value)),
        ("x-plex-client-identifier", |builder, value| builder.client_identifier(value)),
        ("x-plex-product", |builder, value| builder.product(value)),
        ("x-plex-version", |builder, value| builder.version(value)),
        ("x-plex-platform", |builder, value| builder.platform(value)),
        ("x-plex-device", |builder, value| builder.device_name(value)),
    ];
    for (header, set) in settings {
        for value in ["a\nX-Evil: 1", "a\r\n\r\n", "\0", "\u{7f}"] {
            let error = set(named(), value).build().expect_err(header);
            assert!(matches!(error, BuildError::Setting(_)), "{header}: {error:?}");
            assert!(error.to_string().contains(header), "{header}: {error}");
        }
        assert!(set(named(), "höher\tand 高い").build().is_ok(), "{header}");
    }
}

#[tokio::test]
async fn a_client_of_ones_own_is_used() -> TestResult {
    let simulator = Simulator::start().await?;
    let mine = HeaderMap::from_iter([("x-mine".parse()?, HeaderValue::from_static("yes"))]);
    let builder = || reqwest::Client::builder().default_headers(mine.clone());
    let client = builder().redirect(redirect_policy()).build()?;

    for own in
        [simulator.client_builder().http_client(client), simulator.client_builder().http(builder())]
    {
        own.build()?.get_butler_tasks().await?;
    }

    let requests = simulator.requests();
    assert_eq!(requests.len(), 2);
    for request in requests {
        assert_eq!(request.header("x-mine"), Some(b"yes".as_slice()));
        assert_eq!(request.header("x-plex-token"), Some(Simulator::ADMIN_TOKEN.as_bytes()));
    }
    Ok(())
}
