//! The program that takes instances through the types of a crate.
//!
//! The crate's files are compiled as a part of it. Beside a library, the compiler would make
//! machine code of every operation; of a program, it only does so for what is used.

use std::collections::BTreeSet;
use std::fmt::Write;

/// The program's text, for the types of these names.
pub(super) fn source(types: &BTreeSet<String>) -> String {
    let mut arms = String::new();
    for name in types {
        // The crate's own type is what may stand in an `Option`.
        let path = match name.strip_prefix("Option<") {
            Some(inner) => format!("Option<generated::{inner}"),
            None => format!("generated::{name}"),
        };
        writeln!(arms, "        {name:?} => trip::<{path}>(text),")
            .expect("a String takes everything");
    }
    PROGRAM.replace("        ARMS\n", &arms)
}

/// Reads lines of a number, a type and an instance; writes lines of the number and what came back,
/// from a type that knew all of it or not.
const PROGRAM: &str = r#"//! Takes instances through the types of the crate above.

#[path = "../../src/generated/mod.rs"]
mod generated;

use std::fmt::Debug;
use std::io::{BufRead, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

fn main() -> std::io::Result<()> {
    let mut output = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let mut parts = line.splitn(3, '\t');
        let (Some(number), Some(name), Some(text)) = (parts.next(), parts.next(), parts.next())
        else {
            continue;
        };
        match came_back(name, text) {
            Ok((true, text)) => writeln!(output, "{number}\tok\t{text}")?,
            Ok((false, text)) => writeln!(output, "{number}\tunknown\t{text}")?,
            Err(error) => writeln!(output, "{number}\terror\t{}", error.replace('\n', " "))?,
        }
    }
    Ok(())
}

fn came_back(name: &str, text: &str) -> Result<(bool, String), String> {
    match name {
        ARMS
        _ => Err("there is no such type".to_owned()),
    }
}

fn trip<T: Debug + Serialize + DeserializeOwned>(text: &str) -> Result<(bool, String), String> {
    let value: T = serde_json::from_str(text).map_err(|error| format!("reading: {error}"))?;
    // A union has what none of its types is for as JSON, of which this is what `Debug` makes.
    let known = !format!("{value:?}").contains("Unknown(Object {");
    let text = serde_json::to_string(&value).map_err(|error| format!("writing: {error}"))?;
    Ok((known, text))
}
"#;
