//! Parameters that are set once, for the client, because an extension says so.

use super::{Holder, chosen_name};
use crate::document::{Node, Pointer};
use crate::lower::choices::Choices;
use crate::lower::client::Client;
use crate::lower::reference::followed;
use crate::lower::report::Reporter;
use crate::name;

/// The parameters that the description has for all operations, by name and location.
#[derive(Debug, Default)]
pub(in crate::lower) struct Globals(Vec<Global>);

#[derive(Debug)]
struct Global {
    name: String,
    location: String,
    pointer: Pointer,
}

impl Globals {
    /// Where the parameter of this name and location stands, if it is one.
    pub(in crate::lower) fn find(&self, name: &str, location: &str) -> Option<&Pointer> {
        let is_same = |global: &&Global| match location {
            // The names of headers have no case (RFC 9110, section 5.1).
            "header" => global.name.eq_ignore_ascii_case(name),
            _ => global.name == name,
        };
        let mut globals = self.0.iter().filter(|global| global.location == location);
        globals.find(is_same).map(|global| &global.pointer)
    }
}

/// The parameters that stand at the root.
pub(in crate::lower) fn find_globals(reporter: &mut Reporter<'_>) -> Globals {
    let root = Pointer::root();
    let mut globals = speakeasy_globals(&root, reporter);
    if let Some((at, value)) = reporter.extension(&["x-fern-global-headers"], &root) {
        for (index, header) in value.items().iter().enumerate() {
            let pointer = at.join(&index.to_string());
            match header.get("header").and_then(Node::as_str) {
                Some(name) => globals.push(Global {
                    name: name.to_owned(),
                    location: "header".to_owned(),
                    pointer,
                }),
                None => reporter.unreadable(&pointer, "an object with `header`"),
            }
        }
    }
    Globals(globals)
}

fn speakeasy_globals(root: &Pointer, reporter: &mut Reporter<'_>) -> Vec<Global> {
    let found = reporter.extension(&["x-speakeasy-globals"], root);
    let Some((at, value)) = found else { return Vec::new() };
    let Some(parameters) = value.get("parameters").filter(|list| list.is_sequence()) else {
        reporter.unreadable(&at, "an object with a list of `parameters`");
        return Vec::new();
    };
    let mut globals = Vec::new();
    for index in 0..parameters.items().len() {
        let place = at.join("parameters").join(&index.to_string());
        let pointer = followed(place.clone(), reporter.document);
        let text = |key: &str| reporter.document.value(&pointer)?.get(key)?.as_str();
        match text("name").zip(text("in")) {
            Some((name, location)) => globals.push(Global {
                name: name.to_owned(),
                location: location.to_owned(),
                pointer,
            }),
            // What no selected operation refers to has been taken out.
            None if reporter.document.value(&place).is_some_and(|node| node.has("$ref")) => {}
            None => reporter.unreadable(&place, "a parameter"),
        }
    }
    globals
}

/// Where the parameter that is set once for the client stands, if this one is such: at the root, or by itself.
pub(in crate::lower) fn global(
    name: &str,
    location: &str,
    pointer: &Pointer,
    reporter: &mut Reporter<'_>,
    client: &Client,
) -> Option<Pointer> {
    if let Some(global) = client.globals.find(name, location) {
        return Some(global.clone());
    }
    let (at, value) = reporter.extension(&["x-ms-parameter-location"], pointer)?;
    match value.as_str() {
        Some("client") => Some(pointer.clone()),
        Some("method") => None,
        _ => {
            reporter.unreadable(&at, "`client` or `method`");
            None
        }
    }
}

/// The name that the builder's method for such a parameter gets.
pub(in crate::lower) fn global_name(
    global: &Pointer,
    pointer: &Pointer,
    choices: &mut Choices<'_>,
    reporter: &mut Reporter<'_>,
) -> Option<String> {
    if let Some(name) = chosen_name(Holder::Parameter, global, choices, reporter) {
        return Some(name);
    }
    let fern = reporter.document.value(global).and_then(|global| global.get("name")?.as_str());
    let is_fern = global.as_str().starts_with("/x-fern-global-headers");
    let fern = fern.filter(|_| is_fern).map(name::field_name);
    fern.or_else(|| chosen_name(Holder::Parameter, pointer, choices, reporter))
}
