//! From text to `openapiv3`: the first stage.
//!
//! ```text
//! text ──▶ nodes ──▶ overlays ──▶ version ──▶ files ──▶ references ──▶ selection ──▶ rewriting ──▶ references again ──▶ openapiv3
//! ```
//!
//! - `text` reads YAML or JSON into a tree of [`Node`]s that know where they stand.
//! - `overlay` amends them.
//! - `version` lets OpenAPI 3.0 and 3.1 through.
//! - `file` adds what it refers to in other files.
//! - `reference` makes sure that each `$ref` leads somewhere.
//! - `selection` takes out what nobody wants.
//! - `rewrite` says everything in the terms of OpenAPI 3.0, along the tables in `shape`, and keeps the ledger of
//!   what can't be said.
//! - `typed` hands the result to `openapiv3`.
//!
//! What `openapiv3` has no place for goes on as extensions, rewritten like everything else:
//!
//! | where | extension | what it was |
//! |---|---|---|
//! | schema | `x-prefix-items` | `prefixItems`, a list of schemas; `items` is then for what comes after them |
//! | schema | `x-pattern-properties` | `patternProperties`, schemas by pattern |
//! | schema | `x-property-pattern` | the pattern of all names, where the schema of their values is `additionalProperties` |
//! | schema | `x-unevaluated-properties`, `x-unevaluated-items` | a boolean or a schema |
//! | schema | `x-conditional-properties` | the properties in `then`, `else` and `dependentSchemas` that it doesn't declare |
//! | schema | `x-content-encoding`, `x-content-media-type`, `x-content-schema` | beside the format that they imply |
//! | schema | `x-defs`, `x-definitions` | schemas by name; references lead into them |
//! | schema | `x-examples` | all of `examples`, where `example` is the first |
//! | schema | `x-minimum`, `x-maximum` | a bound of an integer beyond 64 bits with a sign |
//! | schema | `x-format` | the format of a boolean, an array or an object |
//! | schema | `x-xml`, `x-comment` | `xml`, `$comment` |
//! | anything | `x-default`, `x-example`, `x-value` | the value null, which can't be told from none |
//! | description | `x-webhooks`, `x-json-schema-dialect` | `webhooks`, `jsonSchemaDialect` |
//! | components | `x-path-items` | `pathItems`; those in `paths` are there in place of the references to them |
//! | operation | `x-callback-references` | callbacks by reference |
//! | path item of a callback | `x-ref` | `$ref` |
//! | parameter, header | `x-allow-reserved`, `x-explode` | where `openapiv3` doesn't have them |
//! | encoding | `x-explode` | `explode`, where it is given at all |
//!
//! Three things can be relied on: `$ref`s have nothing beside them in schemas and lead to where their target is now; a schema
//! for null alone is `enum: [null]` without a type; and one for nothing is `not: {}`.

mod component;
mod file;
mod overlay;
mod reference;
mod rewrite;
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

use serde::de::DeserializeOwned;

use crate::Input;
use crate::config::Selection;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use rewrite::Rewriter;
use tree::index::Index;
use tree::origin::Origins;

/// A description, and the way back from it to its text.
#[derive(Debug, Clone)]
pub struct Document {
    /// The description, in the terms of OpenAPI 3.0.
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
    /// Reads one description. Everything wrong goes into `diagnostics`; `None` when nothing sensible can follow.
    pub fn parse<'a>(input: impl Into<Input<'a>>, diagnostics: &mut Diagnostics) -> Option<Self> {
        Self::parse_selected(input, &Selection::default(), diagnostics)
    }

    /// Reads the selected operations of one description, and what they need.
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
        if !overlay::apply(&mut root, &overlays, &description.name, &origins, diagnostics) {
            return None;
        }
        let version = version::gate(&root, &sources, &origins, diagnostics)?;
        reference::resolve_identified(&mut root, &origins);
        let (mut root, assembled) =
            file::assemble(root, description, sources.len(), files, &mut origins, diagnostics);
        let sources: Vec<_> = sources.into_iter().chain(&assembled.files).collect();
        reference::resolve_recursive(&mut root, &origins);
        let mut references = reference::check(&root, assembled.failures, &origins);
        if !selection.is_empty() {
            let rewriter = Rewriter::new(&sources, version, &origins, diagnostics);
            let selected = rewriter.place_path_items(&mut root, &references)
                && selection::select(&mut root, selection, &mut references, &origins, diagnostics);
            if !selected {
                return None;
            }
        }
        references.report(diagnostics);
        let rewriter = Rewriter::new(&sources, version, &origins, diagnostics);
        let readable = rewriter.rewrite(&mut root, &references);
        references.follow(&mut root, &origins, diagnostics);
        if !readable {
            return None;
        }
        match typed::read(&root) {
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

    /// Where the value at a pointer stands in the source, or what is around it if there is no such value.
    ///
    /// The pointer is one into [`openapi`](Self::openapi), that is, into the document as it has been rewritten; the
    /// place names the value in the text as it was written.
    #[must_use]
    pub fn place(&self, pointer: &Pointer) -> Place {
        place(&self.root, &self.index, &self.origins, pointer)
    }

    /// The pointer of the value as it was written; after the name of the file and `#`, if that is another one.
    pub(crate) fn written(&self, pointer: &Pointer) -> String {
        let Place { source, pointer, .. } = self.place(pointer);
        if source == self.name { pointer } else { format!("{source}#{pointer}") }
    }

    /// Whether a vendor extension stands anywhere in the document.
    #[must_use]
    pub fn has_extension(&self, name: &str) -> bool {
        self.index.has_extension(name)
    }

    /// The raw value at a pointer into the document as it has been rewritten.
    #[must_use]
    pub fn value(&self, pointer: &Pointer) -> Option<&Node> {
        self.index.find(&self.root, pointer)
    }

    /// The value at a pointer, read as a part of a description: the target of a reference to a place that
    /// [`openapi`](Self::openapi) doesn't have, such as `#/components/schemas/Pet/x-defs/Name`.
    ///
    /// `None` if there is no such value, or if it is none of these.
    #[must_use]
    pub fn read<T: DeserializeOwned + Send>(&self, pointer: &Pointer) -> Option<T> {
        typed::read(self.index.find(&self.root, pointer)?).ok()
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
