//! The requests of the client: method, path, headers, and nothing else.

use plex_butler::simulator::{Operation, RecordedRequest, Simulator};

use crate::TestResult;
use crate::calls::call;

/// The expected method and path of an operation's request.
fn expected(operation: Operation) -> (&'static str, &'static str) {
    match operation {
        Operation::GetButlerTasks => ("GET", "/butler"),
        Operation::StartAllTasks => ("POST", "/butler"),
        Operation::StopAllTasks => ("DELETE", "/butler"),
        Operation::StartTask => ("POST", "/butler/BackupDatabase"),
        Operation::StopTask => ("DELETE", "/butler/BackupDatabase"),
    }
}

fn text<'a>(request: &'a RecordedRequest, header: &str) -> Option<&'a str> {
    request.header(header).and_then(|value| std::str::from_utf8(value).ok())
}

#[tokio::test]
async fn every_operation_has_its_method_and_path_and_no_query_or_body() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;

    for operation in Operation::ALL {
        // Starting makes stopping a success, in the order of the operations.
        call(&client, operation).await.map_err(|failed| failed.error)?;
    }

    let requests = simulator.requests();
    assert_eq!(requests.len(), Operation::ALL.len());
    for (request, operation) in requests.iter().zip(Operation::ALL) {
        let sent = (request.method().as_str(), request.path());
        assert_eq!(sent, expected(operation));
        assert_eq!(request.query(), None, "{operation:?}");
        assert!(request.body().is_empty(), "{operation:?}");
    }
    Ok(())
}

#[tokio::test]
async fn every_operation_sends_token_and_identity() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator
        .client_builder()
        .client_identifier("3f9c2b7e")
        .product("Night Watch")
        .version("2.4.1")
        .platform("Linux")
        .device_name("Gerät im Dachgeschoß 🎬")
        .build()?;

    for operation in Operation::ALL {
        call(&client, operation).await.map_err(|failed| failed.error)?;
    }

    let expected = [
        ("X-Plex-Token", Simulator::ADMIN_TOKEN),
        ("X-Plex-Client-Identifier", "3f9c2b7e"),
        ("X-Plex-Product", "Night Watch"),
        ("X-Plex-Version", "2.4.1"),
        ("X-Plex-Platform", "Linux"),
        ("X-Plex-Device", "Gerät im Dachgeschoß 🎬"),
        ("X-Plex-Device-Name", "Gerät im Dachgeschoß 🎬"),
    ];
    for (request, operation) in simulator.requests().iter().zip(Operation::ALL) {
        for (header, value) in expected {
            assert_eq!(text(request, header), Some(value), "{header} of {operation:?}");
            assert_eq!(request.headers().get_all(header).iter().count(), 1, "{header}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn every_operation_asks_for_json_and_names_the_crate() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;

    for operation in Operation::ALL {
        call(&client, operation).await.map_err(|failed| failed.error)?;
    }

    for (request, operation) in simulator.requests().iter().zip(Operation::ALL) {
        let accept = text(request, "Accept").unwrap_or_default();
        assert!(accept.starts_with("application/json"), "{accept:?} of {operation:?}");
        let agent = concat!("plex-butler/", env!("CARGO_PKG_VERSION"));
        assert_eq!(text(request, "User-Agent"), Some(agent), "{operation:?}");
    }
    Ok(())
}

#[tokio::test]
async fn settings_that_are_not_set_are_not_sent() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;

    client.get_butler_tasks().await?;

    let request = &simulator.requests()[0];
    let mut plex: Vec<_> = request.headers().keys().map(ToString::to_string).collect();
    plex.retain(|name| name.starts_with("x-plex-"));
    plex.sort();
    assert_eq!(plex, ["x-plex-client-identifier", "x-plex-token"]);
    Ok(())
}
