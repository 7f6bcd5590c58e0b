//! The actions of an overlay: reading one, and carrying it out.

use super::fields;
use super::merge::{Misfit, append, merge};
use super::target::{Address, Target};
use crate::diagnostic::Diagnostic;
use crate::document::report::Reporter;
use crate::document::suggestion::closest;
use crate::document::text::MAX_DEPTH;
use crate::document::tree::node::{Kind, Node};

/// The most values that updates may add to a description. No overlay that people write comes near
/// it, but an update that is applied to all values again and again would double them each time.
const MAX_COPIES: usize = 1_000_000;

/// Carries out one action.
pub(super) fn run(action: &Node, target: &mut Target<'_>, reporter: &mut Reporter<'_>) {
    let Some(path) = action.get("target") else {
        let help = "say what it changes, as a JSONPath: `target: $.info`";
        let place = reporter.place(action.origin);
        let message = "this action has no target";
        reporter.error("invalid-overlay", place, message, help);
        return;
    };
    fields(action, &["target", "description", "update", "copy", "remove"], reporter);
    let Some(change) = Change::of(action, target, reporter) else { return };
    let Some(addresses) = select(path, target, reporter) else { return };
    match change {
        Change::Remove => remove(path, addresses, target, reporter),
        Change::Update(update) => update_all(&update, &addresses, target, reporter),
    }
}

/// The change that an action makes.
enum Change {
    Update(Node),
    Remove,
}

impl Change {
    /// Reads the change of an action: `remove` counts before `update`, and that before `copy`.
    fn of(action: &Node, target: &Target<'_>, reporter: &mut Reporter<'_>) -> Option<Self> {
        if let Some(remove) = action.get("remove") {
            match remove.as_bool() {
                Some(true) => return Some(Self::Remove),
                Some(false) => {}
                None => {
                    let message = format!("expected a boolean, found {}", remove.describe());
                    let place = reporter.place(remove.origin);
                    let help = "write `remove: true`";
                    reporter.error("invalid-overlay", place, message, help);
                    return None;
                }
            }
        }
        if let Some(update) = action.get("update") {
            return Some(Self::Update(update.clone()));
        }
        let Some(copy) = action.get("copy") else {
            let help = "add `update` with what is new, or `remove: true`";
            let place = reporter.place(action.origin);
            let message = "this action changes nothing";
            reporter.error("invalid-overlay", place, message, help);
            return None;
        };
        let addresses = select(copy, target, reporter)?;
        let [address] = addresses.as_slice() else {
            let message = format!("this is {} values, and only one can be copied", addresses.len());
            let place = reporter.place(copy.origin);
            let help = "name one of them";
            reporter.error("invalid-overlay", place, message, help);
            return None;
        };
        target.find(address).cloned().map(Self::Update)
    }
}

/// Returns the addresses that a path leads to. It is an error if there are none.
fn select(path: &Node, target: &Target<'_>, reporter: &mut Reporter<'_>) -> Option<Vec<Address>> {
    let Some(text) = path.as_str() else {
        let message = format!("expected a JSONPath, found {}", path.describe());
        let place = reporter.place(path.origin);
        let help = "a JSONPath looks like `$.info.title`";
        reporter.error("invalid-overlay", place, message, help);
        return None;
    };
    match target.select(text) {
        Ok(addresses) if addresses.is_empty() => {
            let message = format!("nothing in the description is `{text}`");
            let place = reporter.place(path.origin);
            let help = advice_on_unmatched(text, target);
            reporter.error("unmatched-action", place, message, help);
            None
        }
        Ok(addresses) => Some(addresses),
        Err(_) if !text.starts_with('$') => {
            let message = "this is no JSONPath: it doesn't start with `$`";
            let help = format!("did you mean `$.{text}`?");
            reporter.error("invalid-overlay", reporter.place(path.origin), message, help);
            None
        }
        Err(why) => {
            let message = format!("this is no JSONPath: {why}");
            let help = "names with other characters than letters, digits and `_` stand in \
                        brackets: `$.paths['/a'].get`";
            reporter.error("invalid-overlay", reporter.place(path.origin), message, help);
            None
        }
    }
}

/// Returns advice about a path that leads nowhere.
fn advice_on_unmatched(path: &str, target: &Target<'_>) -> String {
    let Some((known, addresses)) = target.known_part(path) else {
        return "remove the action, or adapt it to the description".to_owned();
    };
    let next = path[known.len()..].trim_start_matches(['.', '[', '\'', '"']);
    let name = next.split(['.', '[', ']', '\'', '"']).next().unwrap_or_default();
    let found = addresses.first().and_then(|address| target.find(address));
    let keys = found.into_iter().flat_map(Node::iter).map(|(key, _)| key);
    match closest(name, keys) {
        Some(meant) if meant != name => format!("did you mean `{meant}` in `{known}`?"),
        _ => format!("`{known}` is there, but has nothing like the rest"),
    }
}

fn remove(
    path: &Node,
    addresses: Vec<Address>,
    target: &mut Target<'_>,
    reporter: &mut Reporter<'_>,
) {
    if addresses.iter().any(Address::is_root) {
        let help = "name what in it is to go";
        let place = reporter.place(path.origin);
        let message = "this would remove the whole description";
        reporter.error("invalid-overlay", place, message, help);
        return;
    }
    target.remove(addresses);
}

fn update_all(
    update: &Node,
    addresses: &[Address],
    target: &mut Target<'_>,
    reporter: &mut Reporter<'_>,
) {
    let cost = update.size().saturating_mul(addresses.len());
    if !target.spend(cost, MAX_COPIES) {
        let message = format!("updates add more than {MAX_COPIES} values");
        let place = reporter.place(update.origin);
        let help = "choose a narrower target";
        reporter.error("too-large", place, message, help);
        return;
    }
    let height = height(update);
    if addresses.iter().any(|address| address.depth() + height > MAX_DEPTH) {
        let message = format!("this makes more than {MAX_DEPTH} levels of nesting");
        let place = reporter.place(update.origin);
        let help = "choose another target";
        reporter.error("too-large", place, message, help);
        return;
    }
    for address in addresses {
        let Some(node) = target.find_mut(address) else { continue };
        let merged = match node.kind {
            Kind::Sequence(_) => {
                append(node, update);
                Ok(())
            }
            _ => merge(node, update),
        };
        if let Err(misfit) = merged {
            report_misfit(&misfit, reporter);
            // The other values will hardly fit better.
            break;
        }
    }
    target.update_copy(addresses);
}

fn report_misfit(misfit: &Misfit, reporter: &mut Reporter<'_>) {
    let Misfit { update, target } = misfit;
    let message = format!("{} can't be merged into {}", update.describe(), target.describe());
    let diagnostic = Diagnostic::error("overlay-mismatch", message)
        .at(reporter.place(update.origin))
        .help(
            "to put something else in its place, remove it with one action and add it with the \
             next",
        )
        .related(reporter.place(target.origin), "this is there");
    reporter.push(diagnostic);
}

/// Returns the levels of nesting in a value.
fn height(node: &Node) -> usize {
    1 + node.children().map(height).max().unwrap_or_default()
}
