//! Finds the pieces that a client needs: those that it mentions, and those that these mention.

use std::collections::BTreeSet;

use super::mention::Mentions;
use super::piece::Kind;
use super::source::Source;

/// The pieces that a client needs.
pub(super) struct Needed {
    pieces: Vec<bool>,
    /// The files in which something is mentioned.
    files: Vec<bool>,
}

impl Needed {
    /// Follows mentions until there are no new ones.
    pub(super) fn new(source: &Source, mentions: &Mentions) -> Self {
        let mut search = Search {
            source,
            mentioned: vec![false; source.pieces.len()],
            needed: Self {
                pieces: vec![false; source.pieces.len()],
                files: vec![false; source.files.len()],
            },
            features: mentions.features().collect(),
            settled: false,
        };
        for mention in mentions.resolved() {
            for piece in source.find(&mention, None) {
                search.mentioned[piece] = true;
            }
        }
        search.follow();
        // From now on features are what they are, so that their absence can be asked for.
        search.settled = true;
        search.follow();
        search.needed
    }

    pub(super) fn has(&self, piece: usize) -> bool {
        self.pieces[piece]
    }

    pub(super) fn has_file(&self, file: usize) -> bool {
        self.files[file]
    }
}

struct Search<'s> {
    source: &'s Source,
    mentioned: Vec<bool>,
    needed: Needed,
    features: BTreeSet<&'s str>,
    settled: bool,
}

impl Search<'_> {
    fn follow(&mut self) {
        let mut is_new = true;
        while is_new {
            is_new = false;
            for piece in 0..self.source.pieces.len() {
                if !self.needed.pieces[piece] && self.is_needed(piece) {
                    is_new = true;
                    self.take(piece);
                }
            }
        }
    }

    fn take(&mut self, piece: usize) {
        self.needed.pieces[piece] = true;
        let links = &self.source.links[piece];
        links.mentions.iter().for_each(|mentioned| self.mentioned[*mentioned] = true);
        if self.mentioned[piece] {
            self.needed.files[links.file] = true;
            if !self.settled {
                self.features.insert(self.source.files[links.file].module());
            }
        }
    }

    fn is_needed(&self, id: usize) -> bool {
        let piece = &self.source.pieces[id];
        let links = &self.source.links[id];
        let holds = piece.stated.condition.as_ref().is_none_or(|condition| {
            condition.holds(&|feature| self.features.contains(feature), self.settled)
        });
        if !holds || !links.requires.iter().all(|required| self.needed.pieces[*required]) {
            return false;
        }
        let is_wanted = match &piece.kind {
            Kind::Item { .. } | Kind::Field { .. } | Kind::Variant { .. } => self.mentioned[id],
            // What is public of a type stands with it, unless it is in a file of its own that isn't
            // needed.
            Kind::Method(method) if method.is_public => self.needed.files[links.file],
            Kind::Method(_) => return self.mentioned[id],
            Kind::Implementation { .. } => return self.needed.files[links.file],
            Kind::Methods => {
                let mut inner = self.source.files[links.file].pieces.clone();
                return inner.any(|inner| {
                    self.source.pieces[inner].parent == Some(id) && self.needed.pieces[inner]
                });
            }
            // These follow from the rest, when that is clear.
            Kind::Module(_) | Kind::Import { .. } => return false,
            Kind::Arm { .. } | Kind::Value { .. } | Kind::Statement => true,
        };
        let around = piece.parent.filter(|_| !matches!(piece.kind, Kind::Method(_)));
        is_wanted && around.is_none_or(|around| self.needed.pieces[around])
    }
}
