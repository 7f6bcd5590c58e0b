//! Names of statuses.

use http::StatusCode;

use crate::model::Status;
use crate::name;

/// The name of the variant for a status.
pub(super) fn name(status: Status) -> String {
    let fixed = match status {
        Status::Exact(code) => match reason(code) {
            Some(reason) => return name::variant_name(reason),
            None => return format!("Status{code}"),
        },
        Status::Range(1) => "Informational",
        Status::Range(2) => "Success",
        Status::Range(3) => "Redirection",
        Status::Range(4) => "ClientError",
        Status::Range(5) => "ServerError",
        Status::Range(range) => return format!("Status{range}xx"),
        Status::Default => "Other",
    };
    fixed.to_owned()
}

/// A status for people.
pub(super) fn text(status: Status) -> String {
    match status {
        Status::Exact(code) => code.to_string(),
        Status::Range(hundred) => format!("{hundred}XX"),
        Status::Default => "Any other status".to_owned(),
    }
}

/// The hundred that a status is of, unless it is all that aren't documented.
pub(super) fn hundred(status: Status) -> Option<u16> {
    match status {
        Status::Exact(code) => Some(code / 100),
        Status::Range(hundred) => Some(hundred),
        Status::Default => None,
    }
}

/// The words of HTTP for a status.
fn reason(code: u16) -> Option<&'static str> {
    StatusCode::from_u16(code).ok()?.canonical_reason()
}
