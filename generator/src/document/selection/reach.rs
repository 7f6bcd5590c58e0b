//! The needs of the selected operations: every component that a reference, a discriminator or a
//! security requirement of theirs names, and so on from there.

use std::collections::HashSet;

use super::{Selected, is_operation, paths};
use crate::document::reference::{References, reference_of};
use crate::document::shape::{Object, Shape};
use crate::document::tree::node::Node;
use crate::document::tree::pointer::Pointer;
use crate::document::walk;

/// Everything that is needed.
#[derive(Default)]
pub(super) struct Reached {
    /// The section and the name of each component.
    components: HashSet<(String, String)>,
    /// True if an operation has the security of the whole document.
    pub(super) common_security: bool,
    /// Copies of values outside of the components, each with its address and the section it would
    /// belong to: where they stand, they may be pruned.
    pub(super) elsewhere: Vec<(Pointer, &'static str, Node)>,
}

impl Reached {
    pub(super) fn has(&self, section: &str, name: &str) -> bool {
        self.components.contains(&(section.to_owned(), name.to_owned()))
    }
}

/// Follows everything that the selected operations name.
pub(super) fn reach(root: &Node, selected: &Selected, references: &References) -> Reached {
    let mut search = Search {
        root,
        references,
        reached: Reached::default(),
        seen: HashSet::new(),
        next: Vec::new(),
    };
    for (path, item) in paths(root) {
        let is_selected = |field: &str| is_operation(field) && selected.has(path, field);
        if !item.iter().any(|(field, _)| is_selected(field)) {
            continue;
        }
        for (field, value) in item.iter() {
            if is_selected(field) {
                search.operation(value);
            } else if let Some(known) = Object::PathItem.field(field)
                && !is_operation(field)
            {
                search.look(value, known.shape);
            }
        }
    }
    if search.reached.common_security {
        root.get("security").into_iter().for_each(|security| search.requirements(security));
    }
    search.finish()
}

struct Search<'n> {
    root: &'n Node,
    references: &'n References,
    reached: Reached,
    /// The references that have been followed, with the object that has to be there, which the
    /// place alone doesn't always tell.
    seen: HashSet<(&'n str, Object)>,
    /// The values that have been found and not been looked into.
    next: Vec<(&'n Node, Shape)>,
}

/// A name that an object gives for something else.
enum Mention<'n> {
    Reference(&'n str, Object),
    /// A value of a discriminator's mapping: a reference, or the name of a schema.
    Mapping(&'n str),
}

impl<'n> Search<'n> {
    /// Looks into everything that has been found. Components lead to others in chains that may be
    /// long, so this is no recursion.
    fn finish(mut self) -> Reached {
        while let Some((node, shape)) = self.next.pop() {
            self.look(node, shape);
        }
        self.reached
    }

    fn operation(&mut self, operation: &'n Node) {
        match operation.get("security") {
            Some(security) => self.requirements(security),
            None => self.reached.common_security = true,
        }
        for (key, value) in operation.iter() {
            if let Some(field) = Object::Operation.field(key) {
                self.look(value, field.shape);
            }
        }
    }

    fn look(&mut self, node: &'n Node, shape: Shape) {
        let mut mentions = Vec::new();
        walk::objects(node, shape, &mut |node, object| {
            if let Some((_, text)) = reference_of(node) {
                mentions.push(Mention::Reference(text, object));
            }
            if object == Object::Discriminator {
                let mapping = node.get("mapping").into_iter().flat_map(Node::iter);
                let targets = mapping.filter_map(|(_, target)| target.as_str());
                mentions.extend(targets.map(Mention::Mapping));
            }
        });
        for mention in mentions {
            match mention {
                Mention::Reference(text, object) => self.follow(text, object),
                Mention::Mapping(target) => {
                    self.component("schemas", target);
                    let address = Pointer::from_reference(target);
                    address.into_iter().for_each(|address| self.address(&address, Object::Schema));
                }
            }
        }
    }

    fn requirements(&mut self, security: &'n Node) {
        let names = security.items().iter().flat_map(Node::iter).map(|(name, _)| name);
        names.for_each(|name| self.component("securitySchemes", name));
    }

    fn follow(&mut self, text: &'n str, object: Object) {
        if self.seen.insert((text, object))
            && let Some(address) = self.references.address(text)
        {
            self.address(address, object);
        }
    }

    /// Marks the value at a pointer.
    fn address(&mut self, address: &Pointer, object: Object) {
        let mut tokens = address.tokens();
        match (tokens.next().as_deref(), tokens.next(), tokens.next()) {
            (Some("components"), Some(section), Some(name)) => self.component(&section, &name),
            _ => {
                let (Some(node), Some(section)) = (self.root.find(address), object.section())
                else {
                    return;
                };
                self.reached.elsewhere.push((address.clone(), section, node.clone()));
                self.next.push((node, Shape::Object(object)));
            }
        }
    }

    /// Marks a component as a whole, even if something refers only to a part of it.
    fn component(&mut self, section: &str, name: &str) {
        let components = self.root.get("components");
        let component = components.and_then(|components| components.get(section)?.get(name));
        let Some(component) = component else { return };
        let field = Object::Components.field(section);
        let Some(Shape::Map(shape)) = field.map(|field| field.shape) else { return };
        if self.reached.components.insert((section.to_owned(), name.to_owned())) {
            self.next.push((component, *shape));
        }
    }
}
