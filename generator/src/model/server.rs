//! Servers: the URLs that requests go to.

use super::enumeration::Variant;

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

/// The [`OwnServer`] that an operation goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperationServer {
    /// The name of the [`OwnServer`].
    pub name: String,
    /// Its URL unless set, for people.
    pub url: String,
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
    /// The values that it is one of, if the description lists them.
    pub values: Option<VariableValues>,
}

/// The enum of the values that a variable can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VariableValues {
    /// The name of the enum.
    pub name: String,
    /// A variant for each value.
    pub variants: Vec<Variant>,
}
