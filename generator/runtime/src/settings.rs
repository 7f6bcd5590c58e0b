//! Stands in for what is written for each description, so that the rest compiles.

use reqwest::Method;
use url::Url;

use crate::runtime::client::{BuildError, Client, ClientBuilder};
use crate::runtime::error::CallError;
use crate::runtime::own_server::own_server;
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

#[derive(Debug)]
pub(crate) struct Servers {
    pub(crate) sample: Url,
}

impl Servers {
    pub(crate) fn new(base_url: &Url, settings: &Settings) -> Result<Self, BuildError> {
        let url = settings.sample.as_deref().unwrap_or("/sample");
        Ok(Self { sample: own_server(base_url, url)? })
    }
}

#[derive(Debug)]
pub(crate) struct Starts {
    request: Request,
}

impl Starts {
    pub(crate) fn new(builder: &ClientBuilder) -> Self {
        Self { request: Request::new().header("x-sample", builder.settings.sample.as_deref()) }
    }

    pub(crate) fn check(&self) -> Result<(), CallError> {
        self.request.check()
    }
}

impl Client {
    pub(crate) fn request(&self, method: Method) -> Request {
        self.starts.request.start(method)
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

/// An object with a field for each rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Thing {
    /// A required field.
    pub id: i64,
    /// An optional one.
    pub name: Option<String>,
    /// One that may be null.
    pub note: Option<String>,
    /// One that may be left out or null.
    pub parent: Option<Option<Box<Thing>>>,
    /// One that is empty by default.
    pub tags: Vec<String>,
    /// One that may be spelt in other ways.
    pub size: Option<i32>,
    /// The others.
    pub rest: std::collections::BTreeMap<String, serde_json::Value>,
}

crate::runtime::object::object! {
    Thing {
        "id": id,
        "name": name,
        "note": note as Required,
        "parent": parent as Nullable,
        "tags": tags as Defaulted,
        "size": size as Lenient,
        ..rest
    }
}

crate::runtime::tuple::tuple!(T0 0, T1 1);
crate::runtime::text::text!(std::net::Ipv4Addr, std::net::Ipv4Addr::UNSPECIFIED);
crate::runtime::foreign::foreign!(std::time::Duration);

/// A list of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Nested(pub Vec<Self>);

crate::runtime::transparent::transparent!(Nested);
