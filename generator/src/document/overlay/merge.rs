//! The merging of an update into a value (Overlay 1.1.0, section 4.4.3, which spells out the
//! meaning of 1.0.0).

use crate::document::tree::node::{Entry, Kind, Node};

/// An update and the value that it can't be merged into.
#[derive(Debug)]
pub(super) struct Misfit {
    pub(super) update: Node,
    pub(super) target: Node,
}

/// Merges an update into a value: mappings key by key, lists one after the other. Any other value
/// is replaced by the update.
pub(super) fn merge(target: &mut Node, update: &Node) -> Result<(), Misfit> {
    match (&mut target.kind, &update.kind) {
        (Kind::Mapping(entries), Kind::Mapping(updates)) => {
            for Entry { key, value } in updates {
                match entries.iter_mut().find(|entry| entry.key == *key) {
                    Some(entry) => merge(&mut entry.value, value)?,
                    None => entries.push(Entry { key: key.clone(), value: value.clone() }),
                }
            }
        }
        (Kind::Sequence(items), Kind::Sequence(more)) => items.extend_from_slice(more),
        // A key without a value: the specification's own examples name what they leave alone like
        // this.
        (Kind::Mapping(_) | Kind::Sequence(_), Kind::Null) => {}
        (Kind::Mapping(_) | Kind::Sequence(_), _) => return Err(misfit(target, update)),
        // The same in the description: a key that nobody has given a value yet.
        (Kind::Null, _) => *target = update.clone(),
        (_, Kind::Mapping(_) | Kind::Sequence(_)) => return Err(misfit(target, update)),
        _ => *target = update.clone(),
    }
    Ok(())
}

/// Adds an update to a list: as an entry, or all of its entries if it is a list itself.
pub(super) fn append(target: &mut Node, update: &Node) {
    let Some(items) = target.items_mut() else { return };
    match &update.kind {
        Kind::Sequence(more) => items.extend_from_slice(more),
        _ => items.push(update.clone()),
    }
}

fn misfit(target: &Node, update: &Node) -> Misfit {
    Misfit { update: update.clone(), target: target.clone() }
}
