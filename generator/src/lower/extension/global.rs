//! Parameters that are set once, for the client, because an extension says so.

use super::{Extension, GlobalParameters, Holder, ParameterLocation, Row, chosen_name};
use crate::document::{Node, Pointer};
use crate::lower::choices::Choices;
use crate::lower::client::Client;
use crate::lower::reference::followed;
use crate::lower::report::Reporter;
use crate::name;

/// The parameters that the description has for all operations, by name and location.
#[derive(Debug, Default)]
pub(in crate::lower) struct Globals(Vec<Global>);

/// A parameter that is a setting of the client.
#[derive(Debug, Clone)]
pub(in crate::lower) struct Global {
    /// The place of its description.
    pointer: Pointer,
    name: String,
    location: String,
    /// The text that its setting is named after, if the description has one.
    wanted_name: Option<String>,
}

impl Globals {
    /// The parameter of this name and location.
    fn find(&self, name: &str, location: &str) -> Option<&Global> {
        let is_same = |global: &&Global| match location {
            // The names of headers have no case (RFC 9110, section 5.1).
            "header" => global.name.eq_ignore_ascii_case(name),
            _ => global.name == name,
        };
        let mut globals = self.0.iter().filter(|global| global.location == location);
        globals.find(is_same)
    }
}

/// Finds the parameters that stand at the root.
pub(in crate::lower) fn find_globals(reporter: &mut Reporter<'_>) -> Globals {
    let root = Pointer::root();
    let mut globals = Vec::new();
    for name in GlobalParameters::ALL {
        let Some(extension) = Extension::named(*name, &root, reporter.document) else { continue };
        globals.extend(match extension.name {
            GlobalParameters::Speakeasy => parameters(&extension, reporter),
            GlobalParameters::Fern => headers(&extension, reporter),
        });
    }
    Globals(globals)
}

/// The parameters of `x-speakeasy-globals`.
fn parameters(
    extension: &Extension<'_, GlobalParameters>,
    reporter: &mut Reporter<'_>,
) -> Vec<Global> {
    let Extension { at, value, .. } = extension;
    let Some(parameters) = value.get("parameters").filter(|list| list.is_sequence()) else {
        reporter.unreadable_extension(at, "an object with a list of `parameters`");
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
                wanted_name: None,
                pointer,
            }),
            // What no selected operation refers to has been taken out.
            None if reporter.document.value(&place).is_some_and(|node| node.has("$ref")) => {}
            None => reporter.unreadable_extension(&place, "a parameter"),
        }
    }
    globals
}

/// The headers of `x-fern-global-headers`.
fn headers(
    extension: &Extension<'_, GlobalParameters>,
    reporter: &mut Reporter<'_>,
) -> Vec<Global> {
    let mut globals = Vec::new();
    for (index, header) in extension.value.items().iter().enumerate() {
        let pointer = extension.at.join(&index.to_string());
        match header.get("header").and_then(Node::as_str) {
            Some(name) => globals.push(Global {
                name: name.to_owned(),
                location: "header".to_owned(),
                wanted_name: header.get("name").and_then(Node::as_str).map(str::to_owned),
                pointer,
            }),
            None => reporter.unreadable_extension(&pointer, "an object with `header`"),
        }
    }
    globals
}

/// The parameter that is set once for the client, if this one is such: one at the root, or itself.
pub(in crate::lower) fn global(
    name: &str,
    location: &str,
    pointer: &Pointer,
    reporter: &mut Reporter<'_>,
    client: &Client,
) -> Option<Global> {
    if let Some(global) = client.globals.find(name, location) {
        return Some(global.clone());
    }
    let found = Extension::<ParameterLocation>::first(pointer, reporter.document)?;
    match found.value.as_str() {
        Some("client") => Some(Global {
            pointer: pointer.clone(),
            name: name.to_owned(),
            location: location.to_owned(),
            wanted_name: None,
        }),
        Some("method") => None,
        _ => {
            reporter.unreadable_extension(&found.at, "`client` or `method`");
            None
        }
    }
}

/// The name that was chosen for the builder's method for a parameter: at the global one, or at the
/// parameter itself.
pub(in crate::lower) fn global_name(
    global: &Global,
    pointer: &Pointer,
    choices: &mut Choices<'_>,
    reporter: &mut Reporter<'_>,
) -> Option<String> {
    if let Some(name) = chosen_name(Holder::Parameter, &global.pointer, choices, reporter) {
        return Some(name);
    }
    let wanted = global.wanted_name.as_deref().map(name::field_name);
    wanted.or_else(|| chosen_name(Holder::Parameter, pointer, choices, reporter))
}
