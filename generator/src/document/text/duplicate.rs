//! Keys that a mapping has twice.
//!
//! Parsers disagree on whether the first or the last one counts, and `openapiv3` would take the
//! last in silence. Nobody can know which of the two was meant, so this is an error; the first one
//! stays, so that reading can go on.

use std::collections::HashSet;
use std::collections::hash_map::{self, HashMap};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::tree::node::Entry;
use crate::document::tree::origin::{Origin, Origins};

/// Takes all but the first of equal keys out of a mapping that has just been read.
pub(super) fn remove(entries: &mut Vec<Entry>, origins: &Origins, diagnostics: &mut Diagnostics) {
    if !has_duplicates(entries) {
        return;
    }
    let mut firsts: HashMap<Arc<str>, Origin> = HashMap::new();
    entries.retain(|entry| match firsts.entry(entry.key.clone()) {
        hash_map::Entry::Vacant(vacant) => {
            vacant.insert(entry.value.origin);
            true
        }
        hash_map::Entry::Occupied(first) => {
            let message = format!("the key `{}` stands here for the second time", entry.key);
            let diagnostic = Diagnostic::error("duplicate-key", message)
                .at(origins.key_place(entry.value.origin))
                .help("remove one of the two: readers don't agree on which one counts")
                .related(origins.key_place(*first.get()), "it stands here first");
            diagnostics.push(diagnostic);
            false
        }
    });
}

/// Comparing all with all is quicker than hashing, as long as there are few.
fn has_duplicates(entries: &[Entry]) -> bool {
    if entries.len() <= 12 {
        entries
            .iter()
            .enumerate()
            .any(|(index, entry)| entries[..index].iter().any(|other| other.key == entry.key))
    } else {
        let mut known = HashSet::with_capacity(entries.len());
        !entries.iter().all(|entry| known.insert(&entry.key))
    }
}
