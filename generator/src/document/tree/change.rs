//! Changes to values, for overlays, selections and the rewriting.

use super::node::{Entry, Kind, Node, index};
use super::pointer::Pointer;

impl Node {
    /// The value that a pointer leads to from here.
    pub(crate) fn find_mut(&mut self, pointer: &Pointer) -> Option<&mut Self> {
        pointer.tokens().try_fold(self, |node, token| match node.is_sequence() {
            true => node.items_mut()?.get_mut(index(&token)?),
            false => node.get_mut(&token),
        })
    }

    /// All values one step down.
    pub(crate) fn children_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        let (items, entries): (&mut [Self], &mut [Entry]) = match &mut self.kind {
            Kind::Sequence(items) => (items, &mut []),
            Kind::Mapping(entries) => (&mut [], entries),
            _ => (&mut [], &mut []),
        };
        items.iter_mut().chain(entries.iter_mut().map(|entry| &mut entry.value))
    }

    /// The entries of a mapping.
    pub(crate) fn entries_mut(&mut self) -> Option<&mut Vec<Entry>> {
        match &mut self.kind {
            Kind::Mapping(entries) => Some(entries),
            _ => None,
        }
    }

    /// The values of a sequence.
    pub(crate) fn items_mut(&mut self) -> Option<&mut Vec<Self>> {
        match &mut self.kind {
            Kind::Sequence(items) => Some(items),
            _ => None,
        }
    }

    /// The value under a key, if this is a mapping that has it.
    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut Self> {
        self.entries_mut()?
            .iter_mut()
            .find(|entry| &*entry.key == key)
            .map(|entry| &mut entry.value)
    }

    /// Takes a key out of a mapping.
    pub(crate) fn take(&mut self, key: &str) -> Option<Self> {
        let entries = self.entries_mut()?;
        let index = entries.iter().position(|entry| &*entry.key == key)?;
        Some(entries.remove(index).value)
    }

    /// Puts a value under a key of a mapping: in the place of the old value, or at the end.
    pub(crate) fn set(&mut self, key: &str, value: Self) {
        if let Some(old) = self.get_mut(key) {
            *old = value;
        } else if let Some(entries) = self.entries_mut() {
            entries.push(Entry { key: key.into(), value });
        }
    }

    /// Gives a key of a mapping another name, in its place. A value that the new name already has
    /// is kept, and the old one goes.
    pub(crate) fn rename(&mut self, from: &str, to: &str) {
        if self.has(to) {
            self.take(from);
        } else if let Some(entries) = self.entries_mut()
            && let Some(entry) = entries.iter_mut().find(|entry| &*entry.key == from)
        {
            entry.key = to.into();
        }
    }

    /// The entries of a mapping; none for anything else.
    pub(crate) fn into_entries(self) -> Vec<Entry> {
        match self.kind {
            Kind::Mapping(entries) => entries,
            _ => Vec::new(),
        }
    }
}
