// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.

//! The successes of the operations that have several.

/// The successes of [`Client::start_task`](super::Client::start_task).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartTaskOutcome {
    /// 200: The task was started.
    Started,
    /// 202: The task was running before this call. Nothing was started.
    AlreadyRunning,
}
