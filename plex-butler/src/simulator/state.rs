//! The state of a simulated server, and its usual answers.

use reqwest::StatusCode;
use reqwest::header::ACCEPT;

use super::answer::{Answer, Reply};
use super::delivery::Delivery;
use super::dialect::{self, Dialect};
use super::operation::{Asked, Operation};
use super::request::RecordedRequest;
use super::{Simulator, tasks};
use crate::{ButlerTask, TaskName};

#[derive(Debug)]
pub(super) struct State {
    /// The beginning of all paths: nothing, or a path without a slash at its end.
    prefix: String,
    pub(super) tasks: Vec<ButlerTask>,
    pub(super) running: Vec<TaskName>,
    pub(super) dialect: Dialect,
    /// The number of requests that still find the server starting up.
    pub(super) starting_up: usize,
    /// The answers for requests to come, for one operation or for any.
    pub(super) scripted: Vec<(Option<Operation>, Answer)>,
    pub(super) requests: Vec<RecordedRequest>,
}

impl State {
    pub(super) fn new(prefix: String) -> Self {
        Self {
            prefix,
            tasks: tasks::of_a_typical_server(),
            running: Vec::new(),
            dialect: Dialect::default(),
            starting_up: 0,
            scripted: Vec::new(),
            requests: Vec::new(),
        }
    }

    /// Records a request and answers it: as scripted if there is a script for it, else as usual.
    pub(super) fn answer(&mut self, request: RecordedRequest) -> (Reply, Delivery) {
        let asked = request.path.strip_prefix(&self.prefix);
        let asked = asked.and_then(|path| Asked::of(&request.method, path));
        let answer = self.scripted_for(asked.as_ref().map(Asked::operation));
        let resolved = answer.unwrap_or_else(Answer::usual).resolve(|| self.usual(&request, asked));
        self.requests.push(request);
        resolved
    }

    fn scripted_for(&mut self, operation: Option<Operation>) -> Option<Answer> {
        let fits = |scripted: &(Option<Operation>, Answer)| {
            scripted.0.is_none() || scripted.0 == operation
        };
        let position = self.scripted.iter().position(fits)?;
        Some(self.scripted.remove(position).1)
    }

    fn usual(&mut self, request: &RecordedRequest, asked: Option<Asked>) -> Reply {
        if let Some(rest) = self.starting_up.checked_sub(1) {
            self.starting_up = rest;
            return Reply::page(StatusCode::SERVICE_UNAVAILABLE);
        }
        if let Some(refusal) = refusal(request) {
            return refusal;
        }
        match asked {
            Some(Asked::GetButlerTasks) => self.list(request),
            Some(Asked::StartAllTasks) => self.start_all(),
            Some(Asked::StopAllTasks) => self.stop_all(),
            Some(Asked::StartTask(name)) => self.start(name),
            Some(Asked::StopTask(name)) if self.stop(&name) => Reply::empty(StatusCode::OK),
            Some(Asked::StopTask(_)) | None => Reply::page(StatusCode::NOT_FOUND),
        }
    }

    fn list(&self, request: &RecordedRequest) -> Reply {
        let accepted = request.headers.get_all(ACCEPT).iter();
        let wants_json = accepted
            .filter_map(|value| value.to_str().ok())
            .any(|value| value.to_ascii_lowercase().contains("application/json"));
        let (media_type, body) = if wants_json {
            ("application/json", self.dialect.json(&self.tasks))
        } else {
            ("text/xml;charset=utf-8", dialect::xml(&self.tasks))
        };
        Reply::new(StatusCode::OK, media_type, body)
    }

    /// A real server leaves out what isn't due; here every enabled task is.
    fn start_all(&mut self) -> Reply {
        let enabled = self.tasks.iter().filter(|task| task.enabled == Some(true));
        let names: Vec<_> = enabled.filter_map(|task| task.name.clone()).collect();
        for name in names {
            if !self.running.contains(&name) {
                self.running.push(name);
            }
        }
        Reply::empty(StatusCode::OK)
    }

    fn stop_all(&mut self) -> Reply {
        self.running.clear();
        Reply::empty(StatusCode::OK)
    }

    fn start(&mut self, name: TaskName) -> Reply {
        if self.running.contains(&name) {
            return Reply::empty(StatusCode::ACCEPTED);
        }
        if !self.tasks.iter().any(|task| task.name.as_ref() == Some(&name)) {
            return Reply::page(StatusCode::NOT_FOUND);
        }
        self.running.push(name);
        Reply::empty(StatusCode::OK)
    }

    /// Stops a task. Returns false if it wasn't running.
    pub(super) fn stop(&mut self, name: &TaskName) -> bool {
        let before = self.running.len();
        self.running.retain(|running| running != name);
        self.running.len() < before
    }
}

/// Returns the refusal of a request whose sender isn't known or not allowed to ask.
fn refusal(request: &RecordedRequest) -> Option<Reply> {
    let token = request.header("x-plex-token").unwrap_or_default();
    if token == Simulator::SHARED_USER_TOKEN.as_bytes() {
        return Some(Reply::page(StatusCode::FORBIDDEN));
    }
    if token != Simulator::ADMIN_TOKEN.as_bytes() {
        return Some(Reply::page(StatusCode::UNAUTHORIZED));
    }
    if request.header("x-plex-client-identifier").unwrap_or_default().is_empty() {
        let error = serde_json::json!({
            "code": 1000,
            "message": "X-Plex-Client-Identifier is missing",
            "status": 400,
        });
        let body = serde_json::json!({ "errors": [error] }).to_string();
        return Some(Reply::new(StatusCode::BAD_REQUEST, "application/json", body));
    }
    None
}
