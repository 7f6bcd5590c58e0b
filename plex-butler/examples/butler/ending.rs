//! The end of the program: a code for scripts, and a line for people if something went wrong.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::process::ExitCode;

use plex_butler::{BuildError, Documented, Error};

/// The exit codes, which `--help` explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    Done = 0,
    Failed = 1,
    Usage = 2,
    AlreadyRunning = 3,
    NothingThere = 4,
    NotAllowed = 5,
    Unreachable = 6,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        Self::from(ending as u8)
    }
}

/// A failure. It is shown in one line: the problem, then what to do about it.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) ending: Ending,
    problem: String,
    hint: &'static str,
}

impl Failure {
    pub(crate) fn half_a_server(set: &str, missing: &str) -> Self {
        let problem = format!("{set} is set, but {missing} isn't");
        Self { ending: Ending::Usage, problem, hint: "set both, or neither to try things out" }
    }

    pub(crate) fn not_unicode(variable: &str) -> Self {
        let problem = format!("the value of {variable} isn't valid Unicode");
        Self { ending: Ending::Usage, problem, hint: "check the environment" }
    }

    pub(crate) fn no_simulator(error: &io::Error) -> Self {
        let problem = format!("no simulated server can be started: {error}");
        Self { ending: Ending::Failed, problem, hint: "set PLEX_URL and PLEX_TOKEN" }
    }

    pub(crate) fn output(error: &io::Error) -> Self {
        let problem = format!("the result can't be printed: {error}");
        Self { ending: Ending::Failed, problem, hint: "the call itself was made" }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.problem, self.hint)
    }
}

impl From<BuildError> for Failure {
    fn from(error: BuildError) -> Self {
        let hint = "check PLEX_URL, PLEX_TOKEN and PLEX_CLIENT_IDENTIFIER";
        Self { ending: Ending::Usage, problem: with_cause(&error), hint }
    }
}

impl<D: Documented> From<Error<D>> for Failure {
    fn from(error: Error<D>) -> Self {
        let status = error.status().map(|status| status.as_u16());
        let (ending, hint) = match (&error, status) {
            (Error::Documented(_), Some(401)) => {
                (Ending::NotAllowed, "PLEX_TOKEN must be a token that this server knows")
            }
            (Error::Documented(_), Some(403)) => {
                (Ending::NotAllowed, "PLEX_TOKEN must be the token of the server's admin")
            }
            (Error::Documented(_), Some(404)) => (
                Ending::NothingThere,
                "`butler list` shows the names; only a running task can be stopped",
            ),
            (_, Some(503)) => {
                (Ending::Failed, "the server may still be starting up: try again later")
            }
            (_, Some(_)) => (
                Ending::Failed,
                "is PLEX_URL the address of a Plex Media Server, with its path prefix?",
            ),
            _ if error.is_timeout() => {
                (Ending::Unreachable, "the server may be busy, and may do it all the same")
            }
            _ if error.is_connect() => {
                (Ending::Unreachable, "check PLEX_URL, and that the server is running")
            }
            _ => (Ending::Failed, "try again, or look at the server's log"),
        };
        Self { ending, problem: with_cause(&error), hint }
    }
}

/// Returns the text of an error with the innermost of its causes, which says most.
fn with_cause(error: &dyn StdError) -> String {
    let mut cause = error.source();
    while let Some(deeper) = cause.and_then(StdError::source) {
        cause = Some(deeper);
    }
    let problem = match cause {
        Some(cause) => format!("{error}: {cause}"),
        None => error.to_string(),
    };
    problem.replace(char::is_control, " ")
}
