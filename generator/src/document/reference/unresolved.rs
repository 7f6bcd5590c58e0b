//! Diagnostics for references that lead nowhere, above all with suggestions of their targets.

use super::target::{Names, Unresolved};
use crate::diagnostic::Diagnostic;
use crate::document::suggestion::closest;
use crate::document::tree::node::Node;
use crate::document::tree::pointer::Pointer;

/// The diagnostic, which still lacks its place.
pub(in crate::document::reference) fn diagnostic(
    root: &Node,
    names: &Names<'_>,
    text: &str,
    reason: Unresolved,
) -> Diagnostic {
    match reason {
        Unresolved::Outside => outside(root, text),
        Unresolved::Pointer(pointer) => nothing_there(root, text, &pointer, None),
        Unresolved::Anchor(anchor) => no_anchor(root, names, text, &anchor),
    }
}

/// The diagnostic for an address.
fn outside(root: &Node, text: &str) -> Diagnostic {
    let message = format!("`{text}` is an address, and nothing is fetched");
    let instead =
        || "save what is there beside the description, and refer to it by its path".to_owned();
    let help = slip(root, text).unwrap_or_else(instead);
    Diagnostic::error("external-reference", message).help(help)
}

/// The help for somebody who left out a part of a reference: a bare name is how Swagger 1 did it,
/// and a path without `#/` a slip.
pub(in crate::document) fn slip(root: &Node, text: &str) -> Option<String> {
    let path = Pointer::parse(&format!("/{}", text.trim_start_matches('/')));
    let mut meant = [Some(schema(text)), path].into_iter().flatten();
    meant.find(|pointer| root.find(pointer).is_some()).as_ref().map(did_you_mean)
}

/// A pointer that leads to nothing in a document, which has a name if it isn't the one that is
/// read.
pub(in crate::document) fn nothing_there(
    root: &Node,
    text: &str,
    pointer: &Pointer,
    file: Option<&str>,
) -> Diagnostic {
    let message = match file {
        Some(file) => format!("there is no `{}` in `{file}`", pointer.to_reference()),
        None => format!("there is no `{text}` in this document"),
    };
    let help = suggestion(root, pointer).map_or_else(
        || {
            let (known, missing) = known_part(root, pointer);
            format!("`{}` is there, but has no `{missing}`", known.to_reference())
        },
        |suggestion| did_you_mean(&suggestion),
    );
    Diagnostic::error("unresolved-reference", message).help(help)
}

/// The diagnostic for a text that is no pointer and no anchor.
fn no_anchor(root: &Node, names: &Names<'_>, text: &str, anchor: &str) -> Diagnostic {
    let message = format!("nothing in this document is called `{text}`");
    let path = Pointer::parse(&format!("/{anchor}")).filter(|path| root.find(path).is_some());
    let help = match (closest(anchor, names.anchors()), path) {
        (Some(anchor), _) => format!("did you mean `#{anchor}`?"),
        (None, Some(path)) => did_you_mean(&path),
        (None, None) => "references look like `#/components/schemas/Name`".to_owned(),
    };
    Diagnostic::error("unresolved-reference", message).help(help)
}

/// A pointer that does lead somewhere, and was probably meant.
fn suggestion(root: &Node, pointer: &Pointer) -> Option<Pointer> {
    let exists = |pointer: &Pointer| root.find(pointer).is_some();
    // Swagger 2.0 had its schemas elsewhere.
    let last = pointer.tokens().next_back()?;
    let moved = Some(schema(&last)).filter(|_| pointer.as_str().starts_with("/definitions/"));
    if let Some(moved) = moved.filter(exists) {
        return Some(moved);
    }
    let (known, missing) = known_part(root, pointer);
    let likely = closest(&missing, root.find(&known)?.iter().map(|(key, _)| key))?;
    let rest = pointer.tokens().skip(known.tokens().count() + 1);
    let suggestion = rest.fold(known.join(likely), |pointer, token| pointer.join(&token));
    Some(suggestion).filter(exists)
}

/// The longest beginning of a pointer that leads somewhere, and the step that doesn't.
fn known_part(root: &Node, pointer: &Pointer) -> (Pointer, String) {
    let mut known = Pointer::root();
    let mut node = root;
    for token in pointer.tokens() {
        match node.step(&token) {
            Some(next) => node = next,
            None => return (known, token.into_owned()),
        }
        known.push(&token);
    }
    (known, String::new())
}

fn schema(name: &str) -> Pointer {
    Pointer::root().join("components").join("schemas").join(name)
}

fn did_you_mean(pointer: &Pointer) -> String {
    format!("did you mean `{}`?", pointer.to_reference())
}
