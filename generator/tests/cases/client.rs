//! A client, generated once for all tests that look at it.

use std::sync::OnceLock;

use generator::Generated;
use generator::diagnostic::Diagnostics;

use crate::case::Case;

/// A case of `fixtures/` with the client for its description.
#[derive(Debug)]
pub(crate) struct Client {
    pub(crate) case: Case,
    generated: OnceLock<Result<Generated, Diagnostics>>,
}

impl Client {
    pub(crate) fn new(case: Case) -> Self {
        Self { case, generated: OnceLock::new() }
    }

    /// Returns the result of generating the client.
    pub(crate) fn generated(&self) -> &Result<Generated, Diagnostics> {
        self.generated.get_or_init(|| self.case.generate())
    }
}
