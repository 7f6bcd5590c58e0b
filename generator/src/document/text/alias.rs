//! Anchors, aliases and merge keys of YAML.
//!
//! An alias is a copy of the value at its anchor. Ten aliases of ten aliases, nine times over,
//! would be billions of copies, so there is a budget; descriptions that use aliases to save typing
//! never come near it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::yaml::invalid;
use super::{Failure, MAX_DEPTH};
use crate::document::tree::node::{Entry, Kind, Node};

/// The most nodes that aliases and merge keys may add.
const MAX_COPIES: usize = 1_000_000;

/// The nodes that have anchors.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    known: HashMap<usize, Anchored>,
    copied: usize,
}

#[derive(Debug)]
struct Anchored {
    node: Node,
    size: usize,
    height: usize,
}

impl Anchors {
    /// Remembers a value that has an anchor.
    pub(super) fn keep(
        &mut self,
        anchor: usize,
        node: &Node,
        span: &Range<usize>,
    ) -> Result<(), Failure> {
        let (size, height) = measure(node);
        self.spend(size, span)?;
        self.known.insert(anchor, Anchored { node: node.clone(), size, height });
        Ok(())
    }

    /// The value for an alias at some depth.
    pub(super) fn copy(
        &mut self,
        anchor: usize,
        depth: usize,
        span: &Range<usize>,
    ) -> Result<Node, Failure> {
        let Some(Anchored { size, height, .. }) = self.known.get(&anchor) else {
            // The parser knows all anchors, so this one has begun and not ended.
            return Err(invalid("an alias can't stand inside of what it stands for", span.clone()));
        };
        if depth + height > MAX_DEPTH {
            return Err(invalid(format!("more than {MAX_DEPTH} levels of nesting"), span.clone()));
        }
        self.spend(*size, span)?;
        Ok(self.known[&anchor].node.clone())
    }

    /// The text for an alias that stands for a key, if it is one.
    pub(super) fn text(&self, anchor: usize) -> Option<&str> {
        self.known.get(&anchor)?.node.as_str()
    }

    /// Adds the entries of the mappings that a merge key (`<<`) names: the first to have a key
    /// wins, and the mapping's own keys win over all. YAML 1.2 has dropped merge keys, but nobody
    /// who writes one means anything else.
    pub(super) fn merge(
        entries: &mut Vec<Entry>,
        position: usize,
        named: Node,
        span: Range<usize>,
    ) -> Result<(), Failure> {
        let sources = match named.kind {
            Kind::Sequence(items) => items,
            _ => vec![named],
        };
        let mut known: HashSet<_> = entries.iter().map(|entry| entry.key.clone()).collect();
        let mut added = Vec::new();
        for source in sources {
            let Kind::Mapping(merged) = source.kind else {
                return Err(invalid("a merge key needs a mapping, or a list of them", span));
            };
            added.extend(merged.into_iter().filter(|entry| known.insert(entry.key.clone())));
        }
        let position = position.min(entries.len());
        entries.splice(position..position, added);
        Ok(())
    }

    fn spend(&mut self, size: usize, span: &Range<usize>) -> Result<(), Failure> {
        self.copied += size;
        if self.copied > MAX_COPIES {
            return Err(invalid(
                format!("aliases add more than {MAX_COPIES} values"),
                span.clone(),
            ));
        }
        Ok(())
    }
}

/// The number of nodes, and of those below each other.
fn measure(node: &Node) -> (usize, usize) {
    node.children().map(measure).fold((1, 1), |(size, height), (below_size, below_height)| {
        (size + below_size, height.max(below_height + 1))
    })
}
