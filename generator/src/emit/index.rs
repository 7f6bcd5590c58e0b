//! The index of all operations by group, for the front page of a crate's documentation.

use crate::model::{Api, Group, Operation, Owner};

/// The file, which the crate's root includes.
pub(super) const PATH: &str = "index.md";

/// The first lines of the file, which nobody sees who reads the documentation.
pub(crate) const HEADER: &str = "\
<!-- @generated from the description. Changes made here are lost: change the description or the
configuration, and generate again. -->
";

/// The text, if there are groups.
pub(super) fn index(api: &Api) -> Option<String> {
    if api.groups.is_empty() {
        return None;
    }
    let mut text = format!("{HEADER}\n# Operations\n");
    let mut groups: Vec<&Group> = api.groups.iter().collect();
    // The client's own methods come first.
    groups.sort_by_key(|group| (group.handle.is_some(), &group.name));
    for group in groups {
        text.push_str(&heading(group));
        for operation in group.operations.iter().map(|at| &api.operations[*at]) {
            text.push_str(&line(operation));
        }
    }
    Some(text)
}

fn heading(group: &Group) -> String {
    let title = group.docs.lines().next().unwrap_or_default();
    match &group.handle {
        Some(handle) => {
            let path = Owner::Client.method(&handle.method);
            format!("\n## [`{}`]({path})\n\n{title}\n\n", handle.method)
        }
        None => format!("\n## {title}\n\n"),
    }
}

/// The method with what it requests, and the first sentence about it.
fn line(operation: &Operation) -> String {
    let Operation { name, path, .. } = operation;
    let call = format!("`{} {path}`", operation.method.name());
    let link = format!("[`{name}`]({})", operation.method_path());
    let summary = operation.docs.split("\n\n").next().unwrap_or_default();
    let summary = summary.split('\n').collect::<Vec<_>>().join(" ");
    match summary.as_str() {
        "" => format!("- {link} {call}\n"),
        summary => format!("- {link} {call}: {summary}\n"),
    }
}
