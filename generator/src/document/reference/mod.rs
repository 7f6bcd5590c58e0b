//! `$ref`: makes sure that each leads somewhere, even when rewriting has moved its target.
//!
//! [`check`] looks at the document as it was written, where a pointer means what its author meant.
//! [`References::keep`] forgets those that a selection has taken out, with their faults;
//! [`References::follow`] runs after the rewriting and renews the addresses of targets that have
//! moved.

mod cycle;
mod follow;
mod identifier;
mod recursive;
mod target;
pub(super) mod unresolved;

use std::collections::{HashMap, HashSet};

use super::shape::Object;
use super::walk::{Outside, Reached};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::tree::index::Index;
use crate::document::tree::node::Node;
use crate::document::tree::origin::{Origin, Origins};
use crate::document::tree::pointer::Pointer;
pub(super) use identifier::resolve as resolve_identified;
pub(super) use recursive::resolve as resolve_recursive;
use target::Names;
pub(super) use target::address;

/// The references of a document that lead somewhere.
#[derive(Debug, Default)]
pub(super) struct References {
    /// The values of `$ref`, as far as they are references and not data.
    values: HashSet<Origin>,
    /// The targets, by text.
    targets: HashMap<String, Target>,
    /// The faults of some of them, by the value of the `$ref`.
    failures: Vec<(Origin, Diagnostic)>,
}

/// The target of a reference.
#[derive(Debug, Clone)]
struct Target {
    pointer: Pointer,
    origin: Origin,
    /// The word for it, if it can't be an object.
    misfit: Option<String>,
}

/// A reference as it stands in the document.
struct Reference<'n> {
    /// The object that is the reference.
    holder: Origin,
    /// Its `$ref`.
    value: Origin,
    text: &'n str,
    /// The kind of object that has to be here.
    object: Object,
}

/// Finds all references. The faults of those that lead nowhere, out of the document, or in a circle
/// are kept for [`References::report`], beside those that are known by now.
pub(super) fn check(
    root: &Node,
    failures: Vec<(Origin, Diagnostic)>,
    origins: &Origins,
) -> References {
    let known: HashSet<Origin> = failures.iter().map(|(value, _)| *value).collect();
    let mut references = References { failures, ..References::default() };
    let names = Names::collect(root, origins);
    let mut unresolved: HashMap<&str, Diagnostic> = HashMap::new();
    let mut found = Vec::new();
    let reached = Reached::from(root, |node, object| {
        let (value, text) = reference_of(node)?;
        // A value that an alias repeats has been here before.
        if !references.values.insert(value.origin) || known.contains(&value.origin) {
            return None;
        }
        found.push(Reference { holder: node.origin, value: value.origin, text, object });
        if !references.targets.contains_key(text) && !unresolved.contains_key(text) {
            match names.resolve(root, text) {
                Ok(target) => {
                    references.targets.insert(text.to_owned(), target);
                }
                Err(reason) => {
                    unresolved.insert(text, unresolved::diagnostic(root, &names, text, reason));
                }
            }
        }
        let pointer = &references.targets.get(text)?.pointer;
        Some((names.find(root, pointer)?, pointer.clone()))
    });
    for Reference { value, text, object, .. } in &found {
        let wrong = || {
            let target = references.targets.get(*text)?;
            let is = names.find(root, &target.pointer).and_then(|node| reached.object(node));
            wrong_kind(target, is, *object)
        };
        if let Some(diagnostic) = unresolved.get(text).cloned().or_else(wrong) {
            references.failures.push((*value, diagnostic.at(origins.place(*value))));
        }
    }
    let circles = cycle::find(&found, &references, origins);
    references.failures.extend(circles);
    references
}

impl References {
    /// Reports the faults that were found.
    pub(super) fn report(&mut self, diagnostics: &mut Diagnostics) {
        for (_, diagnostic) in self.failures.drain(..) {
            diagnostics.push(diagnostic);
        }
    }

    /// Forgets those that are no longer in the document.
    pub(super) fn keep(&mut self, root: &Node) {
        let mut values = HashSet::new();
        let mut texts = HashSet::new();
        self.collect(root, &mut values, &mut texts);
        self.targets.retain(|text, _| texts.contains(text.as_str()));
        self.failures.retain(|(value, _)| values.contains(value));
        self.values = values;
    }

    fn collect<'n>(
        &self,
        node: &'n Node,
        values: &mut HashSet<Origin>,
        texts: &mut HashSet<&'n str>,
    ) {
        if let Some(text) = node.as_str()
            && self.values.contains(&node.origin)
        {
            values.insert(node.origin);
            texts.insert(text);
        }
        node.children().for_each(|child| self.collect(child, values, texts));
    }

    /// The objects that no table leads to, as the document is now.
    pub(super) fn outside<'n>(&self, root: &'n Node) -> Vec<Outside<'n>> {
        let index = Index::of(root);
        let reached = Reached::from(root, |node, _| {
            let target = self.targets.get(reference_of(node)?.1)?;
            let found = index.find(root, &target.pointer)?;
            (found.origin == target.origin).then(|| (found, target.pointer.clone()))
        });
        reached.outside()
    }

    /// The place where a reference leads in the document as it was written.
    pub(super) fn address(&self, text: &str) -> Option<&Pointer> {
        Some(&self.targets.get(text)?.pointer)
    }

    /// The value to which a reference leads in the document as it was written.
    pub(super) fn target<'n>(&self, root: &'n Node, text: &str) -> Option<&'n Node> {
        root.find(self.address(text)?)
    }
}

/// The value of `$ref` (or of `$dynamicRef`, which is read like one) of an object, and its text.
pub(super) fn reference_of(node: &Node) -> Option<(&Node, &str)> {
    let value = node.get("$ref").or_else(|| node.get("$dynamicRef"))?;
    Some((value, value.as_str()?))
}

/// The diagnostic for a reference to something else than the place asks for. The kind of a
/// component is plain from its pointer, that of others from the way on which they have been
/// reached.
fn wrong_kind(target: &Target, is: Option<Object>, object: Object) -> Option<Diagnostic> {
    let wanted = object.section()?;
    let mut tokens = target.pointer.tokens();
    let found = match (tokens.next().as_deref(), tokens.next(), tokens.next(), tokens.next()) {
        (Some("components"), Some(section), Some(_), None)
            if section != wanted && !section.starts_with("x-") =>
        {
            format!("one of the {section}")
        }
        (None, ..) => "the whole document".to_owned(),
        _ => match (target.misfit.as_deref(), is) {
            (Some(misfit), _) => misfit.to_owned(),
            (None, Some(is)) if is != object => is.name().to_owned(),
            (None, _) => return None,
        },
    };
    Some(error(object, &found, wanted))
}

fn error(object: Object, found: &str, wanted: &str) -> Diagnostic {
    let message = format!("{} must be here, but this refers to {found}", object.name());
    Diagnostic::error("reference-kind", message).help(format!("refer to one of the {wanted}"))
}
