//! The command line.

use std::time::Duration;

use clap::{Parser, Subcommand};
use plex_butler::TaskName;

const ENVIRONMENT_AND_EXIT_CODES: &str = "\
Environment:
  PLEX_URL                The address of the server, such as http://192.168.1.20:32400
  PLEX_TOKEN              The token of the server's admin
  PLEX_CLIENT_IDENTIFIER  Identifies this installation; keep it the same
  COLUMNS                 How wide the list may be, if not as wide as the terminal

  With neither PLEX_URL nor PLEX_TOKEN set, a simulated server is started to try things out.

Exit codes:
  0  Done; when starting a task: it was started
  1  Something else went wrong
  2  The command line or the environment is wrong
  3  The task was running already
  4  No task has this name, or, when stopping one, it was not running
  5  The token is missing, unknown, or not the admin's
  6  The server can't be reached, or took too long";

/// Lists, starts and stops the maintenance tasks of a Plex Media Server
#[derive(Debug, Parser)]
#[command(name = "butler", version, after_help = ENVIRONMENT_AND_EXIT_CODES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// How long a call may take
    #[arg(
        long,
        value_name = "SECONDS",
        default_value_t = 30,
        value_parser = clap::value_parser!(u64).range(1..=86_400),
        global = true
    )]
    timeout: u64,
}

impl Arguments {
    pub(crate) fn timeout(&self) -> Duration {
        Duration::from_secs(self.timeout)
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List the tasks and how they are scheduled
    List,
    /// Start one task
    Start {
        /// The name of the task, exactly as it is listed
        name: TaskName,
    },
    /// Start every enabled task that is due
    StartAll,
    /// Stop one task, or take it off the queue
    Stop {
        /// The name of the task, exactly as it is listed
        name: TaskName,
    },
    /// Stop all tasks and clear the queue
    StopAll,
}
