//! The document as a whole, its servers, and its links.

use crate::document::report::Reporter;
use crate::document::tree::node::Node;

/// The dialects of JSON Schema that 3.1 documents are in unless they say otherwise, or that are the
/// same to us.
const DIALECTS: [&str; 2] =
    ["https://spec.openapis.org/oas/3.1/dialect/", "https://json-schema.org/draft/2020-12/schema"];

/// Reports the dialect of a document, and its webhooks.
pub(super) fn open_api(root: &mut Node, reporter: &mut Reporter<'_>) {
    dialect(root, "jsonSchemaDialect", reporter);
    if let Some(webhooks) = root.get("webhooks").filter(|webhooks| !webhooks.entries().is_empty()) {
        let place = reporter.key_place(webhooks.origin);
        let instead = "there are types for their bodies, and no code that receives them";
        reporter.loss("webhooks", place, "webhooks are requests that the server sends", instead);
    }
}

/// Warns of a dialect other than the one in which all schemas are read.
pub(super) fn dialect(node: &Node, field: &str, reporter: &mut Reporter<'_>) {
    let Some(dialect) = node.get(field) else { return };
    let is_known =
        |text: &str| DIALECTS.iter().any(|known| text.trim_end_matches('#').starts_with(known));
    if !dialect.as_str().is_some_and(is_known) {
        let help = "schemas are read as JSON Schema 2020-12";
        let place = reporter.place(dialect.origin);
        reporter.warning("unknown-dialect", place, "this dialect isn't known here", help);
    }
}

/// Makes the first value of a server variable its default, if it has none.
pub(super) fn server_variable(variable: &mut Node, reporter: &mut Reporter<'_>) {
    if variable.has("default") {
        return;
    }
    let Some(first) = variable.get("enum").and_then(|values| values.items().first()).cloned()
    else {
        return;
    };
    let message = "a server variable needs the field `default`";
    let help = "the first value of `enum` is assumed";
    reporter.warning("missing-field", reporter.place(variable.origin), message, help);
    variable.set("default", first);
}

/// Leaves one of the two ways to name the operation of a link. Returns true if there is one.
pub(super) fn link(link: &mut Node, reporter: &mut Reporter<'_>) -> bool {
    match (link.has("operationRef"), link.has("operationId")) {
        (true, false) | (false, true) => {}
        (true, true) => {
            let place = reporter.place(link.origin);
            let message = "a link has either `operationId` or `operationRef`";
            reporter.warning("ambiguous-link", place, message, "only `operationId` counts");
            link.take("operationRef");
        }
        (false, false) => {
            let message = "a link needs the field `operationId` or `operationRef`";
            let place = reporter.place(link.origin);
            let help = "it is left out";
            reporter.warning("missing-field", place, message, help);
            return false;
        }
    }
    true
}
