// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.

//! The error statuses that the operations document.

use super::models::Errors;
use super::runtime::error::Documented;
use super::runtime::response::{ErrorResponse, Response};

/// The error statuses of [`Client::get_butler_tasks`](super::Client::get_butler_tasks).
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum GetButlerTasksError {
    /// 400: The request lacks something, usually the header `X-Plex-Client-Identifier`.
    BadRequest(ErrorResponse<Errors>),
    /// 401: The token is missing, or the server does not accept it.
    Unauthorized(ErrorResponse<Errors>),
    /// 403: The token is not the admin's. The Butler is closed to shared users.
    Forbidden(ErrorResponse<Errors>),
}

impl Documented for GetButlerTasksError {
    fn from_response(response: Response) -> Result<Self, Response> {
        match response.status().as_u16() {
            400 => Ok(Self::BadRequest(response.into())),
            401 => Ok(Self::Unauthorized(response.into())),
            403 => Ok(Self::Forbidden(response.into())),
            _ => Err(response),
        }
    }
}

impl AsRef<Response> for GetButlerTasksError {
    fn as_ref(&self) -> &Response {
        match self {
            Self::BadRequest(response)
            | Self::Unauthorized(response)
            | Self::Forbidden(response) => response,
        }
    }
}

/// The error statuses of [`Client::start_all_tasks`](super::Client::start_all_tasks).
pub type StartAllTasksError = GetButlerTasksError;

/// The error statuses of [`Client::stop_all_tasks`](super::Client::stop_all_tasks).
pub type StopAllTasksError = GetButlerTasksError;

/// The error statuses of [`Client::start_task`](super::Client::start_task).
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum StartTaskError {
    /// 400: The request lacks something, usually the header `X-Plex-Client-Identifier`.
    BadRequest(ErrorResponse<Errors>),
    /// 401: The token is missing, or the server does not accept it.
    Unauthorized(ErrorResponse<Errors>),
    /// 403: The token is not the admin's. The Butler is closed to shared users.
    Forbidden(ErrorResponse<Errors>),
    /// 404: No task has this name, or the one to stop was not running.
    NotFound(Response),
}

impl Documented for StartTaskError {
    fn from_response(response: Response) -> Result<Self, Response> {
        match response.status().as_u16() {
            400 => Ok(Self::BadRequest(response.into())),
            401 => Ok(Self::Unauthorized(response.into())),
            403 => Ok(Self::Forbidden(response.into())),
            404 => Ok(Self::NotFound(response)),
            _ => Err(response),
        }
    }
}

impl AsRef<Response> for StartTaskError {
    fn as_ref(&self) -> &Response {
        match self {
            Self::BadRequest(response)
            | Self::Unauthorized(response)
            | Self::Forbidden(response) => response,
            Self::NotFound(response) => response,
        }
    }
}

/// The error statuses of [`Client::stop_task`](super::Client::stop_task).
pub type StopTaskError = StartTaskError;
