//! The socket of a simulator: takes requests apart for the state, and sends its answers.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{Request, State as Shared};
use axum::response::Response;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::lock;
use super::request::RecordedRequest;
use super::state::State;

/// The largest request body to read, in bytes. No operation of the Butler has any.
const MAX_REQUEST_BYTES: usize = 1024 * 1024;

/// A server that runs until this is dropped.
#[derive(Debug)]
pub(super) struct Server {
    address: SocketAddr,
    task: JoinHandle<()>,
    /// Never used: it is the end of this that tells the server to close its connections.
    alive: oneshot::Sender<()>,
}

impl Server {
    pub(super) async fn start(state: Arc<Mutex<State>>) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let (alive, dropped) = oneshot::channel();
        // There are no routes: a route's path would hide the request's own.
        let router = Router::new().fallback(answer).with_state(state);
        let serving = axum::serve(listener, router).with_graceful_shutdown(async {
            let _: Result<(), oneshot::error::RecvError> = dropped.await;
        });
        let task = tokio::spawn(async {
            // Accepting connections is tried again and again, so that this has no error to tell.
            let _: io::Result<()> = serving.await;
        });
        Ok(Self { address, task, alive })
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Stops accepting connections, and waits until the port is closed. Answers on their way go on.
    pub(super) async fn stop(self) {
        drop(self.alive);
        self.task.abort();
        // The only error is that the task was aborted.
        let _: Result<(), tokio::task::JoinError> = self.task.await;
    }
}

async fn answer(Shared(state): Shared<Arc<Mutex<State>>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    // A body that is too large or breaks off leaves nothing to assert; the answer doesn't depend on
    // it.
    let body = axum::body::to_bytes(body, MAX_REQUEST_BYTES).await.unwrap_or_default();
    let mut headers = head.headers;
    if let Some(token) = headers.get_mut("x-plex-token") {
        token.set_sensitive(true);
    }
    let request = RecordedRequest {
        method: head.method,
        path: head.uri.path().to_owned(),
        query: head.uri.query().map(str::to_owned),
        headers,
        body,
    };
    let (reply, delivery) = lock(&state).answer(request);
    delivery.send(reply).await
}
