//! Reads an OpenAPI description and writes a Rust client.
//!
//! ```text
//! text ──document──▶ openapiv3::OpenAPI ──lower──▶ model ──emit──▶ Files
//! ```
//!
//! - `document` reads YAML or JSON, knows where everything stands, and rewrites what `openapiv3` can't hold.
//! - `lower` decides: what everything is called, which types are equal, what each status means.
//! - [`model`] is what it decided: a plain description of the Rust code to be written.
//! - `emit` puts the model into tokens, and the runtime files beside them.
//!
//! Nothing here touches the disk, prints, or panics on what a description says.

pub mod config;
pub mod diagnostic;
pub mod document;
mod emit;
mod lower;
pub mod model;

use std::collections::BTreeMap;

use config::Config;
use diagnostic::Diagnostics;
use document::Document;

/// A text with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What diagnostics call it: usually a path as the user gave it.
    pub name: String,
    /// The text itself.
    pub text: String,
}

/// The first two lines of every generated file.
pub const HEADER: &str = emit::HEADER;

/// Rust source by its path below the folder it belongs to, with `/` between folders.
pub type Files = BTreeMap<String, String>;

/// What came of a description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generated {
    /// The whole content of `src/generated/`.
    pub files: Files,
    /// What a new crate needs around it, relative to the crate's root: to be written once, then the author's.
    pub scaffold: Files,
    /// How many operations there are.
    pub operations: usize,
    /// How many types there are, the errors and outcomes of operations included.
    pub types: usize,
    /// Warnings, and the ledger of what could not be expressed.
    pub diagnostics: Diagnostics,
}

/// Writes the client for a description, as the configuration wants it.
///
/// # Errors
///
/// Everything that was found, if any of it is an error.
pub fn generate(source: &Source, config: &Config) -> Result<Generated, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let document = Document::parse(source, &mut diagnostics);
    diagnostics.check()?;
    let Some(document) = document else { return Err(diagnostics) };
    let api = lower::lower(&document, config, &mut diagnostics);
    diagnostics.check()?;
    Ok(Generated {
        files: emit::files(&api),
        scaffold: emit::scaffold(&api),
        operations: api.operations.len(),
        types: api.types.len() + api.outcomes.len() + api.errors.len(),
        diagnostics,
    })
}
