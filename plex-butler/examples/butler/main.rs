//! Lists, starts and stops the Butler's tasks from a shell or a script:
//!
//! ```sh
//! cargo run -p plex-butler --example butler -- list
//! export PLEX_URL=http://192.168.1.20:32400 PLEX_TOKEN=…
//! cargo run -p plex-butler --example butler -- start BackupDatabase
//! ```
//!
//! Without a server to talk to, it tries itself out on a simulated one. `--help` has the rest,
//! including the meaning of the exit codes.

mod arguments;
mod connection;
mod ending;
mod table;

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use clap::Parser;
use plex_butler::{Client, StartTaskOutcome};

use self::arguments::{Arguments, Command};
use self::ending::{Ending, Failure};
use self::table::Table;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let ending = run(Arguments::parse()).await.unwrap_or_else(|failure| {
        eprintln!("butler: {failure}");
        failure.ending
    });
    ending.into()
}

async fn run(arguments: Arguments) -> Result<Ending, Failure> {
    // The simulator ends when it is dropped, so it is kept until the end.
    let (client, _simulator) = connection::open(arguments.timeout()).await?;
    let (text, ending) = carry_out(&client, arguments.command).await?;
    match writeln!(io::stdout(), "{text}") {
        // A reader that closes the pipe, like `head`, has read enough.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::output(&error)),
        _ => Ok(ending),
    }
}

/// Makes the call. Returns the text to print, and the ending.
async fn carry_out(client: &Client, command: Command) -> Result<(String, Ending), Failure> {
    let text = match command {
        Command::List => Table::new(client.get_butler_tasks().await?).to_string(),
        Command::Start { name } => match client.start_task(&name).await? {
            StartTaskOutcome::Started => format!("{name} started"),
            StartTaskOutcome::AlreadyRunning => {
                return Ok((format!("{name} was running already"), Ending::AlreadyRunning));
            }
        },
        Command::StartAll => {
            client.start_all_tasks().await?;
            "Every enabled task that is due started".to_owned()
        }
        Command::Stop { name } => {
            client.stop_task(&name).await?;
            format!("{name} stopped")
        }
        Command::StopAll => {
            client.stop_all_tasks().await?;
            "All tasks stopped".to_owned()
        }
    };
    Ok((text, Ending::Done))
}
