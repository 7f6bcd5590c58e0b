//! Reads an OpenAPI description and writes a Rust client.
//!
//! ```text
//! text ──document──▶ Document ──lower──▶ model ──emit──▶ Files
//! ```
//!
//! - `document` reads YAML or JSON, keeps the place of everything, and leaves one way to
//!   say each thing.
//! - `lower` decides the names of everything, the types, and the meaning of each status.
//! - [`model`] holds these decisions: a plain description of the Rust code to be written.
//! - `emit` writes the model as Rust code and notes what that needs: imports, parts of the runtime,
//!   crates.
//!
//! Nothing here touches the disk, prints, or panics, whatever the description says.

mod chain;
pub mod config;
pub mod diagnostic;
mod docs;
pub mod document;
mod emit;
mod http;
mod loader;
mod lower;
pub mod model;
mod name;
mod style;

use std::collections::{BTreeMap, BTreeSet};

pub use loader::{Loader, NoFiles};

use config::Config;
use diagnostic::Diagnostics;
use document::Document;
pub use lower::{VENDOR_EXTENSIONS, VendorExtension};
use model::{Api, Group, Type};

/// A text and its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The name in diagnostics: usually a path as the user gave it.
    pub name: String,
    /// The text itself.
    pub text: String,
}

/// The input of the generator. A description alone is enough.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The OpenAPI description.
    pub description: &'a Source,
    /// OpenAPI Overlays, which amend the description in this order.
    pub overlays: &'a [Source],
    /// The loader of files that the description refers to.
    pub files: &'a dyn Loader,
}

impl<'a> From<&'a Source> for Input<'a> {
    fn from(description: &'a Source) -> Self {
        Self { description, overlays: &[], files: &NoFiles }
    }
}

/// The first two lines of every generated file of Rust.
pub const HEADER: &str = emit::HEADER;

/// The first two lines of every generated file of Markdown.
pub const MARKDOWN_HEADER: &str = emit::MARKDOWN_HEADER;

/// Rust source by its path below the folder it belongs to, with `/` between folders.
pub type Files = BTreeMap<String, String>;

/// The result of generating a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generated {
    /// The whole content of `src/generated/`.
    pub files: Files,
    /// The other files of a new crate, relative to its root. They are written once, and then are
    /// the author's.
    pub scaffold: Files,
    /// The number of operations.
    pub operations: usize,
    /// The number of types, the errors and outcomes of operations included.
    pub types: usize,
    /// The groups of operations; none if they aren't parted.
    pub groups: Vec<GroupShare>,
    /// The types that have names, by the JSON pointers of their schemas. A pointer into another
    /// file than the description stands after the file's name and `#`, here and in `untyped`.
    pub schemas: BTreeMap<String, SchemaType>,
    /// The JSON pointers of the schemas that became any JSON value.
    pub untyped: Vec<String>,
    /// Warnings, and the ledger of what could not be expressed.
    pub diagnostics: Diagnostics,
}

/// The share of a group in a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupShare {
    /// The name of the group.
    pub name: String,
    /// The number of its operations.
    pub operations: usize,
    /// The number of types of schemas that these reach.
    pub types: usize,
    /// The number of those that no other group reaches.
    pub own_types: usize,
}

/// The type of a schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemaType {
    /// The name of the type.
    pub name: String,
    /// True if the schema also allows null, which the type leaves to those who use it.
    pub nullable: bool,
    /// True if callers make values of the type. In all others, an optional property that is null
    /// is the same as none.
    pub sent: bool,
}

/// Generates the client for a description, as the configuration wants it.
///
/// # Errors
///
/// All diagnostics, if one of them is an error.
pub fn generate<'a>(
    input: impl Into<Input<'a>>,
    config: &Config,
) -> Result<Generated, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let api = decide(input, config, &mut diagnostics)?;
    let emit::Emitted { files, scaffold } = emit::emit(&api);
    Ok(Generated {
        files,
        scaffold,
        operations: api.operations.len(),
        types: api.types.len() + api.with_outcomes().count() + api.errors.len() + api.headers.len(),
        groups: group_shares(&api),
        schemas: named(api.schemas, &api.sent),
        untyped: api.untyped,
        diagnostics,
    })
}

/// Returns the share of each group.
fn group_shares(api: &Api) -> Vec<GroupShare> {
    let shares = api.shares();
    let groups = api.groups.iter().enumerate();
    let share = |(index, group): (usize, &Group)| GroupShare {
        name: group.name.clone(),
        operations: group.operations.len(),
        types: shares.reached[index],
        own_types: shares.own(index),
    };
    groups.map(share).collect()
}

/// Decides about the client for a description, as the configuration wants it, and writes nothing.
///
/// # Errors
///
/// All diagnostics, if one of them is an error.
pub fn decide<'a>(
    input: impl Into<Input<'a>>,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Result<Api, Diagnostics> {
    let selection = config.select.clone().unwrap_or_default();
    let document = Document::parse_selected(input, &selection, diagnostics);
    diagnostics.check()?;
    let Some(document) = document else { return Err(std::mem::take(diagnostics)) };
    let api = lower::lower(&document, config, diagnostics);
    diagnostics.check()?;
    Ok(api)
}

/// Returns the schemas whose type has a name.
fn named(schemas: BTreeMap<String, Type>, sent: &BTreeSet<String>) -> BTreeMap<String, SchemaType> {
    let named = |(pointer, ty)| {
        let (ty, nullable) = match ty {
            Type::Nullable(inner) => (*inner, true),
            ty => (ty, false),
        };
        let Type::Named(name) = ty else { return None };
        let sent = sent.contains(&name);
        Some((pointer, SchemaType { name, nullable, sent }))
    };
    schemas.into_iter().filter_map(named).collect()
}
