//! The promises of the types: threads, `?`, names that nobody knew, and JSON both ways.

use std::error::Error as StdError;

use plex_butler::simulator::Simulator;
use plex_butler::{BuildError, ButlerTask, ButlerTaskList, ButlerTasks, CallError, Client};
use plex_butler::{ClientBuilder, Error, ErrorDetail, Errors, Response, StartTaskError};
use plex_butler::{StartTaskOutcome, TaskName};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::TestResult;

fn shared<T: Send + Sync + Clone + 'static>() {}
fn sent<T: Send>(_: T) {}
fn errors<T: StdError + Send + Sync + 'static>() {}

#[test]
fn types_cross_threads() -> TestResult {
    shared::<Client>();
    shared::<Response>();
    shared::<Error>();
    shared::<Error<StartTaskError>>();
    shared::<BuildError>();
    shared::<TaskName>();
    sent(ClientBuilder::default());
    errors::<Error>();
    errors::<Error<StartTaskError>>();
    errors::<CallError>();
    errors::<BuildError>();

    let client = Client::builder().client_identifier("a test").build()?;
    sent(client.get_butler_tasks());
    sent(client.start_all_tasks());
    sent(client.stop_all_tasks());
    sent(client.start_task(&TaskName::BackupDatabase));
    sent(client.stop_task(&TaskName::BackupDatabase));
    Ok(())
}

#[tokio::test]
async fn errors_of_different_operations_meet() -> TestResult {
    async fn plain(client: &Client) -> Result<StartTaskOutcome, Error> {
        client.get_butler_tasks().await?;
        client.stop_task(&TaskName::BackupDatabase).await?;
        Ok(client.start_task(&TaskName::BackupDatabase).await?)
    }
    async fn boxed(client: &Client) -> Result<(), Box<dyn StdError + Send + Sync>> {
        client.start_all_tasks().await?;
        client.stop_task(&TaskName::CheckForUpdates).await?;
        Ok(())
    }
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;

    let plain = plain(&client).await.expect_err("the backup isn't running");
    let boxed = boxed(&client).await.expect_err("there is no such task");

    assert_eq!(plain.status().map(|it| it.as_u16()), Some(404));
    assert!(matches!(plain, Error::Documented(_)), "{plain:?}");
    assert_eq!(plain.to_string(), "DELETE /butler/BackupDatabase: 404 Not Found");
    assert_eq!(boxed.to_string(), "DELETE /butler/CheckForUpdates: 404 Not Found");
    Ok(())
}

#[tokio::test]
async fn clones_and_threads_share_a_client() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;

    let calls = [TaskName::BackupDatabase, TaskName::CleanOldBundles].map(|name| {
        let client = client.clone();
        tokio::spawn(async move { client.start_task(&name).await })
    });
    for call in calls {
        assert_eq!(call.await??, StartTaskOutcome::Started);
    }

    assert_eq!(simulator.running().len(), 2);
    Ok(())
}

#[test]
fn task_names_keep_their_text() -> TestResult {
    for known in TaskName::KNOWN {
        assert_eq!(TaskName::from(known.as_str()), *known);
        assert!(!matches!(TaskName::from(known.as_str()), TaskName::Unknown(_)));
    }
    for unknown in ["backupdatabase", "ButlerTaskBackupDatabase", " BackupDatabase", "", "é"] {
        let name = TaskName::from(unknown);
        assert_eq!(name, TaskName::Unknown(unknown.to_owned()));
        assert_eq!((name.as_str(), name.to_string()), (unknown, unknown.to_owned()));
        let json = serde_json::to_string(&name)?;
        assert_eq!(json, serde_json::to_string(unknown)?);
        assert_eq!(serde_json::from_str::<TaskName>(&json)?, name);
    }
    Ok(())
}

#[track_caller]
fn round_trip<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(
    value: &T,
    json: &str,
) {
    let written = serde_json::to_string(value).expect("models have string keys only");
    assert_eq!(written, json);
    let read: T = serde_json::from_str(json).expect("what was written can be read");
    assert_eq!(read, *value);
}

#[test]
fn models_go_to_json_and_back() {
    let mut task = ButlerTask::default();
    task.name = Some(TaskName::from("PolishScreens"));
    task.interval = Some(3);
    task.schedule_randomized = Some(false);
    task.enabled = Some(true);
    task.title = Some("Polish".to_owned());
    task.description = Some("Polishes \"screens\".".to_owned());
    let schedule = r#""interval":3,"scheduleRandomized":false,"enabled":true"#;
    let texts = r#""title":"Polish","description":"Polishes \"screens\".""#;
    let json = format!(r#"{{"name":"PolishScreens",{schedule},{texts}}}"#);
    round_trip(&task, &json);
    round_trip(&ButlerTask::default(), "{}");

    let mut list = ButlerTaskList::default();
    list.butler_tasks.butler_task.push(task);
    round_trip(&list, &format!(r#"{{"ButlerTasks":{{"ButlerTask":[{json}]}}}}"#));
    round_trip(&ButlerTasks::default(), r#"{"ButlerTask":[]}"#);

    let mut detail = ErrorDetail::default();
    detail.code = Some(1001);
    detail.message = Some("User could not be authenticated".to_owned());
    detail.status = Some(401);
    let mut errors = Errors::default();
    errors.errors.push(detail);
    let json =
        r#"{"errors":[{"code":1001,"message":"User could not be authenticated","status":401}]}"#;
    round_trip(&errors, json);
}
