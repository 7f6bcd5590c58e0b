//! The cost of reading and writing JSON in instructions: generated types beside plain derives.
//!
//! `cargo bench -p wire --bench values` prints a table. This program runs itself in valgrind:
//! `count ANSWER ACTION SIDE TIMES` reads or writes an answer so often, and little else. What 13
//! times cost more than 3, divided by 10, is the cost of one.
//!
//! [`answer`] has the answers, and [`plain`] the types with plain derives.

mod answer;
#[path = "../callgrind/mod.rs"]
mod callgrind;
mod plain;

use std::env;
use std::error::Error;
use std::hint::black_box;

use plex_butler::ButlerTaskList;
use serde::Serialize;
use serde::de::DeserializeOwned;

use answer::Answer;

/// The generated client of a fixture.
#[allow(
    missing_docs,
    dead_code,
    clippy::pedantic,
    reason = "the `cases` of the generator lint it as the crates of users are linted"
)]
pub mod clients {
    include!(concat!(env!("OUT_DIR"), "/clients/values.rs"));
}

/// The result of anything that can go wrong here.
type Outcome<T> = Result<T, Box<dyn Error>>;

/// The things that are done.
const ACTIONS: [&str; 2] = ["read", "write"];

/// The types that it is done with.
const SIDES: [&str; 2] = ["generated", "derived"];

fn main() -> Outcome<()> {
    let arguments: Vec<String> = env::args().skip(1).filter(|it| it != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["count", answer, action, side, times] => {
            let answer = Answer::named(answer).ok_or("no answer has this name")?;
            run(answer, action, side, times.parse()?)
        }
        _ => compare(),
    }
}

/// Prints a table of what each answer costs.
fn compare() -> Outcome<()> {
    if !callgrind::is_installed() {
        return Ok(());
    }
    println!("instructions                   generated      derived    speed");
    for answer in Answer::ALL {
        for action in ACTIONS {
            let [generated, derived] = SIDES.map(|side| {
                callgrind::instructions((3, 13), |times| {
                    ["count", answer.name(), action, side, times].map(str::to_owned).to_vec()
                })
            });
            let (generated, derived) = (generated?, derived?);
            let speed = f64::from(derived) / f64::from(generated);
            let name = format!("{action} {}", answer.name());
            println!("{name:<28} {generated:>11} {derived:>12} {speed:>8.3}");
        }
    }
    Ok(())
}

fn run(answer: Answer, action: &str, side: &str, times: usize) -> Outcome<()> {
    match (answer, side) {
        (Answer::Films, "generated") => act::<Vec<clients::values::Film>>(answer, action, times),
        (Answer::Films, "derived") => act::<Vec<plain::Film>>(answer, action, times),
        (Answer::Tasks, "generated") => act::<ButlerTaskList>(answer, action, times),
        (Answer::Tasks, "derived") => act::<plain::TaskList>(answer, action, times),
        _ => Err("there is no such side".into()),
    }
}

/// Reads or writes an answer so often. Both sides must come to the same.
fn act<T: DeserializeOwned + Serialize>(answer: Answer, action: &str, times: usize) -> Outcome<()> {
    let json = answer.json().to_string().into_bytes();
    let value: T = serde_json::from_slice(&json)?;
    if serde_json::to_value(&value)? != answer.json() {
        return Err("something of the answer is lost".into());
    }
    for _ in 0..times {
        match action {
            "read" => drop(black_box(serde_json::from_slice::<T>(black_box(&json))?)),
            "write" => drop(black_box(serde_json::to_vec(black_box(&value))?)),
            _ => return Err("nothing is called so".into()),
        }
    }
    Ok(())
}
