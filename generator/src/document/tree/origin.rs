//! The places of all values in the source.
//!
//! Reading a text gives each value a number, its [`Origin`], and [`Origins`] keeps the rest under
//! that number: the value above it, the key or index, and the bytes. Nodes carry the number through
//! all rewriting, so a diagnostic names the place in the text that somebody wrote, and never one in
//! a tree that nobody has seen. The table is a few tens of bytes a value and never changes after
//! reading. Several texts, a description and its overlays, share one table, so that their nodes can
//! be put together.

use std::ops::Range;
use std::sync::Arc;

use indexmap::IndexSet;

use super::pointer::Pointer;
use crate::Source;
use crate::diagnostic::Place;

/// The number of a value of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Origin(u32);

/// The places of all values of all sources.
#[derive(Debug, Clone, Default)]
pub(crate) struct Origins {
    /// The names of the sources, each with the number of its first value.
    sources: Vec<(String, Origin)>,
    /// The length of all their texts.
    length: u32,
    spots: Vec<Spot>,
    keys: IndexSet<Arc<str>>,
}

#[derive(Debug, Clone, Copy)]
struct Spot {
    parent: Origin,
    step: Step,
    /// The part that a reader should look at: the value, or its key if the value runs over several
    /// lines.
    span: Span,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Root,
    Index(u32),
    Key { number: u32, span: Span },
}

/// Bytes of the source. [`Recorder::new`] sees to it that they fit.
#[derive(Debug, Clone, Copy)]
struct Span {
    start: u32,
    end: u32,
}

impl Origins {
    /// The place of a value.
    pub(crate) fn place(&self, origin: Origin) -> Place {
        self.place_of(origin, self.spot(origin).span)
    }

    /// The place of the key that a value stands under, or of the value if it has none.
    pub(crate) fn key_place(&self, origin: Origin) -> Place {
        let spot = self.spot(origin);
        match spot.step {
            Step::Key { span, .. } => self.place_of(origin, span),
            Step::Root | Step::Index(_) => self.place_of(origin, spot.span),
        }
    }

    /// The pointer of a value in the source.
    pub(crate) fn pointer(&self, origin: Origin) -> Pointer {
        let mut steps = Vec::new();
        let mut spot = self.spot(origin);
        while !matches!(spot.step, Step::Root) {
            steps.push(spot.step);
            spot = self.spot(spot.parent);
        }
        let mut pointer = Pointer::root();
        for step in steps.iter().rev() {
            match step {
                Step::Root => {}
                Step::Index(index) => pointer.push(&index.to_string()),
                Step::Key { number, .. } => pointer.push(&self.keys[*number as usize]),
            }
        }
        pointer
    }

    /// A value and everything above it, up to the root.
    pub(crate) fn ancestry(&self, origin: Origin) -> impl Iterator<Item = Origin> {
        std::iter::successors(Some(origin), |&origin| {
            let parent = self.spot(origin).parent;
            // The root is its own parent.
            (parent != origin).then_some(parent)
        })
    }

    /// The bytes of a value, or of its key or its first line if it runs over several lines.
    pub(crate) fn span(&self, origin: Origin) -> Range<usize> {
        let span = self.spot(origin).span;
        span.start as usize..span.end as usize
    }

    /// The text of a value; `sources` are all that were read, in that order.
    pub(crate) fn written<'t>(&self, origin: Origin, sources: &[&'t Source]) -> Option<&'t str> {
        sources.get(self.source(origin))?.text.get(self.span(origin))
    }

    /// The number of the source that a value is from.
    pub(crate) fn source(&self, origin: Origin) -> usize {
        let after = self.sources.partition_point(|(_, first)| *first <= origin);
        after.saturating_sub(1)
    }

    fn place_of(&self, origin: Origin, span: Span) -> Place {
        let source = self.sources.get(self.source(origin));
        Place {
            source: source.map(|(name, _)| name.clone()).unwrap_or_default(),
            pointer: self.pointer(origin).to_string(),
            span: span.start as usize..span.end as usize,
        }
    }

    fn spot(&self, origin: Origin) -> &Spot {
        &self.spots[origin.0 as usize]
    }
}

/// Writes down the origins while a text is read.
#[derive(Debug)]
pub(crate) struct Recorder<'t> {
    text: &'t str,
    origins: &'t mut Origins,
}

/// The way to a value, as a reader tells it.
#[derive(Debug, Clone)]
pub(crate) enum Way {
    Root,
    Item { parent: Origin, index: usize },
    Entry { parent: Origin, key: Arc<str>, span: Range<usize> },
}

impl<'t> Recorder<'t> {
    /// Goes on after other sources. `None` if all texts together are longer than four gigabytes.
    pub(crate) fn new(origins: &'t mut Origins, source: &'t Source) -> Option<Self> {
        let first = Origin(count(origins.spots.len()));
        origins.sources.push((source.name.clone(), first));
        origins.length = origins.length.checked_add(u32::try_from(source.text.len()).ok()?)?;
        Some(Self { text: &source.text, origins })
    }

    /// The text of the source.
    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    /// The origins so far.
    pub(crate) fn origins(&self) -> &Origins {
        self.origins
    }

    /// The shared text of a key.
    pub(crate) fn key(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.origins.keys.get(text) {
            return known.clone();
        }
        let key: Arc<str> = text.into();
        self.origins.keys.insert(key.clone());
        key
    }

    /// A new value, whose bytes are known as far as `span`; see [`close`](Self::close) for one
    /// whose end isn't.
    pub(crate) fn add(&mut self, way: Way, span: Range<usize>) -> Origin {
        let origin = Origin(count(self.origins.spots.len()));
        let (parent, step) = match way {
            Way::Root => (origin, Step::Root),
            Way::Item { parent, index } => (parent, Step::Index(count(index))),
            Way::Entry { parent, key, span } => {
                let (number, _) = self.origins.keys.insert_full(key);
                (parent, Step::Key { number: count(number), span: Span::from(span) })
            }
        };
        let span = self.visible(span, step);
        self.origins.spots.push(Spot { parent, step, span });
        origin
    }

    /// Sets the bytes of a list or mapping, once its end is known.
    pub(crate) fn close(&mut self, origin: Origin, span: Range<usize>) {
        let step = self.origins.spot(origin).step;
        let span = self.visible(span, step);
        self.origins.spots[origin.0 as usize].span = span;
    }

    /// The part to look at for a value of these bytes: all of it on one line, otherwise its key or
    /// its first line.
    fn visible(&self, span: Range<usize>, step: Step) -> Span {
        let text = self.text.get(span.clone()).unwrap_or_default().trim_end();
        match (text.find('\n'), step) {
            (None, _) if !text.is_empty() => Span::from(span.start..span.start + text.len()),
            (_, Step::Key { span, .. }) => span,
            (Some(line), _) => {
                let line = text[..line].trim_end();
                Span::from(span.start..span.start + line.len())
            }
            (None, _) => Span::from(span.start..span.start),
        }
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self { start: count(range.start), end: count(range.end) }
    }
}

/// Counts and byte offsets never exceed the length of the texts, which fits.
fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
