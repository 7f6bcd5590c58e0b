//! The cases: small descriptions, one idea each, with their snapshots beside them.
//!
//! Each is a test of its own that is called after its folder:
//!
//! - `output::NAME`: diagnostics and client are those of the snapshot in `fixtures/NAME`.
//! - `clippy::NAME`: that client is a crate of its own, compiles, and has no warnings.
//! - `document::NAME`, `overlay::NAME` and `selection::NAME`: the diagnostics, and the document as
//!   the next stage gets it, are those of the snapshots in these folders.
//!
//! A [`case`] is a folder. The [`client`] for it has its [`output`] compared with a [`snapshot`],
//! and is checked by [`clippy`] as a [`package`]; so is the [`document`] compared, each with the
//! [`diagnosis`].

mod case;
mod client;
mod clippy;
mod diagnosis;
mod document;
mod output;
mod package;
mod snapshot;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, LazyLock};
use std::thread;

use libtest_mimic::{Arguments, Completion, Trial};

use case::Case;
use client::Client;
use document::Kind;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let clients: Vec<_> = Case::below(&folder("fixtures")).into_iter().map(Client::new).collect();
    let clients: Vec<_> = clients.into_iter().map(Arc::new).collect();
    let mut trials = document_trials();
    trials.extend(clients.iter().map(output_trial));
    trials.extend(clippy_trials(&clients, &arguments));
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

fn document_trials() -> Vec<Trial> {
    let cases = Kind::ALL.into_iter().flat_map(|kind| {
        Case::below(&folder(kind.folder())).into_iter().map(move |case| (kind, case))
    });
    let trial = |(kind, case): (Kind, Case)| {
        Trial::test(format!("{}::{}", kind.folder(), case.name), move || {
            document::check(&case, kind);
            Ok(())
        })
    };
    cases.map(trial).collect()
}

fn output_trial(client: &Arc<Client>) -> Trial {
    let client = Arc::clone(client);
    Trial::test(format!("output::{}", client.case.name), move || {
        snapshot::compare(&client.case, "output", &output::of(&client));
        Ok(())
    })
}

/// One run of the linter has the crates of all wanted cases. It begins at once, beside the other
/// trials.
fn clippy_trials(clients: &[Arc<Client>], arguments: &Arguments) -> Vec<Trial> {
    let name = |client: &Client| format!("clippy::{}", client.case.name);
    let is_wanted =
        |client: &Arc<Client>| !arguments.is_filtered_out(&Trial::test(name(client), || Ok(())));
    let wanted: Vec<_> = clients.iter().filter(|client| is_wanted(client)).cloned().collect();
    let begins = !wanted.is_empty() && !arguments.list;
    let verdicts = Arc::new(LazyLock::new(move || clippy::lint(&wanted)));
    if begins {
        let verdicts = Arc::clone(&verdicts);
        thread::spawn(move || LazyLock::force(&*verdicts).len());
    }
    let trial = |client: &Arc<Client>| {
        let (client, verdicts) = (Arc::clone(client), Arc::clone(&verdicts));
        Trial::ignorable_test(name(&client), move || match verdicts.get(&client.case.name) {
            Some(verdict) => verdict.clone().map(|()| Completion::Completed).map_err(Into::into),
            None => Ok(Completion::ignored_with("there is no client")),
        })
    };
    clients.iter().map(trial).collect()
}
