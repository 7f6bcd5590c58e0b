//! From text to one tree, and the views of it that lowering reads: the first stage.
//!
//! ```text
//! text ──▶ nodes ──▶ overlays ──▶ version ──▶ files ──▶ references
//!      ──▶ selection ──▶ rewriting ──▶ references again ──▶ skeleton
//! ```
//!
//! - `text` reads YAML or JSON into a tree of [`Node`]s that know where they stand.
//! - `overlay` amends them.
//! - `version` lets OpenAPI 3.0 and 3.1 through.
//! - `file` adds the parts of other files that it refers to.
//! - `reference` makes sure that each `$ref` leads somewhere.
//! - `selection` takes out the operations that nobody wants.
//! - `rewrite` says everything in as few ways as possible, mostly those of OpenAPI 3.0, along the
//!   tables in `shape`, and reports the losses.
//! - `typed` hands the skeleton to `openapiv3`.
//!
//! `openapiv3` gets the skeleton of the description; schemas, and all that it has no place for, are
//! read from the tree, where everything keeps its own name. `schema` has the views for that.
//! `follow` is the one way to follow references. `report` has the diagnostics of a step.
//!
//! Three things can be relied on: `$ref`s have nothing beside them in schemas and lead to the
//! present place of their target; a schema for null alone is `enum: [null]` without a type; and one
//! for nothing is `not: {}`.

mod component;
mod file;
mod follow;
mod overlay;
mod reference;
mod report;
mod rewrite;
pub(crate) mod schema;
mod selection;
mod shape;
mod suggestion;
mod text;
mod tree;
mod typed;
mod version;
mod walk;

pub use tree::node::Node;
pub use tree::pointer::Pointer;
pub use version::Version;

pub(crate) use follow::Target;
pub(crate) use typed::Part;

use crate::Input;
use crate::config::Selection;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use report::Reporter;
use schema::{Schema, Slot};
use tree::index::Index;
use tree::origin::Origins;

/// A description, and the way back from it to its text.
#[derive(Debug, Clone)]
pub struct Document {
    /// The skeleton of the description: all but its schemas.
    pub openapi: openapiv3::OpenAPI,
    /// The version that the text says it is.
    pub version: Version,
    /// The name of the description's source.
    name: String,
    root: Node,
    index: Index,
    origins: Origins,
}

impl Document {
    /// Reads one description. Everything wrong goes into `diagnostics`; `None` when nothing
    /// sensible can follow.
    pub fn parse<'a>(input: impl Into<Input<'a>>, diagnostics: &mut Diagnostics) -> Option<Self> {
        Self::parse_selected(input, &Selection::default(), diagnostics)
    }

    /// Reads the selected operations of one description, and all that they need.
    pub fn parse_selected<'a>(
        input: impl Into<Input<'a>>,
        selection: &Selection,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let Input { description, overlays, files } = input.into();
        let sources: Vec<_> = [description].into_iter().chain(overlays).collect();
        let mut origins = Origins::default();
        let nodes = sources.iter().map(|source| text::read(source, &mut origins, diagnostics));
        let mut nodes = nodes.collect::<Option<Vec<_>>>()?;
        let overlays = nodes.split_off(1);
        let mut root = nodes.pop()?;
        let mut reporter = Reporter::new(&sources, &origins, diagnostics);
        if !overlay::apply(&mut root, &overlays, &description.name, &mut reporter) {
            return None;
        }
        let version = version::gate(&root, &mut reporter)?;
        reference::resolve_identified(&mut root, &origins);
        let (mut root, assembled) =
            file::assemble(root, description, sources.len(), files, &mut origins, diagnostics);
        let sources: Vec<_> = sources.into_iter().chain(&assembled.files).collect();
        reference::resolve_recursive(&mut root, &origins);
        let mut references = reference::check(&root, assembled.failures, &origins);
        if !selection.is_empty() {
            let mut reporter = Reporter::new(&sources, &origins, diagnostics);
            let selected = rewrite::place_path_items(&mut root, &references, &mut reporter)
                && selection::select(&mut root, selection, &mut references, &origins, diagnostics);
            if !selected {
                return None;
            }
        }
        references.report(diagnostics);
        let reporter = Reporter::new(&sources, &origins, diagnostics);
        let readable = rewrite::rewrite(&mut root, version, &references, reporter);
        references.follow(&mut root, &origins, diagnostics);
        if !readable {
            return None;
        }
        match typed::read_all(&root) {
            Ok(openapi) => {
                let name = description.name.clone();
                let index = Index::of(&root);
                Some(Self { openapi, version, name, root, index, origins })
            }
            Err(misread) => {
                let place = place(&root, &Index::default(), &origins, &misread.pointer);
                let diagnostic =
                    Diagnostic::error("unreadable-description", misread.message).at(place);
                diagnostics
                    .push(diagnostic.help("this is more than is checked for; please report it"));
                None
            }
        }
    }

    /// The place in the source of the value at a pointer, or of the value around it if there is
    /// none.
    ///
    /// The pointer is one into the document as it has been rewritten; the place names the value in
    /// the text as it was written.
    #[must_use]
    pub fn place(&self, pointer: &Pointer) -> Place {
        place(&self.root, &self.index, &self.origins, pointer)
    }

    /// The pointer of the value as it was written; after the name of the file and `#`, if that is
    /// another one.
    pub(crate) fn written(&self, pointer: &Pointer) -> String {
        let Place { source, pointer, .. } = self.place(pointer);
        if source == self.name { pointer } else { format!("{source}#{pointer}") }
    }

    /// Returns true if a vendor extension stands anywhere in the document.
    #[must_use]
    pub fn has_extension(&self, name: &str) -> bool {
        self.index.has_extension(name)
    }

    /// The raw value at a pointer into the document as it has been rewritten.
    #[must_use]
    pub fn value(&self, pointer: &Pointer) -> Option<&Node> {
        self.index.find(&self.root, pointer)
    }

    /// The place for a schema at a pointer, with its value.
    pub(crate) fn slot(&self, pointer: Pointer) -> Option<Slot<'_>> {
        Some(Slot::new(self.value(&pointer)?, pointer))
    }

    /// The schema at a place, with all references followed.
    pub(crate) fn schema<'d>(&'d self, slot: &Slot<'d>) -> Option<Schema<'d>> {
        match slot {
            Slot::Schema(schema) => Some(schema.clone()),
            Slot::Reference(reference) => {
                let Target { node, pointer } = self.target(reference.text).ok()?;
                Some(Schema::new(node, pointer))
            }
        }
    }
}

fn place(root: &Node, index: &Index, origins: &Origins, pointer: &Pointer) -> Place {
    let mut node = root;
    for token in pointer.tokens() {
        let Some(next) = index.step(node, &token) else { break };
        node = next;
    }
    origins.place(node.origin)
}
