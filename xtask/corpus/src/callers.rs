//! Callers: programs that use clients as people would, each compiled with its client.
//!
//! One that stops compiling tells of a change that users would meet, too.

use crate::cargo;
use crate::compilation;
use crate::disk;
use crate::error::Error;
use crate::outcome::{Outcome, Stage};
use crate::workspace::{Member, Workspace};

/// The names of descriptions, each with the program that calls its client.
const CALLERS: [(&str, &str); 3] = [
    ("discord", include_str!("../callers/discord.rs")),
    ("radarr", include_str!("../callers/radarr.rs")),
    ("stripe", include_str!("../callers/stripe.rs")),
];

/// Compiles and lints the callers of all crates that are fine so far.
pub(crate) fn all(
    outcomes: &mut [Outcome],
    workspace: &Workspace,
    jobs: usize,
) -> Result<(), Error> {
    let mut documents = Vec::new();
    for outcome in outcomes.iter().filter(|outcome| outcome.failures.is_empty()) {
        let callers = CALLERS.iter().find(|(document, _)| *document == outcome.document);
        if let Some((document, text)) = callers {
            write(document, text, workspace)?;
            documents.push(outcome.document.clone());
        }
    }
    let run = cargo::Run {
        command: &["clippy", "--example=callers"],
        documents: &documents,
        member: Member::Client,
        behind: &["-D", "warnings"],
        stage: "Calling",
        jobs,
    };
    compilation::judge(outcomes, cargo::run(&run, workspace)?, Stage::Callers, workspace)
}

/// Writes callers as an example of the client, which they know as the crate `client`.
fn write(document: &str, text: &str, workspace: &Workspace) -> Result<(), Error> {
    let client = Member::Client.package(document).replace('-', "_");
    let text = format!("{text}\nextern crate {client} as client;\n");
    let file = workspace.member(document, Member::Client).join("examples/callers.rs");
    Ok(disk::write_file(&file, &text)?)
}
