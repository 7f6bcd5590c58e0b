//! The simulator itself: it must answer as real servers do, or the other tests prove nothing.

use plex_butler::reqwest::{self, Method, StatusCode};
use plex_butler::simulator::{Answer, Operation, Simulator};
use plex_butler::{StartTaskOutcome, TaskName};

use crate::TestResult;

/// Sends a request without the client. Returns the status, content type and body of the answer.
async fn ask(
    simulator: &Simulator,
    method: Method,
    path: &str,
    headers: &[(&str, &str)],
) -> Result<(u16, Option<String>, String), Box<dyn std::error::Error>> {
    let mut request = reqwest::Client::new().request(method, simulator.url().to_owned() + path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answer = request.send().await?;
    let status = answer.status().as_u16();
    let content_type = answer.headers().get("content-type").cloned();
    let content_type = content_type.map(|it| it.to_str().map(str::to_owned)).transpose()?;
    Ok((status, content_type, answer.text().await?))
}

const ADMIN: (&str, &str) = ("X-Plex-Token", Simulator::ADMIN_TOKEN);
const NAMED: (&str, &str) = ("X-Plex-Client-Identifier", "a test");

fn page(status: u16, title: &str) -> (u16, Option<String>, String) {
    let body = format!(
        "<html><head><title>{title}</title></head><body><h1>{status} {title}</h1></body></html>"
    );
    (status, Some("text/html".to_owned()), body)
}

#[tokio::test]
async fn tokens_are_checked() -> TestResult {
    let simulator = Simulator::start().await?;
    let shared = ("X-Plex-Token", Simulator::SHARED_USER_TOKEN);
    let unknown = ("X-Plex-Token", "unknown");
    for (method, path) in [(Method::GET, "/butler"), (Method::DELETE, "/butler/BackupDatabase")] {
        for (headers, refusal) in [
            (vec![NAMED], page(401, "Unauthorized")),
            (vec![NAMED, unknown], page(401, "Unauthorized")),
            (vec![NAMED, shared], page(403, "Forbidden")),
        ] {
            assert_eq!(ask(&simulator, method.clone(), path, &headers).await?, refusal);
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_identity_is_checked() -> TestResult {
    let simulator = Simulator::start().await?;

    let (status, content_type, body) = ask(&simulator, Method::GET, "/butler", &[ADMIN]).await?;

    let error = r#"{"code":1000,"message":"X-Plex-Client-Identifier is missing","status":400}"#;
    assert_eq!((status, content_type.as_deref()), (400, Some("application/json")));
    assert_eq!(body, format!(r#"{{"errors":[{error}]}}"#));
    Ok(())
}

#[tokio::test]
async fn the_list_is_xml_unless_json_is_asked_for() -> TestResult {
    let simulator = Simulator::start().await?;
    let json = ("Accept", "text/html;q=0.1, Application/JSON");

    let (_, xml_type, xml) = ask(&simulator, Method::GET, "/butler", &[ADMIN, NAMED]).await?;
    let (_, json_type, json) =
        ask(&simulator, Method::GET, "/butler", &[ADMIN, NAMED, json]).await?;

    assert_eq!(xml_type.as_deref(), Some("text/xml;charset=utf-8"));
    assert!(
        xml.contains(r#"<ButlerTasks><ButlerTask name="BackupDatabase" interval="3""#),
        "{xml}"
    );
    assert_eq!(json_type.as_deref(), Some("application/json"));
    assert!(
        json.starts_with(r#"{"ButlerTasks":{"ButlerTask":[{"name":"BackupDatabase""#),
        "{json}"
    );
    Ok(())
}

#[tokio::test]
async fn paths_and_methods_outside_the_butler_are_not_found() -> TestResult {
    let simulator = Simulator::start_below("plex/").await?;
    assert!(simulator.url().ends_with("/plex"), "{}", simulator.url());
    for (method, path) in [
        (Method::GET, "/library"),
        (Method::GET, "/butler/"),
        (Method::GET, "/butler/BackupDatabase"),
        (Method::PUT, "/butler"),
        (Method::POST, "/butler/BackupDatabase/x"),
        (Method::POST, "/butlerBackupDatabase"),
    ] {
        let answer = ask(&simulator, method, path, &[ADMIN, NAMED]).await?;
        assert_eq!(answer, page(404, "Not Found"), "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn tasks_start_once_and_end() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;
    let backup = TaskName::BackupDatabase;

    assert_eq!(client.start_task(&backup).await?, StartTaskOutcome::Started);
    assert_eq!(client.start_task(&backup).await?, StartTaskOutcome::AlreadyRunning);
    simulator.finish_task(&backup)?;
    simulator.finish_task(&backup).expect_err("it ended before");
    assert_eq!(client.start_task(&backup).await?, StartTaskOutcome::Started);
    client.stop_task(&backup).await?;
    client.stop_task(&backup).await.expect_err("it was stopped before");
    let unknown = TaskName::from("ButlerTaskBackupDatabase");
    client.start_task(&unknown).await.expect_err("there is no such task");
    assert!(simulator.running().is_empty());
    Ok(())
}

#[tokio::test]
async fn all_enabled_tasks_start_and_all_stop() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;
    client.start_task(&TaskName::RefreshLibraries).await?; // which is disabled
    client.start_task(&TaskName::BackupDatabase).await?;

    client.start_all_tasks().await?;

    let enabled = simulator.tasks().iter().filter(|task| task.enabled == Some(true)).count();
    assert_eq!(simulator.running().len(), enabled + 1);
    client.stop_all_tasks().await?;
    assert!(simulator.running().is_empty());
    client.stop_all_tasks().await?;
    Ok(())
}

#[tokio::test]
async fn scripted_answers_wait_for_their_operation() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;
    let teapot = Answer::status(StatusCode::IM_A_TEAPOT);
    simulator.answer_next_to(Operation::StopTask, teapot);
    simulator.answer_next(Answer::status(StatusCode::BAD_GATEWAY));

    let first = client.get_butler_tasks().await.expect_err("any request is answered 502");
    client.get_butler_tasks().await?;
    let backup = TaskName::BackupDatabase;
    let third = client.stop_task(&backup).await.expect_err("stopping is answered 418");

    assert_eq!(first.status(), Some(StatusCode::BAD_GATEWAY));
    assert_eq!(third.status(), Some(StatusCode::IM_A_TEAPOT));
    client.start_task(&backup).await?;
    client.stop_task(&backup).await?;
    Ok(())
}

/// An answer that gets lost is the harder case: the server did it, and the client doesn't know.
#[tokio::test]
async fn a_usual_answer_does_what_it_tells() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;
    let backup = TaskName::BackupDatabase;

    simulator.answer_next(Answer::status(StatusCode::OK));
    client.start_task(&backup).await?;
    assert!(simulator.running().is_empty(), "a status of one's own does nothing");

    simulator.answer_next(Answer::usual().html("<p>Started</p>"));
    client.start_task(&backup).await?;
    assert_eq!(simulator.running(), [backup]);
    Ok(())
}

#[tokio::test]
async fn requests_are_kept_as_they_came() -> TestResult {
    let simulator = Simulator::start_below("/plex").await?;
    let url = format!("{}//Butler/%7e%2F?a=%20&b", simulator.url());

    reqwest::Client::new()
        .put(url)
        .header("x-twice", "1")
        .header("x-twice", "2")
        .body("it")
        .send()
        .await?;

    let request = &simulator.requests()[0];
    assert_eq!(request.method(), Method::PUT);
    assert_eq!(request.path(), "/plex//Butler/%7e%2F");
    assert_eq!(request.query(), Some("a=%20&b"));
    assert_eq!(request.header("X-Twice"), Some(b"1".as_slice()));
    assert_eq!(request.headers().get_all("x-twice").iter().count(), 2);
    assert_eq!(request.body(), "it");
    Ok(())
}

#[tokio::test]
async fn a_stopped_simulator_has_closed_its_port() -> TestResult {
    let simulator = Simulator::start().await?;
    simulator.client_builder().build()?.get_butler_tasks().await?;
    let address = simulator.url().trim_start_matches("http://").to_owned();
    std::net::TcpListener::bind(&address).expect_err("the port is in use");

    simulator.stop().await;

    std::net::TcpListener::bind(&address)?;
    Ok(())
}

#[tokio::test]
async fn a_dropped_simulator_is_gone() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;
    client.get_butler_tasks().await?;

    drop(simulator);

    for _ in 0..200 {
        if client.get_butler_tasks().await.is_err_and(|error| error.is_connect()) {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    Err("it still answers".into())
}
