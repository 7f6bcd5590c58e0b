//! The addresses of requests: path prefixes of the base URL, and task names that need encoding.

use plex_butler::simulator::Simulator;
use plex_butler::{ButlerTask, CallError, Error, StartTaskOutcome, TaskName};

use crate::TestResult;

#[tokio::test]
async fn a_path_prefix_survives_with_and_without_its_slash() -> TestResult {
    let simulator = Simulator::start_below("/media/plex").await?;

    for slash in ["", "/"] {
        let base_url = format!("{}{slash}", simulator.url());
        let client = simulator.client_builder().base_url(base_url).build()?;
        client.get_butler_tasks().await?;
        client.start_task(&TaskName::BackupDatabase).await?;
    }

    let paths: Vec<_> = simulator.requests().iter().map(|it| it.path().to_owned()).collect();
    let once = ["/media/plex/butler", "/media/plex/butler/BackupDatabase"];
    assert_eq!(paths, [once, once].concat());
    Ok(())
}

#[tokio::test]
async fn a_slash_alone_is_no_prefix() -> TestResult {
    let simulator = Simulator::start().await?;
    let base_url = format!("{}/", simulator.url());
    let client = simulator.client_builder().base_url(base_url).build()?;

    client.get_butler_tasks().await?;

    assert_eq!(simulator.requests()[0].path(), "/butler");
    Ok(())
}

#[tokio::test]
async fn a_percent_encoded_prefix_stays_as_it_is() -> TestResult {
    let simulator = Simulator::start_below("/a%2Fb").await?;
    let client = simulator.client_builder().build()?;

    client.get_butler_tasks().await?;

    assert_eq!(simulator.requests()[0].path(), "/a%2Fb/butler");
    Ok(())
}

#[tokio::test]
async fn any_task_name_is_one_segment_of_the_path() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;
    let names = [
        ("../x", "/butler/..%2Fx"),
        ("a b", "/butler/a%20b"),
        ("é", "/butler/%C3%A9"),
        ("a/b", "/butler/a%2Fb"),
        ("a?b#c", "/butler/a%3Fb%23c"),
        ("%2e%2e", "/butler/%252e%252e"),
        ("...", "/butler/..."),
        ("a\r\nb\\c;d&e=f+g", "/butler/a%0D%0Ab%5Cc%3Bd%26e%3Df%2Bg"),
        ("A-Za-z0-9._~", "/butler/A-Za-z0-9._~"),
    ];

    for (name, path) in names {
        let name = TaskName::from(name);
        let mut task = ButlerTask::default();
        task.name = Some(name.clone());
        simulator.set_tasks([task]);
        assert_eq!(client.start_task(&name).await?, StartTaskOutcome::Started);
        client.stop_task(&name).await?;
        let requests = simulator.requests();
        for request in &requests[requests.len() - 2..] {
            assert_eq!((request.path(), request.query()), (path, None));
        }
    }
    Ok(())
}

#[tokio::test]
async fn names_that_would_become_another_path_are_not_sent() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;

    for name in ["..", ".", ""] {
        let name = TaskName::from(name);
        let start = client.start_task(&name).await.expect_err("the name can't be sent");
        let stop = client.stop_task(&name).await.expect_err("the name can't be sent");
        assert!(matches!(start, Error::Call(CallError::InvalidRequest(_))), "{start:?}");
        assert!(matches!(stop, Error::Call(CallError::InvalidRequest(_))), "{stop:?}");
    }

    assert!(simulator.requests().is_empty());
    Ok(())
}
