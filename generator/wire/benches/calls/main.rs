//! The cost of calls in instructions: generated clients beside clients written by hand on reqwest.
//!
//! `cargo bench -p wire --bench calls` prints a table; words behind `--` choose rows by their name.
//! This program runs itself in valgrind: `count NAME SIDE CALLS URL` makes so many calls, and
//! nothing else. What 600 calls cost more than 200, divided by 400, is the cost of one call, without
//! that of starting. The server is another process, so that only the client is counted. One thread
//! and one connection make the figures repeatable to about a percent.
//!
//! [`case`] has the calls; [`butler`] and [`pets`] have both clients of an API, and [`bare`] what the
//! ones written by hand share. [`server`] answers, and [`callgrind`] counts.

mod bare;
mod butler;
#[path = "../callgrind/mod.rs"]
mod callgrind;
mod case;
mod pets;
mod server;

use std::env;
use std::error::Error;

use case::{Case, Side};
use server::Server;

/// Makes a module of the client that the build script has written for a case.
macro_rules! client {
    ($case:ident) => {
        include!(concat!(env!("OUT_DIR"), "/clients/", stringify!($case), ".rs"));
    };
}

/// The generated clients of fixtures.
#[allow(
    missing_docs,
    dead_code,
    clippy::pedantic,
    reason = "the `cases` of the generator lint them as the crates of users are linted"
)]
pub mod clients {
    client!(body_multipart);
    client!(extension_pagination);
}

/// The result of anything that can go wrong here.
type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = env::args().skip(1).filter(|it| it != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["serve"] => server::serve(),
        ["count", name, side, calls, url] => {
            let case = Case::named(name).ok_or("no call has this name")?;
            let side = Side::named(side).ok_or("no side has this name")?;
            case.run(side, calls.parse()?, url)
        }
        wanted => compare(wanted),
    }
}

/// Prints a table of the cases whose name has one of the words in it, or of all without a word.
fn compare(words: &[&str]) -> Outcome<()> {
    if !callgrind::is_installed() {
        return Ok(());
    }
    let server = Server::start()?;
    println!("instructions of a call         generated      by hand    ratio");
    for case in Case::ALL {
        if words.is_empty() || words.iter().any(|word| case.name().contains(word)) {
            let generated = instructions(case, Side::Generated, &server)?;
            let bare = instructions(case, Side::Bare, &server)?;
            let ratio = f64::from(generated) / f64::from(bare);
            println!("{:<28} {generated:>11} {bare:>12} {ratio:>8.3}", case.name());
        }
    }
    println!("\nProfiles for callgrind_annotate are in {}", callgrind::FOLDER);
    Ok(())
}

/// The instructions of one call.
fn instructions(case: Case, side: Side, server: &Server) -> Outcome<u32> {
    callgrind::instructions((200, 600), |calls| {
        ["count", case.name(), side.name(), calls, &server.url].map(str::to_owned).to_vec()
    })
}
