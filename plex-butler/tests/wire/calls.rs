//! Calls of any operation, with their results in one form for all.

use std::fmt::Debug;

use plex_butler::simulator::Operation;
use plex_butler::{Client, Documented, Error, TaskName};

/// The failure of a call.
#[derive(Debug)]
pub(crate) struct Failed {
    /// The innermost variant: of the operation's own errors, of `CallError`, or `Undocumented`.
    pub(crate) variant: String,
    /// The error as `?` passes it on.
    pub(crate) error: Error,
}

/// Calls an operation, about the task `BackupDatabase` if it is about one. Returns the `Debug` form
/// of a success.
pub(crate) async fn call(client: &Client, operation: Operation) -> Result<String, Failed> {
    let task = TaskName::BackupDatabase;
    match operation {
        Operation::GetButlerTasks => outcome(client.get_butler_tasks().await),
        Operation::StartAllTasks => outcome(client.start_all_tasks().await),
        Operation::StopAllTasks => outcome(client.stop_all_tasks().await),
        Operation::StartTask => outcome(client.start_task(&task).await),
        Operation::StopTask => outcome(client.stop_task(&task).await),
    }
}

fn outcome<T: Debug, D: Documented>(result: Result<T, Error<D>>) -> Result<String, Failed> {
    let error = match result {
        Ok(success) => return Ok(format!("{success:?}")),
        Err(error) => error,
    };
    let variant = match &error {
        Error::Documented(documented) => variant(documented),
        Error::Call(call) => variant(call),
        _ => "Undocumented".to_owned(),
    };
    let (status, shown) = (error.status(), error.to_string());
    let error = Error::from(error);
    assert_eq!(error.status(), status, "the plain error has another status");
    assert_eq!(error.to_string(), shown, "the plain error reads differently");
    Err(Failed { variant, error })
}

fn variant(value: &impl Debug) -> String {
    format!("{value:?}").chars().take_while(char::is_ascii_alphabetic).collect()
}
