//! Path items, and their holders: paths, webhooks and callbacks.
//!
//! A path item may be a reference with operations of its own beside it, which `openapiv3` can't
//! hold; and 3.1 keeps path items among the components, which it doesn't know at all. So they are
//! put where they are referred to.

use std::sync::Arc;

use crate::chain;
use crate::document::reference::References;
use crate::document::report::Reporter;
use crate::document::shape::is_status;
use crate::document::tree::link::Link;
use crate::document::tree::node::{Entry, Kind, Node};

/// The most values that references to path items may add. Descriptions share a few, and small ones.
const MAX_COPIES: usize = 1_000_000;

/// The places of path items.
const HOLDERS: [&[&str]; 3] = [&["paths"], &["webhooks"], &["components", "pathItems"]];

/// Replaces path items that are references by their targets. That comes before everything else,
/// because the rules see only what is below them, and a selection has to see the operations.
/// Returns true if there was room for them.
pub(in crate::document) fn place_path_items(
    root: &mut Node,
    references: &References,
    reporter: &mut Reporter<'_>,
) -> bool {
    let mut budget = MAX_COPIES;
    for holder in HOLDERS {
        let mut targets = Vec::new();
        let items = holder.iter().try_fold(&*root, |node, key| node.get(key));
        for (index, entry) in items.map(Node::entries).unwrap_or_default().iter().enumerate() {
            let Some(entries) = resolved(root, &entry.value, references, reporter) else {
                continue;
            };
            let node = Node::new(Kind::Mapping(entries), entry.value.origin);
            let Some(rest) = budget.checked_sub(node.size()) else {
                let message = format!("references to path items add more than {MAX_COPIES} values");
                let help = "put large parts of them into components of their own";
                reporter.error("too-large", reporter.place(entry.value.origin), message, help);
                return false;
            };
            budget = rest;
            targets.push((index, node));
        }
        let items = holder.iter().try_fold(&mut *root, |node, key| node.get_mut(key));
        if let Some(entries) = items.and_then(Node::entries_mut) {
            for (index, node) in targets {
                entries[index].value = node;
            }
        }
    }
    true
}

/// The fields of a path item that is a reference: its own, and those of its target, and so on.
fn resolved(
    root: &Node,
    item: &Node,
    references: &References,
    reporter: &mut Reporter<'_>,
) -> Option<Vec<Entry>> {
    item.get("$ref")?;
    let mut is_whole = true;
    let chain = chain::links(Link(item), |Link(item)| {
        let target = references.target(root, item.get("$ref")?.as_str()?);
        is_whole &= target.is_some();
        target.map(Link)
    });
    // A circle is reported elsewhere, and so is a reference that leads nowhere.
    let chain = chain.ok().filter(|_| is_whole)?;
    let mut entries: Vec<Entry> = Vec::new();
    for Link(current) in chain {
        for entry in current.entries().iter().filter(|entry| &*entry.key != "$ref") {
            if !entries.iter().any(|known| known.key == entry.key) {
                entries.push(entry.clone());
            } else if let Some(own) = item.get(&entry.key) {
                let place = reporter.key_place(own.origin);
                let message = format!("what this path item refers to has `{}`, too", entry.key);
                reporter.warning("path-item-conflict", place, message, "only this one counts");
            }
        }
    }
    Some(entries)
}

/// Makes paths start with a slash, without which `openapiv3` takes no notice of them.
pub(super) fn paths(paths: &mut Node, reporter: &mut Reporter<'_>) {
    let Some(entries) = paths.entries_mut() else { return };
    for entry in entries
        .iter_mut()
        .filter(|entry| !entry.key.starts_with('/') && !entry.key.starts_with("x-"))
    {
        let place = reporter.key_place(entry.value.origin);
        let path = format!("/{}", entry.key);
        let message = format!("the path `{}` doesn't start with a slash", entry.key);
        reporter.warning("path-without-slash", place, message, format!("it is read as `{path}`"));
        entry.key = path.into();
    }
}

/// Gives ranges of statuses one spelling, so that they are found by it.
pub(super) fn responses(responses: &mut Node) {
    let Some(entries) = responses.entries_mut() else { return };
    for index in 0..entries.len() {
        let key = &entries[index].key;
        if key.ends_with("xx") && is_status(key) {
            let range: Arc<str> = key.to_uppercase().into();
            if !entries.iter().any(|entry| entry.key == range) {
                entries[index].key = range;
            }
        }
    }
}
