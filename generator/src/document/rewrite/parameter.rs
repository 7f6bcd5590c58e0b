//! Parameters, and headers, which are parameters without a name and a place.
//!
//! `openapiv3` gives up on a whole document for a parameter that has no schema, or a style that its
//! place doesn't allow. Swagger 2.0 had the keywords of its schema in the parameter itself.

use super::body::single_examples;
use super::scalar::string;
use crate::config::Location;
use crate::document::report::Reporter;
use crate::document::shape::Object;
use crate::document::tree::node::{Entry, Kind, Node};
use crate::style;

/// The values of `in` (OpenAPI 3.1.1, section 4.8.12.1).
const LOCATIONS: [(&str, Location); 4] = [
    ("path", Location::Path),
    ("query", Location::Query),
    ("header", Location::Header),
    ("cookie", Location::Cookie),
];

/// Rewrites a parameter. Returns true if it is one.
pub(super) fn parameter(parameter: &mut Node, reporter: &mut Reporter<'_>) -> bool {
    let Some(location) = parameter.get_mut("in") else {
        // The table asks for it.
        return true;
    };
    if !string(location, reporter) {
        return false;
    }
    let origin = location.origin;
    let location_name = location.as_str().unwrap_or_default().to_owned();
    let lowercase = location_name.to_lowercase();
    let Some((name, location)) = LOCATIONS.into_iter().find(|(name, _)| *name == lowercase) else {
        let help = match location_name.as_str() {
            "body" => "that was Swagger 2.0; describe the body in `requestBody`",
            "formData" => {
                "that was Swagger 2.0; describe the form in `requestBody`, as \
                 `application/x-www-form-urlencoded` or `multipart/form-data`"
            }
            _ => "parameters are in `path`, `query`, `header` or `cookie`",
        };
        let message = format!("there are no parameters in `{location_name}`");
        reporter.error("parameter-location", reporter.place(origin), message, help);
        return false;
    };
    if location_name != name {
        let message = format!("there are no parameters in `{location_name}`");
        let place = reporter.place(origin);
        let help = format!("it is read as `{name}`");
        reporter.warning("unknown-value", place, message, help);
        parameter.set("in", Node::string(name, origin));
    }
    if location == Location::Path {
        required_in_path(parameter, reporter);
    }
    take_disallowed_style(parameter, name, location, reporter);
    schema_or_content(parameter, Object::Parameter, reporter);
    single_examples(parameter, reporter);
    true
}

/// Rewrites a header.
pub(super) fn header(header: &mut Node, reporter: &mut Reporter<'_>) {
    schema_or_content(header, Object::Header, reporter);
    single_examples(header, reporter);
}

/// Makes a parameter in the path required, whatever the document says: a path without it is another
/// path.
fn required_in_path(parameter: &mut Node, reporter: &mut Reporter<'_>) {
    let (place, origin) = match parameter.get("required") {
        Some(required) if required.as_bool() == Some(true) => return,
        Some(required) => (reporter.place(required.origin), required.origin),
        None => (reporter.place(parameter.origin), parameter.origin),
    };
    let message = "a parameter in the path must say `required: true`";
    reporter.warning("optional-path-parameter", place, message, "it is required all the same");
    parameter.set("required", Node::new(Kind::Boolean(true), origin));
}

/// Takes out a style that the place of a parameter doesn't allow.
fn take_disallowed_style(
    parameter: &mut Node,
    location_name: &str,
    location: Location,
    reporter: &mut Reporter<'_>,
) {
    let Some(style) = parameter.get_mut("style") else { return };
    if !string(style, reporter) {
        return;
    }
    let names: Vec<&str> = style::names(location).collect();
    let Some(name) = style.as_str().filter(|name| !names.contains(name)) else { return };
    let message = format!("a parameter in `{location_name}` can't have the style `{name}`");
    let help = format!("it is ignored; choose from `{}`", names.join("`, `"));
    reporter.warning("unknown-value", reporter.place(style.origin), message, help);
    parameter.take("style");
}

/// Leaves either a schema or a content, and makes a schema if there is neither.
fn schema_or_content(parameter: &mut Node, object: Object, reporter: &mut Reporter<'_>) {
    match (parameter.has("schema"), parameter.has("content")) {
        (true, false) | (false, true) => {}
        (true, true) => {
            let content =
                parameter.take("content").map_or(parameter.origin, |content| content.origin);
            let message = format!("{} has both `schema` and `content`", object.name());
            let place = reporter.key_place(content);
            reporter.warning("schema-and-content", place, message, "only `schema` counts");
        }
        (false, false) => lift_schema(parameter, object, reporter),
    }
}

/// Makes a schema of the keywords that stand in the parameter itself.
fn lift_schema(parameter: &mut Node, object: Object, reporter: &mut Reporter<'_>) {
    let origin = parameter.origin;
    let Some(entries) = parameter.entries_mut() else { return };
    let lifted: Vec<Entry> =
        entries.extract_if(.., |entry| object.lifted_field(&entry.key).is_some()).collect();
    let help = if lifted.is_empty() {
        "any value is allowed; say which in `schema`"
    } else {
        "the keywords of a schema in it are taken for one; move them into `schema`"
    };
    let message = format!("{} needs a `schema` or `content`", object.name());
    reporter.warning("missing-schema", reporter.place(origin), message, help);
    parameter.set("schema", Node::new(Kind::Mapping(lifted), origin));
}
