//! The insertion of parts of files in the place of references to them.

use std::collections::{BTreeMap, HashMap};

use super::MAX_COPIES;
use crate::diagnostic::Diagnostic;
use crate::document::tree::node::Node;
use crate::document::tree::origin::{Origin, Origins};

/// Puts replacements in the place of references.
pub(super) struct Inserter<'a> {
    /// The replacement for each reference, with the value of its `$ref`.
    replacements: &'a HashMap<Origin, (Origin, Node)>,
    /// The references whose replacements are being inserted, one in the other.
    open: Vec<Origin>,
    /// The number of values that may still be inserted.
    budget: usize,
    /// The reasons why replacements can't be inserted, by the value of the `$ref`.
    refused: BTreeMap<Origin, String>,
}

impl<'a> Inserter<'a> {
    pub(super) fn new(replacements: &'a HashMap<Origin, (Origin, Node)>, budget: usize) -> Self {
        Self { replacements, open: Vec::new(), budget, refused: BTreeMap::new() }
    }

    pub(super) fn budget(&self) -> usize {
        self.budget
    }

    /// Inserts all replacements in a value.
    pub(super) fn insert(&mut self, node: &mut Node) {
        let holder = node.origin;
        let Some((value, replacement)) = self.replacements.get(&holder) else {
            node.children_mut().for_each(|child| self.insert(child));
            return;
        };
        if self.open.contains(&holder) {
            self.refused.insert(*value, "this would be a part of itself".to_owned());
            return;
        }
        let Some(rest) = self.budget.checked_sub(replacement.size()) else {
            let message =
                format!("what files put into each other is more than {MAX_COPIES} values");
            self.refused.insert(*value, message);
            return;
        };
        self.budget = rest;
        *node = replacement.clone();
        // The replacement may have such references in it, and may even be one.
        self.open.push(holder);
        self.insert(node);
        self.open.pop();
    }

    pub(super) fn failures(self, origins: &Origins) -> Vec<(Origin, Diagnostic)> {
        let help = "make it a component, and refer to that";
        let failures = self.refused.into_iter().map(|(value, message)| {
            let diagnostic = Diagnostic::error("reference-cycle", message).help(help);
            (value, diagnostic.at(origins.place(value)))
        });
        failures.collect()
    }
}
