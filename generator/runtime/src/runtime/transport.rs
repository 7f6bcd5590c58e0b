//! Sends requests below a base URL, within limits.

use std::sync::Arc;
use std::time::Duration;

use reqwest::redirect::Policy;
use url::Url;

use super::client::Client;
use super::error::CallError;
use super::incoming::Incoming;
use super::label::Label;
use super::left_out::Listener;
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
    #[cfg(feature = "left_out")]
    pub(crate) listener: Listener,
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
        request.check()?;
        let server = &transport.base_url;
        #[cfg(feature = "own_server")]
        let server = request.own_server.as_ref().unwrap_or(server);
        let url = request.url(server);
        #[cfg(feature = "link")]
        let url = request.link.unwrap_or(url);
        let mut sent = reqwest::Request::new(request.method.clone(), url);
        *sent.headers_mut() = request.headers;
        *sent.timeout_mut() = timeout;
        let label = Label { method: request.method, path: request.path };
        #[cfg(feature = "body")]
        if let Some(body) = request.payload {
            *sent.body_mut() = Some(body);
        }
        #[cfg(feature = "form")]
        let sent = match request.multipart {
            Some(parts) => parts.add_to(&transport.http, sent, &label)?,
            None => sent,
        };
        #[cfg(feature = "retry")]
        let head = transport.attempts(sent, request.retry, &label);
        #[cfg(not(feature = "retry"))]
        let head = transport.head(sent, &label);
        #[cfg(all(feature = "stream", not(feature = "retry")))]
        let head = within(transport.timeout, &label, head);
        let answer = head.await?;
        if !is_same_origin(answer.url(), server) {
            return Err(CallError::OtherOrigin(label.written()));
        }
        Ok(Incoming {
            label,
            answer,
            max_response_bytes: transport.max_response_bytes,
            secrets: request.secrets,
            #[cfg(feature = "left_out")]
            listener: transport.listener.clone(),
        })
    }
}

impl Transport {
    /// Sends a request and waits for the head of the answer.
    pub(super) async fn head(
        &self,
        request: reqwest::Request,
        label: &Label,
    ) -> Result<reqwest::Response, CallError> {
        let answer = self.http.execute(request).await;
        answer.map_err(|error| CallError::from_http(label.written(), error))
    }
}

/// Waits no longer than this.
pub(super) async fn within<T>(
    limit: Option<Duration>,
    label: &Label,
    work: impl Future<Output = Result<T, CallError>>,
) -> Result<T, CallError> {
    let Some(limit) = limit else { return work.await };
    let done = tokio::time::timeout(limit, work).await;
    done.unwrap_or_else(|elapsed| Err(CallError::Timeout(label.written(), Arc::new(elapsed))))
}

/// Returns true if scheme, host and port of two URLs are the same.
fn is_same_origin(one: &Url, other: &Url) -> bool {
    one.scheme() == other.scheme()
        && one.host_str() == other.host_str()
        && one.port_or_known_default() == other.port_or_known_default()
}

/// Follows up to ten redirects that keep the method (307 and 308) and the origin, which is the one
/// that the credentials are for. Any other redirect is an answer like the rest.
pub fn redirect_policy() -> Policy {
    Policy::custom(|attempt| {
        let keeps_method = matches!(attempt.status().as_u16(), 307 | 308);
        let first = attempt.previous().first();
        let keeps_origin = first.is_some_and(|first| is_same_origin(first, attempt.url()));
        if keeps_method && keeps_origin && attempt.previous().len() <= 10 {
            attempt.follow()
        } else {
            attempt.stop()
        }
    })
}
