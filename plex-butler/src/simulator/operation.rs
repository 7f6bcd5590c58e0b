//! The operations of the Butler, as a server tells them apart: by method and path.

use percent_encoding::percent_decode_str;
use reqwest::Method;

use crate::TaskName;

/// An operation of the Butler.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operation {
    /// `GET /butler`: [`get_butler_tasks`](crate::Client::get_butler_tasks).
    GetButlerTasks,
    /// `POST /butler`: [`start_all_tasks`](crate::Client::start_all_tasks).
    StartAllTasks,
    /// `DELETE /butler`: [`stop_all_tasks`](crate::Client::stop_all_tasks).
    StopAllTasks,
    /// `POST /butler/{taskName}`: [`start_task`](crate::Client::start_task).
    StartTask,
    /// `DELETE /butler/{taskName}`: [`stop_task`](crate::Client::stop_task).
    StopTask,
}

impl Operation {
    /// All operations.
    pub const ALL: [Self; 5] = [
        Self::GetButlerTasks,
        Self::StartAllTasks,
        Self::StopAllTasks,
        Self::StartTask,
        Self::StopTask,
    ];
}

/// An operation with the task in its path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    GetButlerTasks,
    StartAllTasks,
    StopAllTasks,
    StartTask(TaskName),
    StopTask(TaskName),
}

impl Asked {
    /// Returns the operation that a request asks for, if the server knows it. The path has no
    /// prefix any more.
    pub(super) fn of(method: &Method, path: &str) -> Option<Self> {
        let below = path.strip_prefix("/butler")?;
        let task = match below.strip_prefix('/') {
            Some(segment) if !segment.is_empty() && !segment.contains('/') => {
                let name = percent_decode_str(segment).decode_utf8_lossy();
                Some(TaskName::from(name.as_ref()))
            }
            None if below.is_empty() => None,
            _ => return None,
        };
        match (method.as_str(), task) {
            ("GET", None) => Some(Self::GetButlerTasks),
            ("POST", None) => Some(Self::StartAllTasks),
            ("DELETE", None) => Some(Self::StopAllTasks),
            ("POST", Some(name)) => Some(Self::StartTask(name)),
            ("DELETE", Some(name)) => Some(Self::StopTask(name)),
            _ => None,
        }
    }

    pub(super) fn operation(&self) -> Operation {
        match self {
            Self::GetButlerTasks => Operation::GetButlerTasks,
            Self::StartAllTasks => Operation::StartAllTasks,
            Self::StopAllTasks => Operation::StopAllTasks,
            Self::StartTask(_) => Operation::StartTask,
            Self::StopTask(_) => Operation::StopTask,
        }
    }
}
