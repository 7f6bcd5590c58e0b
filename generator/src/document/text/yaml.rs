//! YAML to nodes.
//!
//! The parser hands over events in the order of the text, and this puts them together without
//! recursion, so that nesting is counted and not suffered.

use std::ops::Range;
use std::sync::Arc;

use saphyr_parser::{Event, Parser, ScalarStyle, Tag};

use super::alias::Anchors;
use super::duplicate;
use super::position::Positions;
use super::scalar;
use super::{Failure, MAX_DEPTH};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::tree::node::{Entry, Kind, Node};
use crate::document::tree::origin::{Origin, Recorder, Way};

/// Reads the text, which is all of the source but for a byte order mark.
pub(super) fn read(
    text: &str,
    recorder: &mut Recorder<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<Node, Failure> {
    let skipped = recorder.text().len() - text.len();
    let positions = Positions::new(text, skipped);
    let mut reader =
        Reader { recorder, diagnostics, open: Vec::new(), anchors: Anchors::default(), root: None };
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        match event {
            Ok((event, span)) => reader.event(event, positions.bytes(span))?,
            Err(error) => {
                let start = positions.byte(*error.marker());
                let next = text[start - skipped..].chars().next();
                return Err(invalid(error.info(), start..start + next.map_or(0, char::len_utf8)));
            }
        }
    }
    let Reader { recorder, root, .. } = reader;
    // Nothing but comments, or nothing at all.
    Ok(root.unwrap_or_else(|| Node::new(Kind::Null, recorder.add(Way::Root, skipped..skipped))))
}

struct Reader<'a, 't> {
    recorder: &'a mut Recorder<'t>,
    diagnostics: &'a mut Diagnostics,
    open: Vec<Container>,
    anchors: Anchors,
    root: Option<Node>,
}

/// A list or mapping whose end has not come yet.
struct Container {
    origin: Origin,
    anchor: usize,
    start: usize,
    content: Content,
}

enum Content {
    Items(Vec<Node>),
    Entries {
        entries: Vec<Entry>,
        /// The key whose value comes next.
        key: Option<Key>,
        /// The values of merge keys, each with the number of entries before it.
        merged: Vec<(usize, Node)>,
    },
}

struct Key {
    text: Arc<str>,
    span: Range<usize>,
    is_merge: bool,
}

impl Reader<'_, '_> {
    fn event(&mut self, event: Event<'_>, span: Range<usize>) -> Result<(), Failure> {
        match event {
            Event::DocumentStart(_) if self.root.is_some() => Err(Failure {
                help: Some("put each description into a file of its own"),
                ..invalid("a second document begins here", span)
            }),
            Event::Scalar(text, style, ..) if self.awaits_key() => {
                self.key(&text, style == ScalarStyle::Plain, span);
                Ok(())
            }
            Event::Scalar(text, style, anchor, tag) => {
                let origin = self.recorder.add(self.way(), span);
                let kind = self.scalar(&text, style, tag.as_deref(), origin);
                self.attach(Node::new(kind, origin), anchor)
            }
            Event::Alias(anchor) if self.awaits_key() => match self.anchors.text(anchor) {
                Some(text) => {
                    let text = text.to_owned();
                    self.key(&text, false, span);
                    Ok(())
                }
                None => Err(invalid("only text can be a key", span)),
            },
            Event::Alias(anchor) => {
                let mut node = self.anchors.copy(anchor, self.open.len(), &span)?;
                // The values below keep their places at the anchor, since they are written there.
                node.origin = self.recorder.add(self.way(), span);
                self.attach(node, 0)
            }
            Event::SequenceStart(anchor, _) => self.begin(anchor, span, Content::Items(Vec::new())),
            Event::MappingStart(anchor, _) => self.begin(
                anchor,
                span,
                Content::Entries { entries: Vec::new(), key: None, merged: Vec::new() },
            ),
            Event::SequenceEnd | Event::MappingEnd => self.end(span.end),
            Event::DocumentStart(_)
            | Event::DocumentEnd
            | Event::StreamStart
            | Event::StreamEnd
            | Event::Nothing => Ok(()),
        }
    }

    fn awaits_key(&self) -> bool {
        let content = self.open.last().map(|container| &container.content);
        matches!(content, Some(Content::Entries { key: None, .. }))
    }

    fn key(&mut self, text: &str, plain: bool, span: Range<usize>) {
        let text = self.recorder.key(text);
        if let Some(Container { content: Content::Entries { key, .. }, .. }) = self.open.last_mut()
        {
            let is_merge = plain && &*text == "<<";
            *key = Some(Key { text, span, is_merge });
        }
    }

    /// The way to the value that comes next.
    fn way(&self) -> Way {
        let Some(container) = self.open.last() else { return Way::Root };
        let parent = container.origin;
        match &container.content {
            Content::Items(items) => Way::Item { parent, index: items.len() },
            Content::Entries { key: Some(key), .. } => {
                Way::Entry { parent, key: key.text.clone(), span: key.span.clone() }
            }
            // Nobody asks for the way to a key: it isn't a value.
            Content::Entries { key: None, .. } => Way::Root,
        }
    }

    fn begin(
        &mut self,
        anchor: usize,
        span: Range<usize>,
        content: Content,
    ) -> Result<(), Failure> {
        if self.awaits_key() {
            return Err(invalid("only text can be a key", span));
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(invalid(format!("more than {MAX_DEPTH} levels of nesting"), span));
        }
        let start = span.start;
        let origin = self.recorder.add(self.way(), span);
        self.open.push(Container { origin, anchor, start, content });
        Ok(())
    }

    fn end(&mut self, end: usize) -> Result<(), Failure> {
        let Some(Container { origin, anchor, start, content }) = self.open.pop() else {
            return Ok(());
        };
        self.recorder.close(origin, start..end);
        let kind = match content {
            Content::Items(items) => Kind::Sequence(items),
            Content::Entries { mut entries, merged, .. } => {
                duplicate::remove(&mut entries, self.recorder.origins(), self.diagnostics);
                // From the last one on, so that the numbers of entries before stay right.
                for (position, named) in merged.into_iter().rev() {
                    let span = self.recorder.origins().span(named.origin);
                    Anchors::merge(&mut entries, position, named, span)?;
                }
                Kind::Mapping(entries)
            }
        };
        self.attach(Node::new(kind, origin), anchor)
    }

    /// Puts a finished value where it belongs.
    fn attach(&mut self, node: Node, anchor: usize) -> Result<(), Failure> {
        if anchor > 0 {
            let span = self.recorder.origins().span(node.origin);
            self.anchors.keep(anchor, &node, &span)?;
        }
        match self.open.last_mut().map(|container| &mut container.content) {
            None => self.root = Some(node),
            Some(Content::Items(items)) => items.push(node),
            Some(Content::Entries { entries, key, merged }) => match key.take() {
                Some(key) if key.is_merge => merged.push((entries.len(), node)),
                Some(key) => entries.push(Entry { key: key.text, value: node }),
                None => {}
            },
        }
        Ok(())
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        tag: Option<&Tag>,
        origin: Origin,
    ) -> Kind {
        let untagged = match style {
            ScalarStyle::Plain => scalar::plain(text),
            _ => Kind::String(text.into()),
        };
        let Some(tag) = tag else { return untagged };
        let plain = scalar::plain(text);
        match (tag.is_yaml_core_schema(), tag.suffix.as_str(), &plain) {
            (true, "str", _) => Kind::String(text.into()),
            (true, "null", Kind::Null)
            | (true, "bool", Kind::Boolean(_))
            | (true, "int" | "float", Kind::Number(_)) => plain,
            _ => {
                let handle = if tag.is_yaml_core_schema() { "!!" } else { &*tag.handle };
                let message = format!("the tag `{handle}{}` means nothing here", tag.suffix);
                let diagnostic = Diagnostic::warning("yaml-tag", message);
                let place = self.recorder.origins().place(origin);
                self.diagnostics.push(diagnostic.at(place).help("it is ignored; remove it"));
                untagged
            }
        }
    }
}

pub(super) fn invalid(message: impl Into<String>, span: Range<usize>) -> Failure {
    Failure { code: "invalid-yaml", message: message.into(), span, help: None }
}
