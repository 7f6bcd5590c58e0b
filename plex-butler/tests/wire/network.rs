//! Networks and servers that are slow, absent, or gone in the middle of an answer.

use std::time::Duration;

use plex_butler::reqwest::StatusCode;
use plex_butler::simulator::{Answer, Cut, Framing, Operation, Simulator};
use plex_butler::{CallError, ClientBuilder, Error};

use crate::TestResult;
use crate::calls::call;

/// A time that is longer than any test waits.
const AGES: Duration = Duration::from_secs(3600);
const BOTH_FRAMINGS: [Framing; 2] = [Framing::ContentLength, Framing::Chunked];

fn impatient(simulator: &Simulator) -> ClientBuilder {
    simulator.client_builder().timeout(Duration::from_millis(150))
}

#[tokio::test]
async fn a_server_that_does_not_answer_runs_into_the_timeout() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = impatient(&simulator).build()?;

    for operation in Operation::ALL {
        simulator.answer_next(Answer::usual().delayed(AGES));
        let failed = call(&client, operation).await.expect_err("nothing comes");
        assert_eq!(failed.variant, "Timeout");
        assert!(failed.error.is_timeout() && !failed.error.is_connect());
        assert_eq!(failed.error.status(), None);
    }
    Ok(())
}

#[tokio::test]
async fn without_a_timeout_a_slow_answer_is_waited_for() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = impatient(&simulator).timeout(None).build()?;
    let slow = Duration::from_millis(300);
    simulator.answer_next(Answer::usual().delayed(slow).stalled(slow));

    assert_eq!(client.get_butler_tasks().await?, simulator.tasks());
    Ok(())
}

#[tokio::test]
async fn a_list_whose_body_does_not_end_in_time_is_a_timeout() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = impatient(&simulator).build()?;

    for framing in BOTH_FRAMINGS {
        simulator.answer_next(Answer::usual().framing(framing).stalled(AGES));
        let error = client.get_butler_tasks().await.expect_err("half of a list is none");
        assert!(error.is_timeout(), "{framing:?}: {error:?}");
    }
    Ok(())
}

#[tokio::test]
async fn nobody_listening_is_no_connection() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;
    simulator.stop().await;

    for operation in Operation::ALL {
        let failed = call(&client, operation).await.expect_err("nobody is there");
        assert_eq!(failed.variant, "Connect");
        assert!(failed.error.is_connect() && !failed.error.is_timeout());
        assert!(failed.error.to_string().contains("can't connect"), "{}", failed.error);
    }
    Ok(())
}

#[tokio::test]
async fn no_answer_at_all_is_an_interruption_and_nothing_is_sent_twice() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;

    for operation in Operation::ALL {
        for framing in BOTH_FRAMINGS {
            let before = simulator.requests().len();
            simulator.answer_next(Answer::usual().framing(framing).cut(Cut::BeforeStatus));
            let failed = call(&client, operation).await.expect_err("the connection is cut");
            assert_eq!(failed.variant, "Interrupted", "{operation:?}, {framing:?}");
            assert!(!failed.error.is_connect() && !failed.error.is_timeout());
            assert_eq!(failed.error.status(), None);
            assert_eq!(simulator.requests().len(), before + 1, "{operation:?}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn half_a_list_is_an_interruption() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;

    for framing in BOTH_FRAMINGS {
        simulator.answer_next(Answer::usual().framing(framing).cut(Cut::InBody));
        let error = client.get_butler_tasks().await.expect_err("half of a list is none");
        let Error::Call(CallError::Incomplete(response, why)) = &error else {
            panic!("{framing:?}: {error:?}")
        };
        assert!(matches!(**why, CallError::Interrupted(..)), "{framing:?}: {why:?}");
        assert!(!response.body().is_empty(), "what came is kept");
        assert_eq!(error.status(), Some(StatusCode::OK));
    }
    Ok(())
}

/// For starting and stopping the status says it all.
#[tokio::test]
async fn a_success_without_a_result_needs_no_whole_body() -> TestResult {
    let simulator = Simulator::start().await?;
    // Long enough for a status to arrive even on a machine that is busy.
    let client = simulator.client_builder().timeout(Duration::from_millis(500)).build()?;
    let operations = Operation::ALL.into_iter().filter(|it| *it != Operation::GetButlerTasks);
    let answer = Answer::status(StatusCode::OK).html("<html>done</html>");
    let broken = [
        answer.clone().cut(Cut::InBody),
        answer.clone().framing(Framing::Chunked).cut(Cut::InBody),
        answer.stalled(AGES),
    ];

    for operation in operations {
        let success = if operation == Operation::StartTask { "Started" } else { "()" };
        for answer in &broken {
            simulator.answer_next(answer.clone());
            let outcome = call(&client, operation).await.map_err(|failed| failed.error)?;
            assert_eq!(outcome, success, "{operation:?}, {answer:?}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn an_error_keeps_its_variant_and_what_came_of_its_body() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;

    for operation in Operation::ALL {
        for framing in BOTH_FRAMINGS {
            let answer = Answer::page(StatusCode::FORBIDDEN).framing(framing);
            simulator.answer_next(answer.cut(Cut::InBody));
            let failed = call(&client, operation).await.expect_err("403 is an error");
            assert_eq!(failed.variant, "Forbidden", "{operation:?}, {framing:?}");
            let response = failed.error.response().ok_or("there is an answer")?;
            assert!(response.body().starts_with(b"<html><head>"), "{response:?}");
            assert!(!response.body().ends_with(b"</html>"), "{response:?}");
            let incomplete = response.incomplete();
            assert!(matches!(incomplete, Some(CallError::Interrupted(..))), "{incomplete:?}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_server_that_starts_up_is_undocumented_and_later_there() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;
    simulator.start_up(2);

    for _ in 0..2 {
        let error = client.get_butler_tasks().await.expect_err("it starts up");
        assert!(matches!(error, Error::Undocumented(_)), "{error:?}");
        assert_eq!(error.status(), Some(StatusCode::SERVICE_UNAVAILABLE));
    }
    assert_eq!(client.get_butler_tasks().await?, simulator.tasks());
    Ok(())
}

#[tokio::test]
async fn a_body_may_be_as_large_as_allowed() -> TestResult {
    let simulator = Simulator::start().await?;
    let list = r#"{"ButlerTasks":{}}"#;

    for framing in BOTH_FRAMINGS {
        for (limit, fits) in [(list.len(), true), (list.len() - 1, false), (0, false)] {
            let client = simulator.client_builder().max_response_bytes(limit).build()?;
            simulator.answer_next(Answer::status(StatusCode::OK).json(list).framing(framing));
            match client.get_butler_tasks().await {
                Ok(tasks) => assert!(fits && tasks.is_empty(), "{limit}"),
                Err(Error::Call(CallError::Incomplete(_, why))) => {
                    assert!(!fits && matches!(*why, CallError::TooLarge(_, told) if told == limit));
                }
                Err(error) => return Err(error.into()),
            }
        }
    }
    Ok(())
}
