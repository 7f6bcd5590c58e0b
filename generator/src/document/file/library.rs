//! The library of files that have been read.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use super::mention::{Mention, Role};
use super::{Spot, name};
use crate::diagnostic::{Diagnostics, Place};
use crate::document::reference::address;
use crate::document::shape::{Object, Shape};
use crate::document::tree::node::{Kind, Node};
use crate::document::tree::origin::{Origin, Origins};
use crate::document::tree::pointer::Pointer;
use crate::document::{text, walk};
use crate::{Loader, Source};

/// The description, and all files that have been asked for.
pub(super) struct Library<'a> {
    /// The names of all files, the description first.
    names: Vec<String>,
    roots: Vec<Node>,
    /// The sources of all files but the description.
    sources: Vec<Source>,
    /// The number of each file by its name, or the reason why it can't be read.
    by_name: HashMap<String, Result<usize, Unread>>,
    loader: &'a dyn Loader,
    pub(super) origins: &'a mut Origins,
    /// The number of sources that belong to the description: itself and its overlays.
    amended: usize,
    /// The `$id`s of the description's schemas, collected on first use.
    identifiers: OnceCell<HashSet<String>>,
}

/// The reason why a file can't be read.
#[derive(Debug, Clone)]
pub(super) enum Unread {
    /// The loader has no text, and says why.
    Missing(String),
    /// The text is malformed: the message, and the place.
    Broken(String, Option<Place>),
}

impl<'a> Library<'a> {
    pub(super) fn new(
        root: Node,
        description: &Source,
        amended: usize,
        loader: &'a dyn Loader,
        origins: &'a mut Origins,
    ) -> Self {
        let name = name::normalized(&description.name);
        Self {
            by_name: HashMap::from([(name.clone(), Ok(0))]),
            names: vec![name],
            roots: vec![root],
            sources: Vec::new(),
            loader,
            origins,
            amended,
            identifiers: OnceCell::new(),
        }
    }

    /// Returns the document, and the sources of the files in it beside the description and its
    /// overlays.
    pub(super) fn into_parts(mut self) -> (Node, Vec<Source>) {
        (self.roots.swap_remove(0), self.sources)
    }

    /// Returns the file with a name, which is read if it hasn't been yet.
    pub(super) fn file(
        &mut self,
        name: &str,
        diagnostics: &mut Diagnostics,
    ) -> Result<usize, Unread> {
        if let Some(known) = self.by_name.get(name) {
            return known.clone();
        }
        let read = self.read(name, diagnostics);
        self.by_name.insert(name.to_owned(), read.clone());
        read
    }

    fn read(&mut self, name: &str, diagnostics: &mut Diagnostics) -> Result<usize, Unread> {
        let text = self.loader.load(name).map_err(Unread::Missing)?;
        let source = Source { name: name.to_owned(), text };
        let mut findings = Diagnostics::default();
        let root = text::read(&source, self.origins, &mut findings);
        self.sources.push(source);
        // The fault of a file is reported at the references to it: perhaps nobody needs them.
        let Some(root) = root else {
            // The origins of its values are there all the same.
            self.names.push(name.to_owned());
            self.roots.push(Node::new(Kind::Null, self.roots[0].origin));
            let broken = findings.iter().last();
            let message = broken.map(|diagnostic| diagnostic.message.clone()).unwrap_or_default();
            let place = broken.and_then(|diagnostic| diagnostic.place.clone());
            return Err(Unread::Broken(message, place));
        };
        findings.into_iter().for_each(|diagnostic| diagnostics.push(diagnostic.clone()));
        self.names.push(name.to_owned());
        self.roots.push(root);
        Ok(self.roots.len() - 1)
    }

    pub(super) fn name(&self, file: usize) -> &str {
        self.names.get(file).map_or("", String::as_str)
    }

    pub(super) fn root(&self, file: usize) -> Option<&Node> {
        self.roots.get(file)
    }

    pub(super) fn root_mut(&mut self) -> &mut Node {
        &mut self.roots[0]
    }

    pub(super) fn roots_mut(&mut self) -> impl Iterator<Item = &mut Node> {
        self.roots.iter_mut()
    }

    pub(super) fn find(&self, spot: &Spot) -> Option<&Node> {
        self.root(spot.file)?.find(&spot.pointer)
    }

    /// Returns the file that a value was written in. Overlays belong to the description.
    pub(super) fn file_of(&self, origin: Origin) -> usize {
        (self.origins.source(origin) + 1).saturating_sub(self.amended)
    }

    /// Returns the place of a value: usually the one where it was written, but overlays move values
    /// of the description.
    pub(super) fn spot(&self, origin: Origin) -> Spot {
        let file = self.file_of(origin);
        let pointer = match file {
            0 => address(&self.roots[0], origin, self.origins),
            _ => self.origins.pointer(origin),
        };
        Spot { file, pointer }
    }

    /// Returns true if a text may lead to another file.
    pub(super) fn may_lead_to_file(&self, mention: &Mention<'_>) -> bool {
        if self.file_of(mention.value) != 0 {
            return true;
        }
        match mention.role {
            Role::Mapping => name::looks_like_file(mention.text) && !self.has_schema(mention.text),
            Role::Reference { .. } | Role::Include(_) => !mention.text.starts_with('#'),
        }
    }

    /// Returns true if a schema among the components of the description has this name.
    pub(super) fn has_schema(&self, name: &str) -> bool {
        let schemas = self.roots[0].get("components").and_then(|node| node.get("schemas"));
        schemas.is_some_and(|schemas| schemas.has(name))
    }

    /// Returns true if a schema of the description has this `$id`.
    pub(super) fn has_identifier(&self, text: &str) -> bool {
        let identifiers = self.identifiers.get_or_init(|| {
            let mut identifiers = HashSet::new();
            walk::objects(&self.roots[0], Shape::Object(Object::OpenApi), &mut |node, object| {
                if object == Object::Schema {
                    identifiers.extend(node.get("$id").and_then(Node::as_str).map(str::to_owned));
                }
            });
            identifiers
        });
        identifiers.contains(text)
    }
}

/// Returns a pointer to a value below, by steps from the last to the first.
pub(super) fn below(pointer: &Pointer, rest: &[String]) -> Pointer {
    rest.iter().rev().fold(pointer.clone(), |pointer, token| pointer.join(token))
}
