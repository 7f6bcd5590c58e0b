//! The selection: keeps the wanted operations, and everything that they need.
//!
//! It comes when it is known where references lead, and before anything is held against the
//! specification: a fault in a part that nobody wants keeps nobody from the rest, and takes no
//! time.
//!
//! - `pattern` matches operations with patterns.
//! - `reach` finds the components that the selected operations need.
//! - `prune` takes everything else out, and with it the webhooks. Callbacks belong to their
//!   operations.

mod pattern;
mod prune;
mod reach;

use std::collections::HashSet;

use super::reference::References;
use super::shape::{Object, Shape};
use crate::config::Selection;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::tree::node::Node;
use crate::document::tree::origin::Origins;
use pattern::{Labels, Patterns};

/// Takes everything out of a document that is neither selected nor needed by a selected operation.
/// Returns true if anything is left.
pub(super) fn select(
    root: &mut Node,
    selection: &Selection,
    references: &mut References,
    origins: &Origins,
    diagnostics: &mut Diagnostics,
) -> bool {
    let mut patterns = Patterns::new(selection, diagnostics);
    let selected = Selected::choose(root, &mut patterns);
    patterns.report_unmatched(diagnostics);
    if selected.operations.is_empty() {
        let message = format!("no operation is left by {}", patterns.texts());
        let place = patterns.place().or_else(|| Some(origins.place(root.get("paths")?.origin)));
        let help = "what the others select, those with `!` take out again";
        // A pattern that matches nothing is reported already.
        if !diagnostics.has_errors() {
            diagnostics.push(Diagnostic::error("empty-selection", message).at(place).help(help));
        }
        return false;
    }
    let reached = reach::reach(root, &selected, references);
    prune::prune(root, &selected, &reached);
    references.keep(root);
    true
}

/// The wanted operations, each as a path and the field of its path item.
struct Selected {
    operations: HashSet<(String, String)>,
}

impl Selected {
    fn choose(root: &Node, patterns: &mut Patterns) -> Self {
        let mut operations = HashSet::new();
        for (path, item) in paths(root) {
            // Some descriptions lack the slash; it is added later.
            let slashed = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
            for (field, operation) in item.iter().filter(|(field, _)| is_operation(field)) {
                let tags = operation.get("tags").map(Node::items).unwrap_or_default();
                let labels = Labels {
                    tags: tags.iter().filter_map(Node::as_str).collect(),
                    id: operation.get("operationId").and_then(Node::as_str),
                    method: field.to_uppercase(),
                    path: &slashed,
                };
                if patterns.select(&labels) {
                    operations.insert((path.to_owned(), field.to_owned()));
                }
            }
        }
        Self { operations }
    }

    fn has(&self, path: &str, field: &str) -> bool {
        self.operations.contains(&(path.to_owned(), field.to_owned()))
    }
}

fn paths(root: &Node) -> impl Iterator<Item = (&str, &Node)> {
    let paths = root.get("paths").into_iter().flat_map(Node::iter);
    paths.filter(|(path, _)| is_path(path))
}

fn is_path(key: &str) -> bool {
    !key.starts_with("x-")
}

/// Returns true if a field of a path item is an operation.
fn is_operation(field: &str) -> bool {
    let field = Object::PathItem.field(field);
    field.is_some_and(|field| matches!(field.shape, Shape::Object(Object::Operation)))
}
