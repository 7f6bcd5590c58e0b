//! The targets of references to other files, and of those that stand in other files.

use super::library::Unread;
use super::mention::Role;
use super::{Assembly, OwnedMention, Spot, name};
use crate::diagnostic::Diagnostic;
use crate::document::reference::unresolved;
use crate::document::suggestion;
use crate::document::tree::node::Node;
use crate::document::tree::pointer::Pointer;

impl Assembly<'_> {
    /// Returns the target of a mention. `None` if there is none, which is then among the failures,
    /// or if it is resolved later, with the references of the description.
    pub(super) fn resolve(&mut self, mention: &OwnedMention) -> Option<Spot> {
        let target = match self.target(mention) {
            Ok(target) => target,
            // A mapping without a target is left out, which is reported later.
            Err(_) if matches!(mention.role, Role::Mapping) => None,
            Err(diagnostic) => {
                let place = self.library.origins.place(mention.value);
                self.failures.push((mention.value, diagnostic.at(place)));
                None
            }
        };
        self.known.insert(mention.value, target.clone());
        target
    }

    fn target(&mut self, mention: &OwnedMention) -> Result<Option<Spot>, Box<Diagnostic>> {
        let text = &*mention.text;
        let holder = self.library.file_of(mention.value);
        if matches!(mention.role, Role::Mapping) && !text.contains('#') {
            if let Some(spot) = self.named(holder, text) {
                return Ok(Some(spot));
            }
            if !name::looks_like_file(text) {
                return Ok(None);
            }
        }
        // An address may be the identifier of a schema. One that leads nowhere is reported with the
        // references of the description.
        if name::is_address(text) || self.library.has_identifier(text) {
            return Ok(None);
        }
        let (path, fragment) = name::parts(text);
        let file = match path {
            "" => holder,
            _ => self.file(holder, path, text)?,
        };
        let pointer = self.pointer(file, fragment, text)?;
        Ok(Some(Spot { file, pointer }))
    }

    /// Returns the schema that a mapping means by a bare name: the description's own, or else one
    /// of the file it stands in (OpenAPI 3.1.1, section 4.8.25.2).
    fn named(&self, holder: usize, name: &str) -> Option<Spot> {
        let pointer = Pointer::root().join("components").join("schemas").join(name);
        let file = if self.library.has_schema(name) { 0 } else { holder };
        let spot = Spot { file, pointer };
        self.library.find(&spot).is_some().then_some(spot)
    }

    fn file(&mut self, holder: usize, path: &str, text: &str) -> Result<usize, Box<Diagnostic>> {
        let name = name::resolve(self.library.name(holder), path);
        let slip = self.library.root(0).and_then(|root| unresolved::slip(root, text));
        let diagnostic = |unread| match unread {
            Unread::Missing(why) => {
                let message = format!("`{text}` leads to a file that can't be read: {why}");
                let place = || {
                    format!("it was looked for as `{name}`, beside the file that this stands in")
                };
                Diagnostic::error("external-reference", message).help(slip.unwrap_or_else(place))
            }
            Unread::Broken(why, place) => {
                let message = format!("what is in `{name}` can't be read: {why}");
                Diagnostic::error("external-reference", message).related(place, "this is the place")
            }
        };
        self.library.file(&name, self.diagnostics).map_err(|unread| diagnostic(unread).into())
    }

    fn pointer(&self, file: usize, fragment: &str, text: &str) -> Result<Pointer, Box<Diagnostic>> {
        let Some(root) = self.library.root(file) else { return Ok(Pointer::root()) };
        let name = self.library.name(file);
        match Pointer::from_reference(&format!("#{fragment}")) {
            Some(pointer) if root.find(&pointer).is_some() => Ok(pointer),
            Some(pointer) => {
                Err(unresolved::nothing_there(root, text, &pointer, Some(name)).into())
            }
            None => anchored(root, fragment)
                .map(|node| self.library.spot(node.origin).pointer)
                .ok_or_else(|| no_anchor(root, fragment, name).into()),
        }
    }
}

/// Returns the schema with an anchor.
fn anchored<'n>(node: &'n Node, name: &str) -> Option<&'n Node> {
    if ["$anchor", "$dynamicAnchor"].iter().any(|keyword| node.says(keyword, name)) {
        return Some(node);
    }
    node.children().find_map(|child| anchored(child, name))
}

fn no_anchor(root: &Node, anchor: &str, file: &str) -> Diagnostic {
    let mut anchors = Vec::new();
    collect_anchors(root, &mut anchors);
    let message = format!("nothing in `{file}` is called `#{anchor}`");
    let help = match suggestion::closest(anchor, anchors) {
        Some(anchor) => format!("did you mean `#{anchor}`?"),
        None => "references look like `pets.yaml#/Pet`".to_owned(),
    };
    Diagnostic::error("unresolved-reference", message).help(help)
}

fn collect_anchors<'n>(node: &'n Node, anchors: &mut Vec<&'n str>) {
    anchors.extend(["$anchor", "$dynamicAnchor"].iter().filter_map(|key| node.get(key)?.as_str()));
    node.children().for_each(|child| collect_anchors(child, anchors));
}
