// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.

//! Values in the path.

use std::fmt::Display;

use super::super::percent::encoded;
use super::Request;

impl Request {
    /// Adds a parameter's value to the path. None may be empty: `/tasks/{name}` without its name is
    /// another operation's path.
    pub(crate) fn path_parameter(mut self, name: &'static str, value: impl Display) -> Self {
        let value = value.to_string();
        self.path.push_str(&encoded(&value));
        self.refuse(value.is_empty(), || format!("the path parameter `{name}` is empty"))
    }
}
