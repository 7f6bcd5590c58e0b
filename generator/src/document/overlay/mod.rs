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

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::tree::node::{Kind, Node};
use crate::document::tree::origin::Origins;
use target::Target;

/// Amends a description, which goes by the name of its source. Returns true if all went well. If
/// not, the errors are in `diagnostics`, and further faults of the description may just be those
/// that an overlay was to set right.
pub(super) fn apply(
    root: &mut Node,
    overlays: &[Node],
    description: &str,
    origins: &Origins,
    diagnostics: &mut Diagnostics,
) -> bool {
    if overlays.is_empty() {
        return true;
    }
    let mut target = Target::new(root);
    let mut reader = Reader { origins, diagnostics, failed: false };
    for overlay in overlays {
        if reader.overlay(overlay, description) {
            for action in overlay.get("actions").map(Node::items).unwrap_or_default() {
                action::run(action, &mut target, &mut reader);
            }
        }
    }
    !reader.failed
}

/// The reader of overlays, with the means to report faults.
struct Reader<'a> {
    origins: &'a Origins,
    diagnostics: &'a mut Diagnostics,
    failed: bool,
}

impl Reader<'_> {
    /// Returns true if this is an overlay that can be carried out.
    fn overlay(&mut self, overlay: &Node, description: &str) -> bool {
        let Some(version) = overlay.get("overlay") else {
            let help = "an overlay starts with its version, such as `overlay: 1.0.0`";
            self.error(
                "invalid-overlay",
                overlay,
                "this is no overlay: `overlay` is missing",
                help,
            );
            return false;
        };
        let number = version_number(version);
        // Only the first two numbers decide about the fields.
        let is_known = |known: &&str| number == **known || number.starts_with(&format!("{known}."));
        if !["1.0", "1.1"].iter().any(is_known) {
            let message = format!("there is no way to read Overlay {number}");
            self.error("invalid-overlay", version, message, "Overlay 1.0 and 1.1 can be read");
            return false;
        }
        self.fields(overlay, &["overlay", "info", "extends", "actions"]);
        for field in ["title", "version"] {
            if overlay.get("info").and_then(|info| info.get(field)).is_none() {
                let place = overlay.get("info").unwrap_or(overlay);
                let message = format!("the info of an overlay needs the field `{field}`");
                self.warning("missing-field", place, message, format!("add `{field}`"));
            }
        }
        if let Some(extends) = overlay.get("extends") {
            self.extends(extends, description);
        }
        let has_actions = overlay.get("actions").is_some_and(|actions| !actions.items().is_empty());
        if !has_actions {
            let place = overlay.get("actions").unwrap_or(overlay);
            let help = "`actions` is a list of changes, each with a `target`";
            self.error("invalid-overlay", place, "this overlay has no actions", help);
        }
        has_actions
    }

    /// Warns of an overlay for another description. `extends` is an address, and the description
    /// may have come from there under any path, so only the names of the files are compared.
    fn extends(&mut self, extends: &Node, description: &str) {
        let file = |path: &str| path.rsplit(['/', '\\']).next().map(str::to_owned);
        let address = extends.as_str().unwrap_or_default();
        let path = address.split(['?', '#']).next().unwrap_or_default();
        if file(path) != file(description) {
            let message = format!("this overlay is made for `{address}`");
            let help = format!("it is applied to `{description}` all the same");
            self.warning("overlay-extends", extends, message, help);
        }
    }

    /// Warns of fields that aren't known.
    fn fields(&mut self, object: &Node, known: &[&str]) {
        for (key, value) in object.iter() {
            if !known.contains(&key) && !key.starts_with("x-") {
                let place = self.origins.key_place(value.origin);
                let help = format!("it is ignored; known are `{}`", known.join("`, `"));
                let message = format!("`{key}` means nothing here");
                let diagnostic = Diagnostic::warning("unknown-field", message);
                self.diagnostics.push(diagnostic.at(place).help(help));
            }
        }
    }

    fn error(
        &mut self,
        code: &'static str,
        node: &Node,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.fail(Diagnostic::error(code, message).at(self.origins.place(node.origin)).help(help));
    }

    fn fail(&mut self, error: Diagnostic) {
        self.failed = true;
        self.diagnostics.push(error);
    }

    fn warning(
        &mut self,
        code: &'static str,
        node: &Node,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let place = self.origins.place(node.origin);
        self.diagnostics.push(Diagnostic::warning(code, message).at(place).help(help));
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
