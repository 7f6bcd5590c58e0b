//! Sends requests below a base URL, within limits.

use std::sync::Arc;
use std::time::Duration;

use reqwest::RequestBuilder;
use reqwest::redirect::Policy;
use url::Url;

use super::client::Client;
use super::error::CallError;
use super::incoming::Incoming;
use super::request::Request;
use super::response::Response;
use super::retry::RetryPolicy;

/// The way to the server, and the limits of what comes back.
#[derive(Debug)]
pub(crate) struct Transport {
    pub(crate) http: reqwest::Client,
    pub(crate) base_url: Url,
    pub(crate) timeout: Option<Duration>,
    pub(crate) max_response_bytes: usize,
    pub(crate) retry_policy: Option<RetryPolicy>,
}

impl Client {
    /// Sends a request and reads the answer, whatever its status.
    ///
    /// Once there is a status, it decides: a body that breaks off is the answer's own affair.
    pub(crate) async fn send(&self, request: Request) -> Result<Response, CallError> {
        Ok(self.start(request, self.transport.timeout).await?.read_whole().await)
    }

    /// Sends a request, and allows so much time for all of the answer.
    pub(super) async fn start(
        &self,
        request: Request,
        timeout: Option<Duration>,
    ) -> Result<Incoming, CallError> {
        let transport = &self.transport;
        let request = request.finish()?;
        let label = label(&request);
        let base_url = &transport.base_url;
        #[cfg(feature = "own_server")]
        let base_url = &request.server_url(base_url)?;
        let url = base_url.as_str().trim_end_matches('/').to_owned() + &request.path;
        #[cfg(feature = "query")]
        let url = url + &request.query_behind_path();
        #[cfg(feature = "link")]
        let url = request.link.map_or(url, String::from);
        let builder = transport.http.request(request.method, url).headers(request.headers);
        #[cfg(feature = "body")]
        let builder = match request.payload {
            Some(body) => builder.body(body),
            None => builder,
        };
        #[cfg(feature = "form")]
        let builder = match request.parts {
            Some(parts) => builder.multipart(parts),
            None => builder,
        };
        #[cfg(feature = "related")]
        let builder = builder.headers(request.parts_headers);
        let builder = match timeout {
            Some(timeout) => builder.timeout(timeout),
            None => builder,
        };
        #[cfg(feature = "retry")]
        let head = transport.attempts(builder, request.retry, &label);
        #[cfg(not(feature = "retry"))]
        let head = head(builder, &label);
        #[cfg(all(feature = "stream", not(feature = "retry")))]
        let head = within(transport.timeout, &label, head);
        let answer = head.await?;
        if answer.url().origin() != base_url.origin() {
            return Err(CallError::OtherOrigin(label));
        }
        Ok(Incoming {
            request: label,
            answer,
            max_response_bytes: transport.max_response_bytes,
            secrets: request.secrets,
        })
    }
}

/// The name that errors have for a request.
fn label(request: &Request) -> Arc<str> {
    format!("{} {}", request.method, request.path).into()
}

/// Sends a request and waits for the head of the answer.
pub(super) async fn head(
    request: RequestBuilder,
    label: &Arc<str>,
) -> Result<reqwest::Response, CallError> {
    request.send().await.map_err(|error| CallError::from_http(label, error))
}

/// Waits no longer than this.
pub(super) async fn within<T>(
    limit: Option<Duration>,
    request: &Arc<str>,
    work: impl Future<Output = Result<T, CallError>>,
) -> Result<T, CallError> {
    let Some(limit) = limit else { return work.await };
    let done = tokio::time::timeout(limit, work).await;
    done.unwrap_or_else(|elapsed| Err(CallError::Timeout(Arc::clone(request), Arc::new(elapsed))))
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
