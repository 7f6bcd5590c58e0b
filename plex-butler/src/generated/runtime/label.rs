// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.

//! The name that errors have for a request.

use std::fmt;
use std::sync::Arc;

use reqwest::Method;

/// Method and path of a request, for people. Only errors write it down.
#[derive(Debug, Clone)]
pub(crate) struct Label {
    pub(super) method: Method,
    pub(super) path: String,
}

impl Label {
    /// The text, for an error to keep.
    pub(super) fn written(&self) -> Arc<str> {
        self.to_string().into()
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}
