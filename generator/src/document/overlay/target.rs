//! The target of an action: the values that a path (RFC 9535) leads to.
//!
//! The library for paths knows its own kind of values, so there is a copy of the description for
//! it, which follows every change. It names the values that it finds by their way from the root,
//! and that leads to the same values here.

use serde_json::{Map, Value};
use serde_json_path::{JsonPath, PathElement};

use crate::document::tree::node::{Kind, Node};

/// A description that is being amended.
pub(super) struct Target<'n> {
    root: &'n mut Node,
    /// The same values for the library.
    copy: Value,
    /// The number of values that updates have added.
    added: usize,
}

/// The way from the root to a value. Of two in the same list, the later one is greater.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Address(Vec<Step>);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Index(usize),
    Key(String),
}

/// The most brackets of a path that may be open at once: with each level, the library tries
/// everything twice and more.
const MAX_NESTING: usize = 8;

/// The most values of the copy that are replaced one by one. For more, the copy is made anew.
const MAX_REPLACED: usize = 64;

impl<'n> Target<'n> {
    pub(super) fn new(root: &'n mut Node) -> Self {
        let copy = value(root);
        Self { root, copy, added: 0 }
    }

    /// Returns the addresses that a path leads to, in their order and each once.
    pub(super) fn select(&self, path: &str) -> Result<Vec<Address>, String> {
        if nesting(path) > MAX_NESTING {
            return Err(format!("more than {MAX_NESTING} brackets are open at once"));
        }
        let path = JsonPath::parse(path).map_err(|error| error.to_string())?;
        let located = path.query_located(&self.copy);
        let mut addresses: Vec<_> = located
            .locations()
            .map(|location| Address(location.iter().map(Step::from).collect()))
            .collect();
        addresses.sort_unstable();
        addresses.dedup();
        Ok(addresses)
    }

    /// Returns the longest beginning of a path that leads to something, and its addresses.
    pub(super) fn known_part<'p>(&self, path: &'p str) -> Option<(&'p str, Vec<Address>)> {
        path.char_indices().rev().filter(|(_, letter)| ".[".contains(*letter)).find_map(
            |(end, _)| {
                let part = &path[..end];
                let addresses = self.select(part).ok()?;
                (!addresses.is_empty()).then_some((part, addresses))
            },
        )
    }

    pub(super) fn find(&self, address: &Address) -> Option<&Node> {
        address.0.iter().try_fold(&*self.root, |node, step| match step {
            Step::Index(index) => node.items().get(*index),
            Step::Key(key) => node.get(key),
        })
    }

    pub(super) fn find_mut(&mut self, address: &Address) -> Option<&mut Node> {
        address.0.iter().try_fold(&mut *self.root, |node, step| match step {
            Step::Index(index) => node.items_mut()?.get_mut(*index),
            Step::Key(key) => node.get_mut(key),
        })
    }

    /// Counts values that are added. Returns true if there is room for them.
    pub(super) fn spend(&mut self, values: usize, limit: usize) -> bool {
        self.added = self.added.saturating_add(values);
        self.added <= limit
    }

    /// Takes values out of the lists and mappings they are in. The addresses are in order, so from
    /// the last one on each still leads to its value.
    pub(super) fn remove(&mut self, addresses: Vec<Address>) {
        let mut holders = Vec::new();
        for Address(mut steps) in addresses.into_iter().rev() {
            let Some(last) = steps.pop() else { continue };
            let holder = Address(steps);
            let Some(node) = self.find_mut(&holder) else { continue };
            match last {
                Step::Key(key) => drop(node.take(&key)),
                Step::Index(index) => {
                    if let Some(items) = node.items_mut()
                        && index < items.len()
                    {
                        items.remove(index);
                    }
                }
            }
            if holders.last() != Some(&holder) {
                holders.push(holder);
            }
        }
        self.update_copy(&holders);
    }

    /// Updates the copy at addresses of values that have changed.
    pub(super) fn update_copy(&mut self, addresses: &[Address]) {
        if addresses.len() > MAX_REPLACED {
            self.copy = value(self.root);
            return;
        }
        for address in addresses {
            let Some(new) = self.find(address).map(value) else { continue };
            let old = address.0.iter().try_fold(&mut self.copy, |value, step| match step {
                Step::Index(index) => value.get_mut(*index),
                Step::Key(key) => value.get_mut(key),
            });
            if let Some(old) = old {
                *old = new;
            }
        }
    }
}

impl Address {
    pub(super) fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn depth(&self) -> usize {
        self.0.len()
    }
}

impl From<&PathElement<'_>> for Step {
    fn from(element: &PathElement<'_>) -> Self {
        match element {
            PathElement::Name(name) => Self::Key((*name).to_owned()),
            PathElement::Index(index) => Self::Index(*index),
        }
    }
}

/// Returns the most brackets that are open at once. Those in strings count, too: there are never so
/// many.
fn nesting(path: &str) -> usize {
    let (mut open, mut most) = (0_usize, 0);
    for letter in path.chars() {
        match letter {
            '[' | '(' => open += 1,
            ']' | ')' => open = open.saturating_sub(1),
            _ => {}
        }
        most = most.max(open);
    }
    most
}

/// Copies a value for the library.
fn value(node: &Node) -> Value {
    match &node.kind {
        Kind::Null => Value::Null,
        Kind::Boolean(value) => Value::Bool(*value),
        // An infinite number, which JSON doesn't have, is null.
        Kind::Number(number) => serde_json::to_value(number).unwrap_or(Value::Null),
        Kind::String(text) => Value::String(text.to_string()),
        Kind::Sequence(items) => Value::Array(items.iter().map(value).collect()),
        Kind::Mapping(entries) => {
            let entries = entries.iter().map(|entry| (entry.key.to_string(), value(&entry.value)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
    }
}
