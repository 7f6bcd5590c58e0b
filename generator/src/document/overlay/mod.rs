//! OpenAPI Overlays: changes to a description that stand in a file of their own.
//!
//! Overlay 1.0.0 is the specification, and where it leaves something open, 1.1.0 answers. Actions
//! run in their order, each on the result of the one before, and all of them before the
//! description is interpreted. Values that an overlay adds keep their place in the overlay, so that
//! diagnostics lead there.
//!
//! - `action` reads an action, and carries it out.
//! - `target` finds the values that it is applied to.
//! - `merge` puts an update into one of them.

mod action;
mod merge;
mod target;

use crate::document::report::Reporter;
use crate::document::tree::node::{Kind, Node};
use target::Target;

/// Amends a description, which goes by the name of its source. Returns true if all went well. If
/// not, the errors have been reported, and further faults of the description may just be those
/// that an overlay was to set right.
pub(super) fn apply(
    root: &mut Node,
    overlays: &[Node],
    description: &str,
    reporter: &mut Reporter<'_>,
) -> bool {
    if overlays.is_empty() {
        return true;
    }
    let mut target = Target::new(root);
    for overlay in overlays {
        if is_applicable(overlay, description, reporter) {
            for action in overlay.get("actions").map(Node::items).unwrap_or_default() {
                action::run(action, &mut target, reporter);
            }
        }
    }
    !reporter.has_errors()
}

/// Returns true if this is an overlay that can be carried out, and reports its faults.
fn is_applicable(overlay: &Node, description: &str, reporter: &mut Reporter<'_>) -> bool {
    let Some(version) = overlay.get("overlay") else {
        let message = "this is no overlay: `overlay` is missing";
        let help = "an overlay starts with its version, such as `overlay: 1.0.0`";
        reporter.error("invalid-overlay", reporter.place(overlay.origin), message, help);
        return false;
    };
    let number = version_number(version);
    // Only the first two numbers decide about the fields.
    let is_known = |known: &&str| number == **known || number.starts_with(&format!("{known}."));
    if !["1.0", "1.1"].iter().any(is_known) {
        let message = format!("there is no way to read Overlay {number}");
        let help = "Overlay 1.0 and 1.1 can be read";
        reporter.error("invalid-overlay", reporter.place(version.origin), message, help);
        return false;
    }
    fields(overlay, &["overlay", "info", "extends", "actions"], reporter);
    for field in ["title", "version"] {
        if overlay.get("info").and_then(|info| info.get(field)).is_none() {
            let holder = overlay.get("info").unwrap_or(overlay);
            let message = format!("the info of an overlay needs the field `{field}`");
            let help = format!("add `{field}`");
            reporter.warning("missing-field", reporter.place(holder.origin), message, help);
        }
    }
    if let Some(address) = overlay.get("extends") {
        extends(address, description, reporter);
    }
    let has_actions = overlay.get("actions").is_some_and(|actions| !actions.items().is_empty());
    if !has_actions {
        let holder = overlay.get("actions").unwrap_or(overlay);
        let message = "this overlay has no actions";
        let help = "`actions` is a list of changes, each with a `target`";
        reporter.error("invalid-overlay", reporter.place(holder.origin), message, help);
    }
    has_actions
}

/// Warns of an overlay for another description. `extends` is an address, and the description may
/// have come from there under any path, so only the names of the files are compared.
fn extends(extends: &Node, description: &str, reporter: &mut Reporter<'_>) {
    let file = |path: &str| path.rsplit(['/', '\\']).next().map(str::to_owned);
    let address = extends.as_str().unwrap_or_default();
    let path = address.split(['?', '#']).next().unwrap_or_default();
    if file(path) != file(description) {
        let message = format!("this overlay is made for `{address}`");
        let help = format!("it is applied to `{description}` all the same");
        reporter.warning("overlay-extends", reporter.place(extends.origin), message, help);
    }
}

/// Warns of fields that aren't known.
fn fields(object: &Node, known: &[&str], reporter: &mut Reporter<'_>) {
    for (key, value) in object.iter() {
        if !known.contains(&key) && !key.starts_with("x-") {
            let message = format!("`{key}` means nothing here");
            let help = format!("it is ignored; known are `{}`", known.join("`, `"));
            reporter.warning("unknown-field", reporter.key_place(value.origin), message, help);
        }
    }
}

/// Returns the version of an overlay. YAML takes `1.0` for a number.
fn version_number(version: &Node) -> String {
    match &version.kind {
        Kind::String(text) => text.to_string(),
        Kind::Number(number) => number.to_string(),
        _ => version.describe(),
    }
}
