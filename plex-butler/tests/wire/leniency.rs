//! Lists of tasks in the spellings that servers were seen to use.

use plex_butler::reqwest::StatusCode;
use plex_butler::simulator::{Answer, Dialect, Simulator};
use plex_butler::{ButlerTask, Client, TaskName};

use crate::TestResult;

async fn listed(
    simulator: &Simulator,
    client: &Client,
    json: &str,
) -> Result<Vec<ButlerTask>, Box<dyn std::error::Error>> {
    simulator.answer_next(Answer::status(StatusCode::OK).json(json.to_owned()));
    Ok(client.get_butler_tasks().await?)
}

#[tokio::test]
async fn every_dialect_means_the_same_tasks() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;
    let tasks = simulator.tasks();
    assert!(tasks.iter().any(|task| task.enabled == Some(false)), "both booleans occur");

    for dialect in [Dialect::Described, Dialect::Numbers, Dialect::Strings, Dialect::Extended] {
        simulator.speak(dialect);
        assert_eq!(client.get_butler_tasks().await?, tasks, "{dialect:?}");
    }
    Ok(())
}

#[tokio::test]
async fn every_spelling_of_booleans_and_integers_is_read() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;
    let booleans = [
        ("true", true),
        ("1", true),
        (r#""1""#, true),
        (r#""true""#, true),
        ("false", false),
        ("0", false),
        (r#""0""#, false),
        (r#""false""#, false),
    ];
    for (spelled, value) in booleans {
        let task = format!(r#"{{"enabled":{spelled},"scheduleRandomized":{spelled}}}"#);
        let json = format!(r#"{{"ButlerTasks":{{"ButlerTask":[{task}]}}}}"#);
        let tasks = listed(&simulator, &client, &json).await?;
        assert_eq!(tasks[0].enabled, Some(value), "{spelled}");
        assert_eq!(tasks[0].schedule_randomized, Some(value), "{spelled}");
    }
    for (spelled, value) in [("3", 3), (r#""3""#, 3), ("3.0", 3), ("-1", -1), (r#""0""#, 0)] {
        let json = format!(r#"{{"ButlerTasks":{{"ButlerTask":[{{"interval":{spelled}}}]}}}}"#);
        let tasks = listed(&simulator, &client, &json).await?;
        assert_eq!(tasks[0].interval, Some(value), "{spelled}");
    }
    Ok(())
}

#[tokio::test]
async fn what_is_neither_boolean_nor_integer_is_an_error() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;
    let wrong = [
        r#""enabled":"yes""#,
        r#""enabled":2"#,
        r#""enabled":[]"#,
        r#""interval":3.5"#,
        r#""interval":"3 days""#,
        r#""interval":"""#,
        r#""interval":true"#,
        r#""interval":3000000000"#,
    ];
    for property in wrong {
        let json = format!(r#"{{"ButlerTasks":{{"ButlerTask":[{{{property}}}]}}}}"#);
        simulator.answer_next(Answer::status(StatusCode::OK).json(json));
        let error = client.get_butler_tasks().await.expect_err(property);
        assert!(error.to_string().contains("ButlerTask[0]"), "{error}");
    }
    Ok(())
}

#[tokio::test]
async fn no_property_is_needed_and_none_too_many() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;
    let json = r#"{"v":1,"ButlerTasks":{"size":2,"ButlerTask":[
        {},
        {"name":"PolishScreens","progress":{"percent":3},"title":null,"enabled":null}]}}"#;

    let tasks = listed(&simulator, &client, json).await?;

    assert_eq!(tasks[0], ButlerTask::default());
    assert_eq!(tasks[1].name, Some(TaskName::Unknown("PolishScreens".to_owned())));
    assert_eq!((&tasks[1].title, tasks[1].enabled), (&None, None));
    Ok(())
}

#[tokio::test]
async fn a_list_that_is_left_out_is_empty() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;

    for json in [r#"{"ButlerTasks":{"ButlerTask":[]}}"#, r#"{"ButlerTasks":{}}"#, "{}"] {
        assert_eq!(listed(&simulator, &client, json).await?, [], "{json}");
    }
    simulator.set_tasks([]);
    assert_eq!(client.get_butler_tasks().await?, []);
    Ok(())
}

#[tokio::test]
async fn an_unknown_name_of_the_list_can_be_started() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;
    let mut task = ButlerTask::default();
    task.name = Some(TaskName::from("Polish/Screens & more"));
    simulator.set_tasks([task]);

    for task in client.get_butler_tasks().await? {
        client.start_task(&task.name.ok_or("the task has a name")?).await?;
    }

    assert_eq!(simulator.running(), [TaskName::Unknown("Polish/Screens & more".to_owned())]);
    Ok(())
}
