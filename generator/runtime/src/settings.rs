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

#[derive(Debug, Clone, Copy, PartialEq)]
enum Number {
    One,
    Unknown(i64),
}

impl Number {
    const KNOWN: &[Self] = &[Self::One];

    fn value(self) -> i64 {
        match self {
            Self::One => 1,
            Self::Unknown(value) => value,
        }
    }
}

crate::runtime::integer_enum::integer_enum!(Number, i64, Unknown);

#[derive(Debug, Clone, PartialEq)]
enum Sample {
    Known,
    Unknown(String),
}

impl Sample {
    const KNOWN: &[Self] = &[Self::Known];

    fn as_str(&self) -> &str {
        match self {
            Self::Known => "known",
            Self::Unknown(value) => value,
        }
    }
}

crate::runtime::string_enum::string_enum!(Sample, Unknown);

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
