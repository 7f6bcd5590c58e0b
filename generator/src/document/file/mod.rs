//! The files beside the description. The parts of them that it refers to become parts of it.
//!
//! ```text
//! $ref: ./pets.yaml#/Pet   ──▶   $ref: '#/components/schemas/Pet'
//! ```
//!
//! This comes before anything asks where references lead, so that all later stages see one
//! document. Values from another file keep their place there.
//!
//! - `mention` finds the texts that may lead to another file.
//! - `name` finds the name of that file.
//! - `library` reads it.
//! - `resolve` finds the target in it.
//! - `home` gives the target a place in the description.
//! - `insert` puts it there, if the place is that of a reference.
//! - `address` writes the address of the place wherever the target is mentioned.

mod address;
mod home;
mod insert;
mod library;
mod mention;
mod name;
mod resolve;

use std::collections::{HashMap, HashSet};

use super::reference::reference_of;
use super::shape::{Object, Shape};
use super::walk::Reached;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::tree::index::Index;
use crate::document::tree::node::Node;
use crate::document::tree::origin::{Origin, Origins};
use crate::document::tree::pointer::Pointer;
use crate::{Loader, Source};
use home::Homes;
use insert::Inserter;
use library::Library;
use mention::{Mention, Role};

/// The most values that may be copied to the places of references to them.
const MAX_COPIES: usize = 1_000_000;

/// A value in one of the files. The description is the first of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Spot {
    file: usize,
    pointer: Pointer,
}

/// The result of putting the files together, beside the document.
#[derive(Debug, Default)]
pub(super) struct Assembled {
    /// The files that were read, in the order of their origins.
    pub(super) files: Vec<Source>,
    /// The references that lead nowhere, by the value of the `$ref`.
    pub(super) failures: Vec<(Origin, Diagnostic)>,
}

/// Makes one document of a description and everything that it refers to in other files. `amended`
/// is the number of sources that have been read by now: the description, and the overlays that
/// belong to it.
pub(super) fn assemble(
    root: Node,
    description: &Source,
    amended: usize,
    loader: &dyn Loader,
    origins: &mut Origins,
    diagnostics: &mut Diagnostics,
) -> (Node, Assembled) {
    let library = Library::new(root, description, amended, loader, origins);
    let mut assembly = Assembly {
        library,
        diagnostics,
        known: HashMap::new(),
        walked: HashSet::new(),
        targets: Vec::new(),
        homes: Homes::default(),
        failures: Vec::new(),
        copies: MAX_COPIES,
    };
    let everything = Spot { file: 0, pointer: Pointer::root() };
    let mut next = vec![(everything, Shape::Object(Object::OpenApi))];
    next.extend(assembly.outside());
    // Each text is looked at once, so this comes to an end.
    while !next.is_empty() {
        let inclusions = assembly.explore(next);
        next = assembly.include(inclusions);
    }
    assembly.finish()
}

struct Assembly<'a> {
    library: Library<'a>,
    diagnostics: &'a mut Diagnostics,
    /// The target of each text, by its origin. `None` for failures, and for texts that lead to no
    /// file.
    known: HashMap<Origin, Option<Spot>>,
    /// The values that have been looked into already, as these objects.
    walked: HashSet<(Spot, Object)>,
    /// The values that have been referred to, in that order, as these objects.
    targets: Vec<(Spot, Object)>,
    homes: Homes,
    failures: Vec<(Origin, Diagnostic)>,
    /// The number of values that may still be copied.
    copies: usize,
}

/// A value that takes the place of the reference to it.
struct Inclusion {
    /// The reference.
    holder: Origin,
    /// Its `$ref`.
    value: Origin,
    target: Spot,
    shape: Shape,
}

/// A [`Mention`] that has left its node.
struct OwnedMention {
    holder: Origin,
    value: Origin,
    text: Box<str>,
    role: Role,
}

impl Assembly<'_> {
    /// The parts of the description that only references lead to, in an extension say.
    fn outside(&self) -> Vec<(Spot, Shape)> {
        let Some(root) = self.library.root(0) else { return Vec::new() };
        let index = Index::of(root);
        let reached = Reached::from(root, |node, _| {
            let pointer = Pointer::from_reference(reference_of(node)?.1)?;
            Some((index.find(root, &pointer)?, pointer))
        });
        let outside = reached.outside().into_iter();
        outside.map(|it| (Spot { file: 0, pointer: it.pointer.clone() }, it.shape())).collect()
    }

    /// Looks for references in these values, and in their targets. Returns those whose target takes
    /// their place.
    fn explore(&mut self, mut next: Vec<(Spot, Shape)>) -> Vec<Inclusion> {
        let mut inclusions = Vec::new();
        while let Some((spot, shape)) = next.pop() {
            let found = self.mentions(&spot, shape);
            let mut targets = Vec::new();
            for mention in found {
                let Some(target) = self.resolve(&mention) else { continue };
                let object = match mention.role {
                    Role::Include(shape) => {
                        inclusions.push(mention.inclusion(target, shape));
                        continue;
                    }
                    Role::Reference { object, alone } => {
                        if alone && self.moves_in(&mention, &spot, object, &target) {
                            let shape = Shape::Object(object);
                            inclusions.push(mention.inclusion(target.clone(), shape));
                        }
                        object
                    }
                    Role::Mapping => Object::Schema,
                };
                if target.file != 0 && self.walked.insert((target.clone(), object)) {
                    self.targets.push((target.clone(), object));
                    targets.push((target, Shape::Object(object)));
                }
            }
            // The first target is looked into first, so that it has the first choice of names.
            next.extend(targets.into_iter().rev());
        }
        inclusions
    }

    /// Returns the mentions in a value that aren't known yet.
    fn mentions(&self, spot: &Spot, shape: Shape) -> Vec<OwnedMention> {
        let mut found = Vec::new();
        let Some(node) = self.library.find(spot) else { return found };
        mention::find(node, shape, &mut |mention: Mention<'_>| {
            if !self.known.contains_key(&mention.value) && self.library.may_lead_to_file(&mention) {
                let Mention { holder, value, text, role } = mention;
                found.push(OwnedMention { holder, value, text: text.into(), role });
            }
        });
        found
    }

    /// Returns true if the target of a reference that has nothing beside it takes its place.
    /// Components of the description may be no more than a list of files, and so may its paths:
    /// then their names are the right ones.
    fn moves_in(&self, mention: &OwnedMention, spot: &Spot, object: Object, target: &Spot) -> bool {
        let is_target = self.library.find(spot).is_some_and(|node| node.origin == mention.holder);
        target.file != 0
            && !self.homes.has(target)
            && (object == Object::PathItem
                || (is_target && spot.file != 0)
                || self.is_component(mention.holder))
    }

    /// Returns true if a value is, or has become, one of the components of the description.
    fn is_component(&self, holder: Origin) -> bool {
        let address = self.homes.address(&self.library.spot(holder));
        address.is_some_and(|address| {
            address.tokens().next().as_deref() == Some("components")
                && address.tokens().count() == 3
        })
    }

    /// Puts targets in the place of references. Returns the values that have to be looked into
    /// again.
    fn include(&mut self, inclusions: Vec<Inclusion>) -> Vec<(Spot, Shape)> {
        let mut replacements = HashMap::new();
        let mut next = Vec::new();
        for Inclusion { holder, value, target, shape } in inclusions {
            let place = self.library.spot(holder);
            let is_first = self.homes.add(&target, &place);
            let may_stay = matches!(shape, Shape::Object(object) if object.section().is_some());
            if may_stay && !is_first {
                // The target has another place already: this remains a reference.
                continue;
            }
            if let Some(node) = self.library.find(&target) {
                replacements.insert(holder, (value, node.clone()));
                next.push((place, shape));
            }
        }
        let mut inserter = Inserter::new(&replacements, self.copies);
        if !replacements.is_empty() {
            self.library.roots_mut().for_each(|root| inserter.insert(root));
        }
        self.copies = inserter.budget();
        self.failures.extend(inserter.failures(self.library.origins));
        next
    }
}

impl OwnedMention {
    fn inclusion(&self, target: Spot, shape: Shape) -> Inclusion {
        Inclusion { holder: self.holder, value: self.value, target, shape }
    }
}
