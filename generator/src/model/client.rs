//! The client: where it connects to, and what it sends with every call.

use super::operation::ArgumentKind;
use super::types::{Type, Variant};

/// A parameter that is set once, for the client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The name of the builder's method.
    pub name: String,
    /// Its documentation.
    pub docs: String,
    /// Whether no client can be built without it.
    pub required: bool,
    /// The type of its value, of which `Display` writes what is sent.
    pub ty: Type,
    /// The parameters it fills.
    pub parameters: Vec<Filled>,
}

/// A parameter that a setting fills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// Where it goes: into the path, the query or a header.
    pub kind: ArgumentKind,
    /// Its name in the description.
    pub wire: String,
}

/// A credential, by a security scheme of the description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// The name of the builder's method.
    pub name: String,
    /// Its documentation.
    pub docs: String,
    /// How it is sent.
    pub kind: CredentialKind,
}

/// How a credential is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CredentialKind {
    /// In a header of its own.
    Header(String),
    /// In the query.
    Query(String),
    /// In a cookie.
    Cookie(String),
    /// As `Authorization: Bearer`.
    Bearer,
    /// A user name and a password, as `Authorization: Basic`.
    Basic,
}

/// Which settings and credentials a request carries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequestKind {
    /// The name of the client's method that starts such a request.
    pub name: String,
    /// The alternatives, each with the names of the credentials that it takes together. The first of which all are
    /// set goes out, or else what is set of the last.
    pub credentials: Vec<Vec<String>>,
    /// The parameters outside the path that settings fill, with the settings' names.
    pub parameters: Vec<(Filled, String)>,
}

/// A server whose URL has variables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// The name of the struct.
    pub name: String,
    /// Its documentation.
    pub docs: String,
    /// The URL template, for people.
    pub url: String,
    /// The URL template, in pieces.
    pub parts: Vec<UrlPart>,
    /// The variables, as fields.
    pub variables: Vec<ServerVariable>,
}

/// The servers of the description, where there are several to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerList {
    /// The name of the enum.
    pub name: String,
    /// A variant for each server.
    pub servers: Vec<ListedServer>,
}

/// One of several servers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedServer {
    /// The name of the variant.
    pub name: String,
    /// Its documentation.
    pub docs: String,
    /// The URL, or its template.
    pub url: String,
    /// The name of the [`Server`] that has its variables, if there are any.
    pub variables: Option<String>,
}

/// A server that some operations go to instead of the client's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnServer {
    /// The name of the builder's method that sets its URL.
    pub name: String,
    /// Its documentation.
    pub docs: String,
    /// The URL unless set. A relative one is resolved against the client's base URL.
    pub url: String,
    /// The URLs of others that would do as well, and the template if it has variables.
    pub others: Vec<String>,
    /// The name of the [`Server`] that has its variables, if there are any.
    pub variables: Option<String>,
}

/// A piece of a URL template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UrlPart {
    /// Text as it stands there.
    Text(String),
    /// The value of a variable, by its field's name.
    Variable(String),
}

/// A variable of a server's URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerVariable {
    /// The name of the field.
    pub name: String,
    /// Its documentation.
    pub docs: String,
    /// The value unless set.
    pub default: String,
    /// The values it is one of, if the description lists them, and the name of their enum.
    pub values: Option<(String, Vec<Variant>)>,
}
