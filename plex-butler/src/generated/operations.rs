// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.

//! The operations of the description, as methods of the client.

use reqwest::Method;

use super::errors::{
    GetButlerTasksError, StartAllTasksError, StartTaskError, StopAllTasksError,
    StopTaskError,
};
use super::models::{ButlerTask, ButlerTaskList, TaskName};
use super::outcomes::StartTaskOutcome;
use super::runtime::client::Client;
use super::runtime::error::Error;

impl Client {
    /// List the tasks this server knows.
    ///
    /// `GET /butler`
    ///
    /// Look here for the names to start and stop: they differ from release to release. The list
    /// tells how tasks are scheduled, not which of them are running.
    ///
    /// # Errors
    ///
    /// [`GetButlerTasksError`] for the statuses 400, 401 and 403; see [`Error`].
    pub async fn get_butler_tasks(
        &self,
    ) -> Result<Vec<ButlerTask>, Error<GetButlerTasksError>> {
        let request = self.request(Method::GET).path("/butler");
        let response = self.send(request).await?;
        match response.status().as_u16() {
            200 => Ok(response.json::<ButlerTaskList>()?.butler_tasks.butler_task),
            _ => Err(Error::answered(response)),
        }
    }

    /// Start every enabled task that is due.
    ///
    /// `POST /butler`
    ///
    /// Begins a maintenance pass and answers at once. Of the tasks that are enabled in the
    /// settings:
    ///
    /// - One that is not due today is skipped.
    /// - Outside the maintenance hours the others start at once.
    /// - Inside them, one with a randomized schedule is queued for a random moment of the window.
    ///
    /// # Errors
    ///
    /// [`StartAllTasksError`] for the statuses 400, 401 and 403; see [`Error`].
    pub async fn start_all_tasks(&self) -> Result<(), Error<StartAllTasksError>> {
        let request = self.request(Method::POST).path("/butler");
        let response = self.send(request).await?;
        match response.status().as_u16() {
            200 => Ok(()),
            _ => Err(Error::answered(response)),
        }
    }

    /// Stop all running tasks and clear the queue.
    ///
    /// `DELETE /butler`
    ///
    /// Stops what is running, and takes what waits off the queue: the one safe way to end a running
    /// pass.
    ///
    /// # Errors
    ///
    /// [`StopAllTasksError`] for the statuses 400, 401 and 403; see [`Error`].
    pub async fn stop_all_tasks(&self) -> Result<(), Error<StopAllTasksError>> {
        let request = self.request(Method::DELETE).path("/butler");
        let response = self.send(request).await?;
        match response.status().as_u16() {
            200 => Ok(()),
            _ => Err(Error::answered(response)),
        }
    }

    /// Start one task.
    ///
    /// `POST /butler/{taskName}`
    ///
    /// Answers without waiting for the task's end. Some servers skip a task here that is disabled
    /// or not due today; newer ones answer 404 for a name that they do not know.
    ///
    /// # Arguments
    ///
    /// - `task_name`: The name of the task, exactly as the server lists it.
    ///
    /// # Errors
    ///
    /// [`StartTaskError`] for the statuses 400, 401, 403 and 404; see [`Error`].
    pub async fn start_task(
        &self,
        task_name: &TaskName,
    ) -> Result<StartTaskOutcome, Error<StartTaskError>> {
        let request = self
            .request(Method::POST)
            .path("/butler/")
            .path_parameter("taskName", task_name);
        let response = self.send(request).await?;
        match response.status().as_u16() {
            200 => Ok(StartTaskOutcome::Started),
            202 => Ok(StartTaskOutcome::AlreadyRunning),
            _ => Err(Error::answered(response)),
        }
    }

    /// Stop one task or take it off the queue.
    ///
    /// `DELETE /butler/{taskName}`
    ///
    /// Status 404 means that there was nothing to stop: no task has this name, or it was not
    /// running.
    ///
    /// # Arguments
    ///
    /// - `task_name`: The name of the task, exactly as the server lists it.
    ///
    /// # Errors
    ///
    /// [`StopTaskError`] for the statuses 400, 401, 403 and 404; see [`Error`].
    pub async fn stop_task(
        &self,
        task_name: &TaskName,
    ) -> Result<(), Error<StopTaskError>> {
        let request = self
            .request(Method::DELETE)
            .path("/butler/")
            .path_parameter("taskName", task_name);
        let response = self.send(request).await?;
        match response.status().as_u16() {
            200 => Ok(()),
            _ => Err(Error::answered(response)),
        }
    }
}
