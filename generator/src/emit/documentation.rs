//! The documentation of methods.

use proc_macro2::TokenStream;

use super::token::docs;
use crate::model::{Operation, Retries, Status};

/// The documentation of an operation's method: what the description says, the request, the
/// arguments, and the errors.
pub(super) fn documentation(operation: &Operation) -> TokenStream {
    let (summary, description) = operation.docs.split_once("\n\n").unwrap_or((&operation.docs, ""));
    let mut paragraphs = vec![summary.to_owned(), call(operation), description.to_owned()];
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs.extend(operation.retries.as_ref().map(|retries| match retries {
        Retries::Policy(_) => {
            "A call that fails is repeated, as `ClientBuilder::retry_policy` can change.".to_owned()
        }
        Retries::Never => "A call that fails is not repeated.".to_owned(),
    }));
    paragraphs.extend(arguments(operation));
    let errors = match &operation.error {
        Some(error) => {
            format!("[`{error}`] for {}; see [`Error`].", listed(&operation.error_statuses))
        }
        None => "No error status is documented; see [`Error`].".to_owned(),
    };
    paragraphs.push(format!("# Errors\n\n{errors}"));
    docs(&paragraphs.join("\n\n"))
}

/// The method and path, and the server if that isn't the client's.
fn call(operation: &Operation) -> String {
    let call = format!("`{} {}`", operation.method.name(), operation.path);
    match &operation.server {
        Some(server) => format!("{call} of `{}`", server.url),
        None => call,
    }
}

/// A section with the arguments, as far as they have texts. Without its heading, the list would go
/// on with one at the end of the description.
fn arguments(operation: &Operation) -> Option<String> {
    let arguments = operation.single_arguments();
    let described = arguments.map(|argument| (&argument.name, &argument.docs));
    let body = operation.body.iter().map(|body| (&body.argument, &body.docs));
    let arguments: Vec<_> = described
        .chain(body)
        .filter(|(_, docs)| !docs.is_empty())
        .map(|(name, docs)| format!("- `{name}`: {}", docs.replace('\n', "\n  ")))
        .collect();
    (!arguments.is_empty()).then(|| format!("# Arguments\n\n{}", arguments.join("\n")))
}

/// The documented error statuses, of which the last may be all that aren't documented.
fn listed(statuses: &[Status]) -> String {
    let codes = statuses.iter().filter_map(|status| match status {
        Status::Exact(code) => Some(code.to_string()),
        Status::Range(hundred) => Some(format!("{hundred}XX")),
        Status::Default => None,
    });
    let codes: Vec<String> = codes.collect();
    let codes = match codes.as_slice() {
        [] => return "any status that is no success".to_owned(),
        [code] => format!("the status {code}"),
        [codes @ .., last] => format!("the statuses {} and {last}", codes.join(", ")),
    };
    match statuses.contains(&Status::Default) {
        true => codes + ", and any other",
        false => codes,
    }
}
