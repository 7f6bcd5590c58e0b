//! Redirects: followed within the origin if they keep the method, and never elsewhere with the
//! token.

use plex_butler::reqwest::header::{HeaderValue, LOCATION};
use plex_butler::reqwest::{self, StatusCode};
use plex_butler::simulator::{Answer, Operation, Simulator};
use plex_butler::{CallError, Error, TaskName};

use crate::TestResult;
use crate::calls::call;

const REDIRECTS: [u16; 5] = [301, 302, 303, 307, 308];

fn redirect(status: u16, location: &str) -> Result<Answer, Box<dyn std::error::Error>> {
    let answer = Answer::status(StatusCode::from_u16(status)?);
    Ok(answer.header(LOCATION, HeaderValue::try_from(location)?))
}

#[tokio::test]
async fn another_origin_gets_nothing() -> TestResult {
    let simulator = Simulator::start().await?;
    let other = Simulator::start().await?;
    let client = simulator.client_builder().build()?;

    for operation in Operation::ALL {
        for status in REDIRECTS {
            simulator.answer_next(redirect(status, &format!("{}/butler", other.url()))?);
            let failed = call(&client, operation).await.expect_err("a redirect is no success");
            assert_eq!(failed.variant, "Undocumented", "{operation:?}, {status}");
            assert_eq!(failed.error.status().map(|it| it.as_u16()), Some(status));
        }
    }

    assert!(other.requests().is_empty(), "{:?}", other.requests());
    Ok(())
}

/// Another spelling of the same address is another origin, too.
#[tokio::test]
async fn another_scheme_or_host_name_is_another_origin() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;
    let address = simulator.url().trim_start_matches("http://");

    for location in [
        format!("https://{address}/butler"),
        simulator.url().replace("127.0.0.1", "localhost") + "/butler",
        format!("//user@{}/butler", address.replace("127.0.0.1", "127.0.0.2")),
    ] {
        simulator.answer_next(redirect(307, &location)?);
        let error = client.get_butler_tasks().await.expect_err("it isn't followed");
        assert_eq!(error.status(), Some(StatusCode::TEMPORARY_REDIRECT), "{location}");
    }

    assert_eq!(simulator.requests().len(), 3);
    Ok(())
}

#[tokio::test]
async fn a_redirect_that_keeps_method_and_origin_is_followed() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;

    for status in [307, 308] {
        simulator.answer_next(redirect(status, "/butler/BackupDatabase")?);
        client.start_task(&TaskName::OptimizeDatabase).await?;
        simulator.finish_task(&TaskName::BackupDatabase)?;
    }

    let requests = simulator.requests();
    assert_eq!(requests.len(), 4);
    for request in requests {
        assert_eq!(request.method().as_str(), "POST");
        assert_eq!(request.header("X-Plex-Token"), Some(Simulator::ADMIN_TOKEN.as_bytes()));
    }
    Ok(())
}

/// Such a request is usually repeated as GET: a start would become a list, and look like a success.
#[tokio::test]
async fn a_redirect_that_may_change_the_method_is_an_answer() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;

    for status in [301, 302, 303] {
        simulator.answer_next(redirect(status, "/butler")?);
        let error = client.start_task(&TaskName::BackupDatabase).await;
        let error = error.expect_err("a redirect is no success");
        assert!(matches!(error, Error::Undocumented(_)), "{error:?}");
        assert_eq!(error.status().map(|it| it.as_u16()), Some(status));
        let location = error.response().and_then(|it| it.headers().get(LOCATION));
        assert_eq!(location, Some(&HeaderValue::from_static("/butler")));
    }

    assert_eq!(simulator.requests().len(), 3);
    Ok(())
}

#[tokio::test]
async fn redirects_in_a_circle_end() -> TestResult {
    let simulator = Simulator::start().await?;
    let client = simulator.client_builder().build()?;
    for _ in 0..20 {
        simulator.answer_next(redirect(307, "/butler")?);
    }

    let error = client.get_butler_tasks().await.expect_err("it never ends");

    assert_eq!(error.status(), Some(StatusCode::TEMPORARY_REDIRECT));
    assert_eq!(simulator.requests().len(), 11, "the first and ten redirects");
    Ok(())
}

#[tokio::test]
async fn a_client_of_ones_own_that_went_elsewhere_is_reported() -> TestResult {
    let simulator = Simulator::start().await?;
    let other = Simulator::start().await?;
    let follows_anything = reqwest::Client::new();
    let client = simulator.client_builder().http_client(follows_anything).build()?;
    simulator.answer_next(redirect(307, &format!("{}/butler", other.url()))?);

    let error = client.get_butler_tasks().await.expect_err("the answer is another server's");

    assert!(matches!(error, Error::Call(CallError::OtherOrigin(_))), "{error:?}");
    Ok(())
}
