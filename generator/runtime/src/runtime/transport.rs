//! Sends requests below a base URL, within limits.

use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::redirect::Policy;
use url::Url;

use super::client::Client;
use super::error::CallError;
use super::request::Request;
use super::response::{Parts, Response};

/// Where to send requests, and how much to put up with.
#[derive(Debug)]
pub(crate) struct Transport {
    pub(crate) http: reqwest::Client,
    pub(crate) base_url: Url,
    pub(crate) timeout: Option<Duration>,
    pub(crate) max_response_bytes: usize,
}

impl Client {
    /// Sends a request and reads the answer, whatever its status.
    ///
    /// Once there is a status, it decides: a body that breaks off is the answer's own affair.
    pub(crate) async fn send(&self, request: Request) -> Result<Response, CallError> {
        let transport = &self.transport;
        let request = request.finish()?;
        let label: Arc<str> = format!("{} {}", request.method, request.path).into();
        let url = transport.base_url.as_str().trim_end_matches('/').to_owned() + &request.path;
        #[cfg(feature = "any_query")]
        let url = url + &request.query;
        let builder = transport.http.request(request.method, url).headers(request.headers);
        #[cfg(feature = "body")]
        let builder = match request.body {
            Some(body) => builder.body(body),
            None => builder,
        };
        #[cfg(feature = "multipart")]
        let builder = match request.parts {
            Some(parts) => builder.multipart(parts),
            None => builder,
        };
        let builder = match transport.timeout {
            Some(timeout) => builder.timeout(timeout),
            None => builder,
        };
        let sent = builder.send().await;
        let mut answer = sent.map_err(|error| CallError::from_http(&label, error))?;
        if answer.url().origin() != transport.base_url.origin() {
            return Err(CallError::OtherOrigin(label));
        }
        let status = answer.status();
        let headers = std::mem::take(answer.headers_mut());
        let (body, incomplete) = read(&label, answer, transport.max_response_bytes).await;
        Ok(Response::new(Parts {
            request: label,
            status,
            headers,
            body,
            incomplete,
            #[cfg(feature = "secret")]
            secrets: request.secrets,
        }))
    }
}

/// Reads a body up to a limit: what arrived, and why that isn't all.
async fn read(
    request: &Arc<str>,
    mut answer: reqwest::Response,
    limit: usize,
) -> (Bytes, Option<Arc<CallError>>) {
    let mut body = BytesMut::new();
    let incomplete = loop {
        match answer.chunk().await {
            Ok(Some(chunk)) if chunk.len() > limit - body.len() => {
                body.extend_from_slice(&chunk[..limit - body.len()]);
                break Some(CallError::TooLarge(Arc::clone(request), limit));
            }
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) => break None,
            Err(error) => break Some(CallError::from_http(request, error)),
        }
    };
    (body.freeze(), incomplete.map(Arc::new))
}

/// Follows up to ten redirects that keep the method (307 and 308) and the origin, which is the one
/// that the credentials are for. Any other redirect is an answer like the rest.
pub fn redirect_policy() -> Policy {
    Policy::custom(|attempt| {
        let keeps_method = matches!(attempt.status().as_u16(), 307 | 308);
        let origin = attempt.previous().first().map(Url::origin);
        let keeps_origin = origin == Some(attempt.url().origin());
        if keeps_method && keeps_origin && attempt.previous().len() <= 10 {
            attempt.follow()
        } else {
            attempt.stop()
        }
    })
}
