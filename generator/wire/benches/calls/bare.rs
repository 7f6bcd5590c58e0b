//! Clients written by hand on reqwest, with care, for one API each.

use std::time::Duration;

use reqwest::header::HeaderMap;
use reqwest::{RequestBuilder, StatusCode};

/// The largest body to read, in bytes.
const MAX_BYTES: usize = 16 * 1024 * 1024;

/// The reason why there is no result.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error("the request failed")]
    Http(#[from] reqwest::Error),
    #[error("the body isn't what is documented")]
    Decode(#[from] serde_json::Error),
    #[error("the body is larger than {MAX_BYTES} bytes")]
    TooLarge,
    #[error("the server answered with {0}")]
    Status(StatusCode),
}

/// Makes a client that sends these headers with each request.
pub(crate) fn client(headers: HeaderMap) -> reqwest::Result<reqwest::Client> {
    reqwest::Client::builder()
        .user_agent("bare/0.1.0")
        .timeout(Duration::from_mins(1))
        .connect_timeout(Duration::from_secs(10))
        .default_headers(headers)
        .build()
}

/// Sends a request, and reads the body of its success up to the limit.
pub(crate) async fn send(request: RequestBuilder, success: u16) -> Result<Vec<u8>, Failure> {
    let mut response = request.send().await?;
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if chunk.len() > MAX_BYTES - body.len() {
            return Err(Failure::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    match response.status() {
        status if status.as_u16() == success => Ok(body),
        status => Err(Failure::Status(status)),
    }
}
