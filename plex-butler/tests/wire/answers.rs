//! The results of answers: the status decides, whatever the body.

use bytes::Bytes;
use plex_butler::reqwest::StatusCode;
use plex_butler::simulator::{Answer, Operation, Simulator};
use plex_butler::{CallError, Error, Response, StartTaskError, TaskName};

use crate::TestResult;
use crate::calls::{Failed, call};

/// The most bytes that the client of this test reads of a body.
const LIMIT: usize = 1000;

/// A body that a server may send along with a status.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Form {
    /// The JSON that the description promises.
    Described,
    /// The same without a content type.
    Untyped,
    Html,
    Empty,
    /// JSON that stops in the middle, though the answer itself is complete.
    Truncated,
    /// JSON of another shape.
    WrongShape,
    /// More than the client reads.
    Oversized,
}

impl Form {
    const ALL: [Self; 7] = [
        Self::Described,
        Self::Untyped,
        Self::Html,
        Self::Empty,
        Self::Truncated,
        Self::WrongShape,
        Self::Oversized,
    ];

    fn body(self) -> Bytes {
        // This is the list and the errors in one, so that it fits every status.
        let json = r#"{"ButlerTasks":{"ButlerTask":[]},"errors":[{"message":"The reason"}]}"#;
        match self {
            Self::Described | Self::Untyped => json.into(),
            Self::Html => "<html><body><p>The reason</p></body></html>".into(),
            Self::Empty => Bytes::new(),
            Self::Truncated => json[..json.len() - 5].to_owned().into(),
            Self::WrongShape => r#"{"ButlerTasks":"none","errors":3}"#.into(),
            Self::Oversized => json.to_owned().replace('[', &" [".repeat(LIMIT)).into(),
        }
    }

    fn answer(self, status: StatusCode) -> Answer {
        let answer = Answer::status(status);
        match self {
            Self::Untyped | Self::Empty => answer.body(self.body()),
            Self::Html => answer.html(self.body()),
            _ => answer.json(self.body()),
        }
    }

    /// The server's message in the body, where the client knows to find it.
    fn message(self) -> Option<&'static str> {
        matches!(self, Self::Described | Self::Untyped).then_some("The reason")
    }
}

/// The expected result of a call: a success in its `Debug` form, or the name of an error's variant.
fn expected(operation: Operation, status: u16, form: Form) -> Result<&'static str, &'static str> {
    let one_task = matches!(operation, Operation::StartTask | Operation::StopTask);
    match (status, operation) {
        (200, Operation::GetButlerTasks) => match form {
            Form::Described | Form::Untyped => Ok("[]"),
            Form::Oversized => Err("Incomplete"),
            _ => Err("Decode"),
        },
        (200, Operation::StartTask) => Ok("Started"),
        (202, Operation::StartTask) => Ok("AlreadyRunning"),
        (200, _) => Ok("()"),
        (400, _) => Err("BadRequest"),
        (401, _) => Err("Unauthorized"),
        (403, _) => Err("Forbidden"),
        (404, _) if one_task => Err("NotFound"),
        _ => Err("Undocumented"),
    }
}

fn check_error(failed: &Failed, status: u16, form: Form, case: &str) {
    let error = &failed.error;
    assert_eq!(error.status().map(|it| it.as_u16()), Some(status), "{case}");
    let response = error.response().expect("an error with a status has an answer");
    let sent = if status == 204 { Bytes::new() } else { form.body() }; // 204 never has a body
    assert_eq!(*response.body(), sent[..sent.len().min(LIMIT)], "{case}");
    let incomplete = matches!(response.incomplete(), Some(CallError::TooLarge(..)));
    assert_eq!(incomplete, sent.len() > LIMIT, "{case}");
    if !matches!(form, Form::Truncated | Form::WrongShape | Form::Oversized) && status != 204 {
        assert_eq!(error.message().as_deref(), form.message(), "{case}");
        // An undocumented success or a list that isn't one has a message of its own.
        let told = form.message().filter(|_| status >= 400);
        assert_eq!(error.to_string().contains("The reason"), told.is_some(), "{case}");
    }
    assert!(!error.is_timeout() && !error.is_connect(), "{case}");
}

#[tokio::test]
async fn the_status_decides_whatever_the_body() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().max_response_bytes(LIMIT).build()?;

    for operation in Operation::ALL {
        for status in [200, 202, 204, 400, 401, 403, 404, 418, 500, 503] {
            for form in Form::ALL {
                let case = format!("{operation:?}, {status}, {form:?}");
                simulator.answer_next(form.answer(StatusCode::from_u16(status)?));
                let outcome = call(&client, operation).await;
                let told = outcome.as_ref().map(String::as_str);
                let told = told.map_err(|failed| failed.variant.as_str());
                assert_eq!(told, expected(operation, status, form), "{case}");
                if let Err(failed) = &outcome {
                    check_error(failed, status, form, &case);
                }
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn an_error_has_the_body_described_or_else_what_came() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;
    let described =
        r#"{"errors":[{"code":"1000","message":"X-Plex-Client-Identifier is missing","new":[]}]}"#;

    let mut bodies = Vec::new();
    for body in [described, "{}", "<html>", ""] {
        simulator.answer_next(Answer::status(StatusCode::BAD_REQUEST).json(body));
        let error = client.start_task(&TaskName::BackupDatabase).await;
        let Err(Error::Documented(StartTaskError::BadRequest(answer))) = error else {
            panic!("400 is documented, and came to {error:?}");
        };
        assert_eq!(Response::body(&answer), body);
        bodies.push(
            answer.details().map(|it| it.errors.iter().map(|it| it.code).collect::<Vec<_>>()),
        );
    }

    assert_eq!(bodies, [Some(vec![Some(1000)]), Some(vec![]), None, None]);
    Ok(())
}

#[tokio::test]
async fn the_page_of_a_real_server_is_no_message() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().token("another").build()?;

    let error = client.get_butler_tasks().await.expect_err("the token is unknown");

    assert_eq!(error.message(), None, "it only repeats the status");
    assert_eq!(error.to_string(), "GET /butler: 401 Unauthorized");
    assert_eq!(error.response().and_then(|it| it.content_type()), Some("text/html"));
    assert_eq!(error.response().map(|it| it.body().len()), Some(91));
    Ok(())
}

#[tokio::test]
async fn json_that_is_not_whole_is_no_message() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;
    let answer = Answer::status(StatusCode::INTERNAL_SERVER_ERROR);
    simulator.answer_next(answer.json(r#"{"errors":[{"message":"The re"#));

    let error = client.get_butler_tasks().await.expect_err("500 is an error");

    assert_eq!(error.message(), None);
    Ok(())
}

#[tokio::test]
async fn a_wrong_shape_is_told_with_its_place() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;
    let list = r#"{"ButlerTasks":{"ButlerTask":[{"name":"BackupDatabase"},{"interval":"often"}]}}"#;
    simulator.answer_next(Answer::status(StatusCode::OK).json(list));

    let error = client.get_butler_tasks().await.expect_err("often isn't a number");

    assert!(matches!(error, Error::Call(CallError::Decode(..))), "{error:?}");
    let place = "ButlerTasks.ButlerTask[1].interval";
    assert!(error.to_string().contains(place), "{error}");
    assert_eq!(error.status(), Some(StatusCode::OK));
    Ok(())
}
