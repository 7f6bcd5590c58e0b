//! Stands in for what is written for each description, so that the rest compiles.

use reqwest::Method;

use crate::runtime::client::{BuildError, Client};
use crate::runtime::request::Request;
use crate::runtime::union::untagged_union;

pub(crate) const DEFAULT_BASE_URL: Option<&str> = None;

#[derive(Debug, Default)]
pub(crate) struct Settings {
    sample: Option<String>,
}

impl Settings {
    pub(crate) fn own_servers(&self) -> [&str; 1] {
        [self.sample.as_deref().unwrap_or("/sample")]
    }

    pub(crate) fn check(&self) -> Result<(), BuildError> {
        self.sample.as_ref().map(drop).ok_or(BuildError::Missing("sample"))
    }
}

impl Client {
    pub(crate) fn request(&self, method: Method) -> Request {
        Request::new(method).header("x-sample", self.settings.sample.as_deref())
    }
}

pub(crate) const MESSAGE_POINTERS: &[&str] = &["/reason"];

crate::runtime::string_enum::string_enum! {
    /// Strings.
    pub enum Sample {
        Known = "known",
    } else Unknown(String)
}

crate::runtime::integer_enum::integer_enum! {
    /// Integers.
    pub enum Level {
        Known = 1,
    } else Unknown(i64)
}

#[derive(Debug)]
enum Tagged {
    Text(String),
    Unknown(serde_json::Value),
}

crate::runtime::union::tagged_union!(Tagged, "kind", Unknown, { "text" | "string" => Text });

#[derive(Debug)]
enum Untagged {
    Text(String),
    Unknown(serde_json::Value),
}

untagged_union!(Untagged, Unknown, { Text });

crate::runtime::conversion::conversions!(Untagged, { String | str => Text });
