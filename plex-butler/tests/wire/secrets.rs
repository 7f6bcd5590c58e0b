//! The token shows nowhere: not in `Debug`, not in `Display`, not in any source of an error.

use std::error::Error as StdError;
use std::time::Duration;

use plex_butler::reqwest::StatusCode;
use plex_butler::reqwest::header::{CONTENT_TYPE, HeaderValue, LOCATION};
use plex_butler::simulator::{Answer, Cut, Operation, Simulator};
use plex_butler::{ClientBuilder, Error, GetButlerTasksError, TaskName};

use crate::TestResult;
use crate::calls::call;

const TOKEN: &str = "sEcReT-0123456789";

fn builder(simulator: &Simulator) -> ClientBuilder {
    simulator.client_builder().token(TOKEN)
}

/// Returns everything that an error shows of itself, in all forms, down to its last source.
fn shown(error: &dyn StdError) -> String {
    let source = error.source().map(shown).unwrap_or_default();
    format!("{error:?}\n{error:#?}\n{error}\n{source}")
}

#[track_caller]
fn assert_hidden(shown: &str) {
    assert!(!shown.contains(TOKEN), "{shown}");
}

#[tokio::test]
async fn client_and_builder_hide_it() -> TestResult {
    let simulator = Simulator::start().await?;
    let builder = builder(&simulator);
    assert_hidden(&format!("{builder:?} {builder:#?}"));

    let client = builder.build()?;

    assert_hidden(&format!("{client:?} {client:#?}"));
    assert!(format!("{client:?}").contains("plex-butler-simulator"), "other settings are shown");
    client.get_butler_tasks().await.expect_err("the token is unknown");
    assert_hidden(&format!("{simulator:?} {:?}", simulator.requests()));
    Ok(())
}

#[test]
fn build_errors_hide_it() {
    let builder = || plex_butler::Client::builder().token(TOKEN);
    let errors = [
        builder().build(),
        builder().token(format!("{TOKEN}\n")).client_identifier("it").build(),
        builder().client_identifier(format!("{TOKEN}\n")).build(),
        builder().client_identifier("it").base_url(format!("http://{TOKEN}@127.0.0.1")).build(),
        builder().client_identifier("it").base_url(format!("http://h/?t={TOKEN}")).build(),
        builder().client_identifier("it").base_url(TOKEN).build(),
    ];
    for error in errors {
        assert_hidden(&shown(&error.expect_err("it can't be built")));
    }
}

#[tokio::test]
async fn errors_without_an_answer_hide_it() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = builder(&simulator).timeout(Duration::from_millis(150)).build()?;
    let answers = [
        Answer::usual().cut(Cut::BeforeStatus),
        Answer::usual().delayed(Duration::from_secs(3600)),
        Answer::status(StatusCode::OK).json("{").cut(Cut::InBody),
        Answer::status(StatusCode::OK).body(vec![b' '; 17 * 1024 * 1024]),
    ];
    for answer in answers {
        simulator.answer_next(answer);
        let error = client.get_butler_tasks().await.expect_err("there is no answer to use");
        assert!(matches!(error, Error::Call(_)), "{error:?}");
        assert_hidden(&shown(&error));
        let plain: Error = error.into();
        assert_hidden(&shown(&plain));
    }
    let unsendable = client.start_task(&TaskName::from("")).await.expect_err("it has no name");
    assert_hidden(&shown(&unsendable));
    simulator.stop().await;
    let refused = client.get_butler_tasks().await.expect_err("nobody is there");
    assert_hidden(&shown(&refused));
    Ok(())
}

/// Bodies that repeat the token where messages are looked for.
fn echoes() -> Vec<(&'static str, String)> {
    vec![
        ("application/json", format!(r#"{{"errors":[{{"message":"no {TOKEN}!"}}]}}"#)),
        ("application/json", format!(r#"{{"errors":[{{"message":["{TOKEN}"]}}]}}"#)),
        ("application/json", format!(r#"{{"error":"{TOKEN}"}}"#)),
        ("application/json", format!(r#"{{"ButlerTasks":"{TOKEN}"}}"#)),
        (
            "application/json",
            format!(r#"{{"ButlerTasks":{{"ButlerTask":[{{"interval":"{TOKEN}"}}]}}}}"#),
        ),
        ("application/json", format!(r#"{{"ButlerTasks":{{"ButlerTask":{{"{TOKEN}":1}}}}}}"#)),
        ("text/html", format!("<h1>{TOKEN}</h1>")),
        ("text/html", format!("<title>Who is {TOKEN}?</title>")),
        ("text/plain", format!("{TOKEN} is unknown")),
        ("text/plain", TOKEN.to_owned()),
    ]
}

#[tokio::test]
async fn answers_that_repeat_it_hide_it() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = builder(&simulator).build()?;

    for operation in Operation::ALL {
        for status in [200, 302, 401, 500] {
            for (media_type, body) in echoes() {
                let answer = Answer::status(StatusCode::from_u16(status)?)
                    .header(CONTENT_TYPE, HeaderValue::from_static(media_type))
                    .header(LOCATION, HeaderValue::try_from(format!("/?token={TOKEN}"))?)
                    .body(body);
                simulator.answer_next(answer);
                if let Err(failed) = call(&client, operation).await {
                    assert_hidden(&shown(&failed.error));
                    assert_hidden(&failed.error.message().unwrap_or_default());
                }
            }
        }
    }
    Ok(())
}

/// The error of an operation holds the body as it was read, and must not show that either.
#[tokio::test]
async fn documented_errors_hide_it() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = builder(&simulator).build()?;
    let body = format!(r#"{{"errors":[{{"message":"{TOKEN} is unknown"}}]}}"#);
    simulator.answer_next(Answer::status(StatusCode::UNAUTHORIZED).json(body));

    let error = client.get_butler_tasks().await.expect_err("401 is an error");

    assert_hidden(&shown(&error));
    assert!(error.to_string().ends_with(": [redacted] is unknown"), "{error}");
    let Error::Documented(GetButlerTasksError::Unauthorized(answer)) = error else {
        return Err("401 is documented".into());
    };
    assert_hidden(&format!("{answer:?}"));
    let read = answer.details().ok_or("the body is as described")?;
    assert!(read.errors[0].message.as_deref().is_some_and(|it| it.contains(TOKEN)), "{read:?}");
    Ok(())
}

#[tokio::test]
async fn a_content_type_that_repeats_it_hides_it() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = builder(&simulator).build()?;
    let content_type = HeaderValue::try_from(format!("text/{TOKEN}"))?;
    let answer = Answer::status(StatusCode::UNAUTHORIZED).header(CONTENT_TYPE, content_type);
    simulator.answer_next(answer);

    let error = client.get_butler_tasks().await.expect_err("401 is an error");

    assert_hidden(&shown(&error));
    Ok(())
}

/// A long message is cut short for display. Were that done first, the start of the token would be
/// left.
#[tokio::test]
async fn a_message_cut_short_in_the_token_shows_no_piece_of_it() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = builder(&simulator).build()?;
    let body = format!("{}{TOKEN}", "x".repeat(190));
    simulator.answer_next(Answer::status(StatusCode::INTERNAL_SERVER_ERROR).body(body));

    let error = client.get_butler_tasks().await.expect_err("500 is an error");

    assert!(!shown(&error).contains(&TOKEN[..6]), "{error}");
    Ok(())
}

/// Decoding errors quote what they found, with its quotation marks escaped. A text has them plain.
#[tokio::test]
async fn a_token_with_quotation_marks_is_hidden_quoted_or_not() -> TestResult {
    let token = r#"sEc"ReT\0123"#;
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().token(token).build()?;
    let quoting = r#"{"ButlerTasks":"sEc\"ReT\\0123"}"#;

    for (status, body) in [(200, quoting.to_owned()), (500, format!("{token} is unknown"))] {
        simulator.answer_next(Answer::status(StatusCode::from_u16(status)?).body(body));
        let error = client.get_butler_tasks().await.expect_err("it isn't the list");
        assert!(error.to_string().contains("[redacted]"), "{error}");
        assert!(!shown(&error).contains("0123"), "{error}");
    }
    Ok(())
}
